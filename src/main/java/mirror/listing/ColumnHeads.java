package mirror.listing;

import java.util.Optional;

/**
 * Where the links to other orders head the rows: they stand in the element of the rows, and no
 * other element has such. What is around it is a menu, a readme or a footer, whatever it shows.
 */
final class ColumnHeads {
  /** Fewer may be a switch of the site. */
  private static final int LEAST = 2;

  private final ScannedPage page;
  private int first = -1;
  private int orders;
  private int row = -1;
  private int depth = Integer.MAX_VALUE;

  private ColumnHeads(ScannedPage page) {
    this.page = page;
    int number = 0;
    int shared = Integer.MAX_VALUE; // by the first head and all since
    var rows = new ToldLinks(page);
    for (Link link : page.links()) {
      shared = orders > 0 ? Math.min(shared, link.shared()) : shared;
      if (link.kind() == LinkKind.SORT && !link.beside()) {
        first = orders++ == 0 ? number : first;
        row = -1;
      } else if (row < 0 && orders > 0 && rows.isTold(link)) {
        row = number;
        depth = shared;
        if (orders == page.count(LinkKind.SORT)) {
          break;
        }
      }
      number++;
    }
  }

  /** The rows with their heads: the innermost element that holds all heads and a row with data. */
  static Optional<MainBlock.Block> rows(ScannedPage page) {
    if (page.count(LinkKind.SORT) < LEAST) {
      return Optional.empty();
    }
    var heads = new ColumnHeads(page);
    return heads.orders < LEAST || heads.row < 0 ? Optional.empty() : Optional.of(heads.block());
  }

  private MainBlock.Block block() {
    int start = 0;
    int candidates = 0;
    int number = 0;
    for (Link link : page.links()) {
      if (number > 0 && link.shared() < depth) {
        if (number > row) {
          break;
        }
        start = number <= first ? number : start;
        candidates = number <= first ? 0 : candidates;
      }
      candidates += link.kind().isBelow() ? 1 : 0;
      number++;
    }
    return new MainBlock.Block(start, number, depth, candidates);
  }
}
