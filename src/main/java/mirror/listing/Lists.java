package mirror.listing;

import java.util.Set;

/** The lists and tables of a page, which hold the rows of most listings. */
final class Lists {
  private static final Set<String> TAGS = Set.of("ol", "pre", "table", "ul");

  private int open;
  private boolean any;
  private int held;
  private int links;
  private int sorts; // in the outermost one that is open
  private int others;
  private int heads;
  private int before; // the row or item that was begun last
  private boolean cells; // in the row
  private boolean points; // items without a link, of what somebody tells
  private boolean told; // rows without one
  private boolean empty;
  private boolean filled;

  void open(String tag) {
    if (TAGS.contains(tag)) {
      any = true;
      if (open++ == 0) {
        sorts = 0;
        others = 0;
        heads = 0;
        told = false;
      }
    }
    if (tag.equals("li") || tag.equals("tr")) {
      before = links;
      cells = false;
    }
    cells |= tag.equals("td");
    heads += tag.equals("th") ? 1 : 0;
  }

  void close(String tag) {
    points |= tag.equals("li") && links == before;
    told |= tag.equals("tr") && links == before && cells;
    if (TAGS.contains(tag) && --open == 0 && (sorts > 1 || heads > 1 && !told)) {
      empty |= others == 0;
      filled |= others > 0;
    }
  }

  void link(LinkKind kind) {
    links++;
    if (open > 0) {
      sorts += kind == LinkKind.SORT ? 1 : 0;
      others += kind.isFrame() ? 0 : 1;
      held += kind.isFrame() ? 0 : 1;
    }
  }

  boolean areThere() {
    return any;
  }

  /** Whether nothing in them could be an entry, and nobody tells something by them. */
  boolean areHollow() {
    return any && held == 0 && !points || isEmpty();
  }

  /** Whether that with heads or links to other orders holds no row, whatever the menus hold. */
  boolean isEmpty() {
    return empty && !filled;
  }
}
