package mirror.listing;

import java.net.URI;

/** What a link is to the page that holds it, judged by the two URLs alone. */
public enum LinkKind {
  /** One level below the page's directory: an entry, if the page is a listing. */
  CHILD,
  /** Further below. */
  DESCENDANT,
  /** The page itself, also under its directory's name. */
  SELF,
  /** The page again with a query: a column header that sorts ({@code ?C=N;O=D}), or a view. */
  SORT,
  /** The directory above. */
  PARENT,
  /** Below the page but with a query: no name for a file follows from it. */
  QUERY,
  /** Elsewhere on this origin. */
  OUTSIDE,
  /** Another scheme, host or port. */
  OTHER_ORIGIN;

  /**
   * Judges {@code link}.
   *
   * @param directory the page's directory, ending in a slash
   */
  static LinkKind of(URI directory, URI link) {
    if (!directory.getScheme().equals(link.getScheme())
        || !directory.getRawAuthority().equals(link.getRawAuthority())) {
      return OTHER_ORIGIN;
    }
    String above = CanonicalPath.of(directory.getRawPath());
    String path = CanonicalPath.of(link.getRawPath());
    boolean self = path.equals(above) || path.equals(above.substring(0, above.length() - 1));
    if (link.getRawQuery() != null) {
      return self ? SORT : path.startsWith(above) ? QUERY : OUTSIDE;
    }
    if (self) {
      return SELF;
    }
    if (!path.startsWith(above)) {
      return path.equals(parent(above)) ? PARENT : OUTSIDE;
    }
    int slash = path.indexOf('/', above.length());
    return slash < 0 || slash == path.length() - 1 ? CHILD : DESCENDANT;
  }

  private static String parent(String directory) {
    int slash = directory.lastIndexOf('/', directory.length() - 2);
    return directory.substring(0, slash + 1);
  }
}
