package mirror.listing;

import java.util.Set;

/**
 * Where a walk over a page is in what is the site's, and not the page's own: menus, headers and
 * footers. A listing's rows never stand there.
 *
 * <p>The links within a page's main element are its own (WHATWG HTML, section 4.4.14): a menu there
 * may hold the directories of a listing whose files stand beside it.
 */
final class Boilerplate {
  private static final String MENU = "nav";

  private static final Set<String> TAGS = Set.of(MENU, "header", "footer", "aside", "address");

  private int mains;
  private int around;

  void open(String tag) {
    around += isChrome(tag) ? 1 : 0;
    mains += tag.equals("main") ? 1 : 0;
  }

  void close(String tag) {
    mains -= tag.equals("main") ? 1 : 0;
    around -= isChrome(tag) ? 1 : 0;
  }

  private boolean isChrome(String tag) {
    return TAGS.contains(tag) && (mains == 0 || !tag.equals(MENU));
  }

  /** Whether what comes next stands there. */
  boolean isAround() {
    return around > 0;
  }
}
