package mirror.listing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the element that holds the rows: the innermost one with most of the candidate links. Told
 * of elements as they open and close, it remembers only those that can still be the one.
 */
final class MainBlock {
  /** As many of all candidates: menus and footers have links of their own. */
  private static final double MOST = 0.7;

  /** Rows and cells, and what wraps a word: they hold all rows only where they hold lines. */
  private static final Set<String> ROW_PARTS =
      Set.of(
          "a", "b", "code", "dd", "dt", "em", "font", "h1", "h2", "h3", "i", "label", "li", "p",
          "small", "span", "strong", "td", "th", "tt");

  /** Never more than a row. */
  private static final Set<String> ROWS = Set.of("tr", "a");

  /**
   * An element of the page.
   *
   * @param first the number of the first link in it
   * @param end the number of the first link after it
   * @param depth how many elements hold its children
   * @param candidates how many of its links can be entries
   */
  record Block(int first, int end, int depth, int candidates) {}

  private record Open(String tag, int links, int candidates, int lines) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private final List<Block> heavy = new ArrayList<>();
  private int links;
  private int candidates;
  private int lines;

  void open(String tag) {
    open.push(new Open(tag, links, candidates, lines));
  }

  /** The next link of the page, which may be an entry or not. */
  void link(boolean candidate) {
    links++;
    if (candidate) {
      candidates++;
    }
  }

  void newLine() {
    lines++;
  }

  void close() {
    int depth = open.size();
    Open element = open.pop();
    int held = candidates - element.candidates;
    if (held > 0 && held >= candidates * MOST && canHoldRows(element, held)) {
      heavy.removeIf(block -> block.candidates < candidates * MOST);
      boolean wider = heavy.isEmpty() || heavy.getLast().candidates < held;
      if (wider) {
        heavy.add(new Block(element.links, links, depth, held));
      }
    }
  }

  private boolean canHoldRows(Open element, int held) {
    return !ROWS.contains(element.tag)
        && (!ROW_PARTS.contains(element.tag) || held > 1 && lines > element.lines);
  }

  /** The block, once all elements are closed; none on a page without candidates. */
  Optional<Block> found() {
    return heavy.stream().filter(block -> block.candidates >= candidates * MOST).findFirst();
  }
}
