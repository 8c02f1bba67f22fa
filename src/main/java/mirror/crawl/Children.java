package mirror.crawl;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mirror.local.LocalDirectory;
import mirror.local.LocalName;
import mirror.local.Place;

/**
 * What a listing names and the tree wants: files first, so that a directory is done before the next
 * is opened. Made targets one by one, when their turn comes.
 */
public final class Children {
  private final Target parent;
  private final Base base;
  private final Ancestry ancestry;
  private final List<URI> files = new ArrayList<>();
  private final List<URI> directories = new ArrayList<>();

  /** A directory there and here: below it, places follow from URLs. */
  record Base(URI uri, LocalDirectory directory, int slashes) {
    /** Of a directory's URL, or of a page in it. */
    static Base of(URI uri, LocalDirectory directory) {
      // Counted in slashes: a link may escape other characters than the page's own URL does.
      return new Base(uri, directory, (int) uri.getRawPath().chars().filter(c -> c == '/').count());
    }

    /** The place of a URL below. */
    Place place(URI below) {
      String path = below.getRawPath();
      int name = path.lastIndexOf('/') + 1;
      LocalDirectory above = directory;
      for (int start = start(path); start < name; start = path.indexOf('/', start) + 1) {
        String segment = path.substring(start, path.indexOf('/', start));
        above = segment.isEmpty() ? above : above.child(LocalName.of(segment));
      }
      return name == path.length()
          ? new Place.Directory(above)
          : new Place.File(above, LocalName.of(path.substring(name)));
    }

    /** The same for telling places apart, without the last slash of a directory. */
    String name(URI below) {
      String path = below.getRawPath();
      int end = path.endsWith("/") ? path.length() - 1 : path.length();
      return Arrays.stream(path.substring(Math.min(start(path), end), end).split("/", -1))
          .filter(segment -> !segment.isEmpty())
          .map(LocalName::of)
          .collect(Collectors.joining("/"));
    }

    private int start(String path) {
      int start = 0;
      for (int i = 0; i < slashes; i++) {
        start = path.indexOf('/', start) + 1;
      }
      return start;
    }
  }

  Children(Target parent, Base base, Ancestry ancestry) {
    this.parent = parent;
    this.base = base;
    this.ancestry = ancestry;
  }

  void add(URI uri) {
    (uri.getRawPath().endsWith("/") ? directories : files).add(uri);
  }

  public int files() {
    return files.size();
  }

  public int directories() {
    return directories.size();
  }

  Iterator<Target> targets() {
    return Stream.concat(files.stream(), directories.stream())
        .map(uri -> parent.child(uri, base.place(uri), ancestry))
        .iterator();
  }
}
