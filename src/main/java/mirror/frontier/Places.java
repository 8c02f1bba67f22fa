package mirror.frontier;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.listing.Shape;
import mirror.local.LocalDirectory;
import mirror.local.Place;
import mirror.scope.Scope;

/**
 * Where the entries of a page go: a listing's below its directory, under the names that it gives
 * them; those of a page that somebody wrote where their URLs say, anywhere in the tree.
 */
public sealed interface Places {
  Place of(Entry entry);

  /** The same for telling places apart, a file's from a directory's not. */
  String key(Entry entry);

  static Places of(Listing.Kind kind, Root root, LocalDirectory directory) {
    return switch (kind) {
      case GENERATED -> new Below(directory);
      case HAND_MADE -> new InTree(root, root.base(), new Below(directory));
    };
  }

  /** Below the directory of a listing. */
  record Below(LocalDirectory directory) implements Places {
    @Override
    public Place of(Entry entry) {
      List<String> segments = segments(entry.path());
      LocalDirectory above = directory;
      for (String segment : segments.subList(0, segments.size() - 1)) {
        above = above.below(segment);
      }
      return entry.shape() == Shape.DIRECTORY
          ? new Place.Directory(above.below(segments.getLast()))
          : above.file(segments.getLast());
    }

    @Override
    public String key(Entry entry) {
      List<String> segments = segments(entry.path());
      if (segments.size() == 1) {
        return directory.name(segments.getFirst());
      }
      return segments.stream().map(directory::name).collect(Collectors.joining("/"));
    }
  }

  /**
   * Anywhere below the root; what has a query, where its page says; what is on another host, in a
   * host directory of its own.
   */
  record InTree(Root root, Base base, Below page) implements Places {
    @Override
    public Place of(Entry entry) {
      if (entry.uri().getRawQuery() != null) {
        return page.of(entry);
      }
      return Scope.sameOrigin(root.uri(), entry.uri())
          ? base.place(entry.uri())
          : root.tree().place(entry.uri());
    }

    @Override
    public String key(Entry entry) {
      return of(entry).path().toString();
    }
  }

  /** A directory there and here: below it, places follow from URLs. */
  record Base(LocalDirectory directory, int slashes) {
    /** Of a directory's URL, or of a page in it. */
    static Base of(URI uri, LocalDirectory directory) {
      // Counted in slashes: a link may escape other characters than the page's own URL does.
      return new Base(directory, (int) uri.getRawPath().chars().filter(c -> c == '/').count());
    }

    /** The place of a URL below. */
    Place place(URI below) {
      String path = below.getRawPath();
      int name = path.lastIndexOf('/') + 1;
      LocalDirectory above = directory;
      for (String segment : segments(path.substring(Math.min(start(path), name), name))) {
        above = above.below(segment);
      }
      return name == path.length() ? new Place.Directory(above) : above.file(path.substring(name));
    }

    private int start(String path) {
      int start = 0;
      for (int i = 0; i < slashes; i++) {
        start = path.indexOf('/', start) + 1;
      }
      return start;
    }
  }

  /** "a//b" is "a/b" to every file system, and to most servers. */
  private static List<String> segments(String path) {
    int slash = path.indexOf('/');
    if (slash < 0 && !path.isEmpty()) {
      return List.of(path);
    }
    if (slash > 0 && slash == path.length() - 1) {
      return List.of(path.substring(0, slash));
    }
    return Arrays.stream(path.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
  }
}
