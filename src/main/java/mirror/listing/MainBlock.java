package mirror.listing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the element that holds the rows: the innermost one with most of the candidate links. Told
 * of elements as they open and close, it remembers only those that can still be the one.
 */
final class MainBlock {
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
  record Block(int first, int end, int depth, int candidates) {
    boolean holds(int link) {
      return link >= first && link < end;
    }

    boolean isWithin(Block wide) {
      return depth > wide.depth && first >= wide.first && end <= wide.end;
    }

    boolean isBeside(Block other) {
      return first >= other.end || end <= other.first;
    }

    /** Whether the other lies in it, or is all of it. */
    boolean covers(Block other) {
      return first <= other.first && end >= other.end;
    }

    /** Whether the other lies in it, and is not all of it. */
    boolean holds(Block other) {
      return covers(other) && end - first > other.end - other.first;
    }
  }

  private record Open(
      String tag, int links, int lines, int all, int framed, int named, int spelled) {}

  private final Deque<Open> open = new ArrayDeque<>();
  private final Weight all = new Weight();
  private final Weight framed = new Weight();
  private final Weight named = new Weight();
  private final Weight spelled = new Weight();
  private int links;
  private int lines;

  void open(String tag) {
    open.push(
        new Open(tag, links, lines, all.total(), framed.total(), named.total(), spelled.total()));
  }

  /**
   * The next link of the page.
   *
   * @param candidate whether it may be an entry
   * @param shown whether it shows the name that it would have
   * @param asSpelled whether it does so in the same letters: titles begin with capitals
   * @param frame whether it is one that listings have among their rows: to the parent, to another
   *     order
   */
  void link(boolean candidate, boolean shown, boolean asSpelled, boolean frame) {
    links++;
    all.add(candidate);
    framed.add(candidate || frame);
    named.add(shown);
    spelled.add(asSpelled);
  }

  void newLine() {
    lines++;
  }

  void close() {
    int depth = open.size();
    Open element = open.pop();
    boolean severalLines = lines > element.lines;
    close(all, element, element.all, depth, severalLines);
    close(framed, element, element.framed, depth, severalLines);
    close(named, element, element.named, depth, severalLines);
    close(spelled, element, element.spelled, depth, severalLines);
  }

  private void close(Weight weight, Open element, int before, int depth, boolean severalLines) {
    int held = weight.total() - before;
    boolean canHoldRows =
        !ROWS.contains(element.tag)
            && (!ROW_PARTS.contains(element.tag) || held > 1 && severalLines);
    if (canHoldRows) {
      weight.close(new Block(element.links, links, depth, held));
    }
  }

  /**
   * The block, once all elements are closed; none on a page without candidates.
   *
   * <p>With few rows a decoy weighs as much as an entry: then the links that only listings have, to
   * the parent and to other orders, show where the rows are.
   */
  Optional<Block> found() {
    return all.found()
        .flatMap(wide -> framed.found().filter(narrow -> narrow.isWithin(wide)).or(all::found));
  }

  /** All that could be it, from the innermost. */
  List<Block> all() {
    return all.heavy();
  }

  /**
   * Others where those links are that show names, for decoys have titles: within it, or beside it
   * where it is a long menu.
   */
  List<Block> named() {
    return found().stream()
        .flatMap(
            wide ->
                Stream.of(spelled, named)
                    .flatMap(weight -> weight.found().stream())
                    .filter(narrow -> narrow.isWithin(wide) || narrow.isBeside(wide)))
        .distinct()
        .toList();
  }
}
