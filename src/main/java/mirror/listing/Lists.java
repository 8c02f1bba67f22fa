package mirror.listing;

import java.util.Set;

/** The lists and tables of a page, which hold the rows of most listings. */
final class Lists {
  private static final Set<String> TAGS = Set.of("ol", "pre", "table", "ul");

  private int open;
  private boolean any;
  private int held;
  private int sorts; // in the outermost one that is open
  private int others;
  private boolean empty;
  private boolean filled;

  void open(String tag) {
    if (TAGS.contains(tag)) {
      any = true;
      if (open++ == 0) {
        sorts = 0;
        others = 0;
      }
    }
  }

  void close(String tag) {
    if (TAGS.contains(tag) && --open == 0 && sorts > 1) {
      empty |= others == 0;
      filled |= others > 0;
    }
  }

  void link(LinkKind kind) {
    if (open > 0) {
      sorts += kind == LinkKind.SORT ? 1 : 0;
      others += kind.isFrame() ? 0 : 1;
      held += kind.isFrame() ? 0 : 1;
    }
  }

  boolean areThere() {
    return any;
  }

  /** Whether nothing in them could be an entry. */
  boolean areHollow() {
    return any && held == 0 || isEmpty();
  }

  /** Whether that with the links to other orders holds no row, whatever the site's menus hold. */
  boolean isEmpty() {
    return empty && !filled;
  }
}
