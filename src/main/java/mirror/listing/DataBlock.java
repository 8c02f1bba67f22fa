package mirror.listing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where the links are that show a name, and a size or a date beside it: the links of menus, readmes
 * and footers show none, however many they are.
 */
final class DataBlock {
  /** An element, as far as the links tell: the depth and the first of those that it holds. */
  private record Open(int depth, int first, int told, int framed) {}

  private final ScannedPage page;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Weight told = new Weight();
  private final Weight framed = new Weight();
  private int number;

  private DataBlock(ScannedPage page) {
    this.page = page;
  }

  /** The block; none where no link shows data. */
  static Optional<MainBlock.Block> of(ScannedPage page) {
    var data = new DataBlock(page);
    return data.found().map(data::sections);
  }

  /** Where one row is all there is, the orders and the way up show where. */
  private Optional<MainBlock.Block> found() {
    int toldBefore = 0;
    int framedBefore = 0;
    var links = new ToldLinks(page);
    for (Link link : page.links()) {
      if (number > 0) {
        next(new Open(link.shared(), number - 1, toldBefore, framedBefore));
      }
      toldBefore = told.total();
      framedBefore = framed.total();
      boolean counts = links.isTold(link);
      told.add(counts);
      framed.add(counts || link.kind() == LinkKind.SORT || link.kind() == LinkKind.PARENT);
      number++;
    }
    while (!open.isEmpty()) {
      close(open.pop());
    }
    return told.total() > 1
        ? told.found()
        : told.found().flatMap(row -> framed.found().filter(wide -> wide.covers(row)));
  }

  /** The next link stands in an element with the one before it. */
  private void next(Open shared) {
    Open innermost = shared;
    while (!open.isEmpty() && open.element().depth > shared.depth) {
      innermost = open.pop();
      close(innermost);
    }
    if (open.isEmpty() || open.element().depth < shared.depth) {
      open.push(new Open(shared.depth, innermost.first, innermost.told, innermost.framed));
    }
  }

  private void close(Open element) {
    told.close(block(element, told.total() - element.told));
    framed.close(block(element, framed.total() - element.framed));
  }

  private MainBlock.Block block(Open element, int held) {
    return new MainBlock.Block(element.first, number, element.depth, held);
  }

  /**
   * From the first to the last of the elements in the block that hold several of the links, if
   * there are such: then they hold the rows, and what is around them does not.
   */
  private MainBlock.Block sections(MainBlock.Block block) {
    int at = 0;
    int start = block.first();
    int first = -1;
    int end = block.end();
    int here = 0; // of the links in the innermost element
    int sections = 0;
    int depth = Integer.MAX_VALUE;
    int inner = Integer.MAX_VALUE;
    var links = new ToldLinks(page);
    for (Link link : page.links()) {
      if (block.holds(at)) {
        if (at > block.first() && link.shared() <= block.depth()) {
          end = here > 0 ? at : end;
          start = at;
          here = 0;
          inner = Integer.MAX_VALUE;
        } else if (at > block.first()) {
          inner = Math.min(inner, link.shared());
        }
        if (links.isTold(link)) {
          first = first < 0 ? start : first;
          sections += here++ == 0 ? 1 : 0;
          depth = here > 1 ? Math.min(depth, inner) : depth;
        }
      }
      at++;
    }
    end = here > 0 ? block.end() : end;
    return sections * 2 <= block.candidates() && depth < Integer.MAX_VALUE
        ? new MainBlock.Block(first, end, depth, block.candidates())
        : block;
  }
}
