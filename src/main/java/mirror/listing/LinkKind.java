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

  /** Tells what links are to one page. */
  static final class Judge {
    private final URI directory;
    private final String path;
    private final String above;

    /**
     * For a page in {@code directory}.
     *
     * @param directory ends in a slash
     */
    Judge(URI directory) {
      this.directory = directory;
      path = CanonicalPath.of(directory.getRawPath());
      above = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
    }

    /** What {@code link} is to the page. */
    LinkKind kindOf(URI link) {
      if (!directory.getScheme().equals(link.getScheme())
          || !directory.getRawAuthority().equals(link.getRawAuthority())) {
        return OTHER_ORIGIN;
      }
      String to = CanonicalPath.of(link.getRawPath());
      boolean self = to.equals(path) || to.equals(path.substring(0, path.length() - 1));
      if (link.getRawQuery() != null) {
        return self ? SORT : to.startsWith(path) ? QUERY : OUTSIDE;
      }
      if (self) {
        return SELF;
      }
      if (!to.startsWith(path)) {
        return to.equals(above) ? PARENT : OUTSIDE;
      }
      int slash = to.indexOf('/', path.length());
      if (slash == path.length()) { // ".//" names nothing, and ".//a" is a detour
        return to.length() == slash + 1 ? SELF : DESCENDANT;
      }
      return slash < 0 || slash == to.length() - 1 ? CHILD : DESCENDANT;
    }
  }
}
