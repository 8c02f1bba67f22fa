package mirror.listing;

/**
 * Where the links of a page start from: its own URL, or what its first base element says (WHATWG
 * HTML, section 4.2.3).
 */
final class PageBase {
  private final ListedDirectory directory;
  private Url url;
  private boolean given;
  private boolean astray;

  PageBase(ListedDirectory directory) {
    this.directory = directory;
    url = directory.page();
  }

  Url url() {
    return url;
  }

  /** A base element says so. */
  void move(String href) {
    if (!given && !href.isEmpty()) {
      given = true;
      url = Href.resolve(directory.page(), href).orElse(url);
      astray = directory.kindByUrl(url) == LinkKind.OTHER_ORIGIN;
    }
  }

  /** A link leads there: servers may think that they have another name. */
  void leads(Url to, LinkKind kind) {
    astray |= kind == LinkKind.OTHER_ORIGIN && isUnderSamePath(to);
  }

  private boolean isUnderSamePath(Url to) {
    return directory.path().length() > 1
        && CanonicalPath.of(to.rawPath()).startsWith(directory.path());
  }

  /** Whether entries are shown that are on another host, be it by the base. */
  boolean isAstray() {
    return astray;
  }
}
