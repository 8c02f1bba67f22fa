package mirror.listing;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/** The rows of a page's main block: its children where they hold the links, otherwise its lines. */
final class Rows implements Iterable<Row> {
  /** Of the places where a row may end: where so many are ends of lines, the others are none. */
  private static final double LINES = 0.2;

  private static final Set<String> DOTS = Set.of(".", "..", "./", "../");

  private final ScannedPage page;
  private final MainBlock.Block block;
  private final boolean lines;
  private int first = Integer.MAX_VALUE;
  private int last = -1;
  private boolean sizedFrame;
  private final List<Row> kept = new ArrayList<>();

  Rows(ScannedPage page, MainBlock.Block block) {
    this.page = page;
    this.block = block;
    int number = 0;
    int ends = 0;
    int newLines = 0;
    boolean begins = false;
    int lastOfLine = -1;
    for (Link link : page.links()) {
      if (number >= block.first() && number < block.end() && !link.beside()) {
        boolean dots = link.kind().isFrame() && DOTS.contains(link.text());
        sizedFrame = sizedFrame || dots && RowText.of(link.after()).sized();
        if (link.kind() != LinkKind.OTHER_ORIGIN && !link.kind().isFrame()) {
          first = Math.min(first, number);
          last = number;
          lastOfLine = number;
        } else { // perhaps the rest of a row
          last = last == number - 1 && link.shared() > block.depth() ? number : last;
          lastOfLine = lastOfLine == number - 1 && !link.newLine() ? number : lastOfLine;
        }
        if (number == block.first()) {
          begins = link.newLine(); // what ends before the block is none of its rows
        } else if (link.shared() <= block.depth()) {
          ends++;
          newLines += link.newLine() ? 1 : 0;
        }
      }
      number++;
    }
    boolean alone = ends == 1 && begins; // two links in what may be the only row
    lines = alone || newLines > ends * LINES;
    last = lines ? Math.max(last, lastOfLine) : last;
  }

  @Override
  public Iterator<Row> iterator() {
    if (page.links().size() > LinkScan.IN_MEMORY) {
      return new Grouping();
    }
    if (kept.isEmpty()) {
      new Grouping().forEachRemaining(kept::add);
    }
    return kept.iterator();
  }

  /** From the first row to the last: around them stand vendors' links, parents and column heads. */
  boolean hold(int number, Link link) {
    return number >= first && number <= last && !link.beside();
  }

  /** Whether the directory itself, or its parent, shows a size in its row. */
  boolean sizedFrame() {
    return sizedFrame;
  }

  private boolean endsBefore(Link link, Link previous) {
    return link.shared() <= block.depth()
        && (!lines || link.newLine() || link.shared() < block.depth())
        && !link.url().equals(previous.url());
  }

  private final class Grouping implements Iterator<Row> {
    private final Iterator<Link> links = page.links().iterator();
    private List<Link> next = new ArrayList<>();
    private List<Link> row = List.of();
    private int number;

    @Override
    public boolean hasNext() {
      if (row.isEmpty()) {
        advance();
      }
      return !row.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      var result = new Row(row, page);
      row = List.of();
      return result;
    }

    private void advance() {
      while (links.hasNext() && row.isEmpty() && number <= last) {
        Link link = links.next();
        if (hold(number++, link)) {
          boolean ends =
              !next.isEmpty() && endsBefore(link, next.getLast()) || next.size() == Row.MOST_LINKS;
          if (ends) {
            row = next;
            next = new ArrayList<>();
          }
          next.add(link);
        }
      }
      if (row.isEmpty()) {
        row = next;
        next = new ArrayList<>();
      }
    }
  }
}
