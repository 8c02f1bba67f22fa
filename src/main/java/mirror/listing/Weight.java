package mirror.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many links of a kind there are, and the elements that hold most of them. */
final class Weight {
  /** As many of all: menus and footers have links of their own. */
  private static final double MOST = 0.7;

  private final List<MainBlock.Block> heavy = new ArrayList<>();
  private int total;

  /** The next link of the page, which is of the kind or not. */
  void add(boolean counts) {
    total += counts ? 1 : 0;
  }

  /** So many have come. */
  int total() {
    return total;
  }

  /** An element is closed that holds so many of those that have come. */
  void close(MainBlock.Block block) {
    if (block.candidates() > 0 && isHeavy(block)) {
      heavy.removeIf(earlier -> !isHeavy(earlier));
      boolean wider = heavy.isEmpty() || heavy.getLast().candidates() < block.candidates();
      if (wider) {
        heavy.add(block);
      }
    }
  }

  private boolean isHeavy(MainBlock.Block block) {
    return block.candidates() >= total * MOST;
  }

  /** All that hold most, from the innermost, once all elements are closed. */
  List<MainBlock.Block> heavy() {
    return heavy.stream().filter(this::isHeavy).toList();
  }

  /** The innermost of them. */
  Optional<MainBlock.Block> found() {
    return heavy.stream().filter(this::isHeavy).findFirst();
  }
}
