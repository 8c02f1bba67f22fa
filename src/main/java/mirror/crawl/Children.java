package mirror.crawl;

import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
  private final List<URI> files = new ArrayList<>();
  private final List<URI> directories = new ArrayList<>();

  /** A directory there and here: below it, places follow from URLs. */
  record Base(URI uri, LocalDirectory directory) {
    /** A page's directory: its last segment is one, slash or not. */
    static Base of(URI page, LocalDirectory directory) {
      return page.getRawPath().endsWith("/")
          ? new Base(page, directory)
          : new Base(page.resolve(page.getRawPath() + "/"), directory);
    }

    /** The place of a URL below. */
    Place place(URI below) {
      String path = below.getRawPath();
      int name = path.lastIndexOf('/') + 1;
      LocalDirectory above = directory;
      for (String segment : path.substring(start(path), name).split("/", -1)) {
        above = segment.isEmpty() ? above : above.child(LocalName.of(segment));
      }
      return name == path.length()
          ? new Place.Directory(above)
          : new Place.File(above, LocalName.of(path.substring(name)));
    }

    /** Counted in slashes: a link may escape other characters than the page's own URL does. */
    private int start(String path) {
      int start = 0;
      for (long slashes = uri.getRawPath().chars().filter(c -> c == '/').count();
          slashes > 0;
          slashes--) {
        start = path.indexOf('/', start) + 1;
      }
      return start;
    }
  }

  Children(Target parent, Base base) {
    this.parent = parent;
    this.base = base;
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
        .map(uri -> parent.child(uri, base.place(uri)))
        .iterator();
  }
}
