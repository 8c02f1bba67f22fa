package mirror.listing;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** The characters of a page: a usual one in memory, a large one read piece by piece. */
final class PageText implements AutoCloseable {
  /** In bytes; a tree takes about six times as much. */
  private static final int IN_MEMORY = 1024 * 1024;

  /** In bytes; as many such pages may be read at a time as there are processors. */
  private static final int SMALL = 64 * 1024;

  /** Others are read only few at a time: the heap is small, and all readers have it in common. */
  private static final Semaphore LARGE = new Semaphore(3);

  /**
   * Characters from one element to the next, each {@code <} as many as the node that it may begin
   * takes: the parser keeps all of a text, a comment or a script before it tells of it, and a build
   * log in one {@code pre} would fill the heap.
   */
  private static final int LONGEST = 2 * 1024 * 1024;

  private static final int NODE = 64;

  private static final char MARK = '\ufeff';

  private final PageSource source;
  private final Charset charset;
  private final Optional<String> whole;
  private final boolean large;
  private String start = "";
  private String end = "";
  private boolean cropped;
  private boolean torn;

  private PageText(PageSource source, Charset charset, Optional<String> whole, boolean large) {
    this.source = source;
    this.charset = charset;
    this.whole = whole;
    this.large = large;
  }

  /** To be closed when the page was read: others may wait for that. */
  static PageText of(PageSource source) throws IOException {
    byte[] bytes = start(source, SMALL);
    boolean large = bytes.length == SMALL;
    if (!large) {
      return of(source, bytes, true, large);
    }
    LARGE.acquireUninterruptibly();
    try {
      bytes = start(source, IN_MEMORY);
      return of(source, bytes, bytes.length < IN_MEMORY, large);
    } catch (IOException | RuntimeException e) {
      LARGE.release();
      throw e;
    }
  }

  private static byte[] start(PageSource source, int length) throws IOException {
    try (InputStream in = source.body().open()) {
      return in.readNBytes(length);
    }
  }

  private static PageText of(PageSource source, byte[] start, boolean isWhole, boolean large)
      throws IOException {
    Charset charset = PageCharset.of(source, start, isWhole);
    return new PageText(
        source,
        charset,
        isWhole
            ? Optional.of(
                UnescapedNames.escaped(unmarked(new String(start, charset)), source.uri()))
            : Optional.empty(),
        large);
  }

  private static String unmarked(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  /** Walks the page from its beginning. */
  void walk(Parser parser, PageWalk.Visitor visitor) throws IOException {
    if (whole.isPresent()) {
      String text = whole.get();
      start = text.substring(0, Math.min(text.length(), Closing.LOOKED_AT));
      end = text.substring(Math.max(0, text.length() - Closing.LOOKED_AT));
      torn = PageWalk.over(text, parser, visitor);
      return;
    }
    try (var reader = new Watched(open())) {
      torn = PageWalk.over(reader, reader::advance, parser, visitor);
      start = reader.start.toString();
      end = reader.end.toString();
      cropped = reader.isFull();
    }
  }

  /** All characters from the first. */
  Reader open() throws IOException {
    return new InputStreamReader(source.body().open(), charset);
  }

  /** How the page that was walked ends: one that wants no closing markup, where HTTP says so. */
  Listing.Ending ending() {
    if (cropped) {
      return Listing.Ending.CROPPED;
    }
    Listing.Ending ending = torn ? Listing.Ending.TORN : Closing.of(start, end);
    return ending == Listing.Ending.OPEN && source.whole() ? Listing.Ending.PROPER : ending;
  }

  /** Whether the last characters of the page that was walked hold this. */
  boolean endsWith(Pattern closing) {
    return closing.matcher(end).find();
  }

  @Override
  public void close() {
    if (large) {
      LARGE.release();
    }
  }

  /**
   * Keeps the first and the last characters that were read, and ends where there is no {@link
   * #advance} any more.
   */
  private static final class Watched extends FilterReader {
    private final StringBuilder start = new StringBuilder();
    private final StringBuilder end = new StringBuilder();
    private int sinceAdvance;
    private boolean full;

    Watched(Reader in) {
      super(in);
    }

    /** What was read has become an element. */
    void advance() {
      sinceAdvance = 0;
    }

    /** Whether it ended before its end. */
    boolean isFull() {
      return full;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      full |= sinceAdvance >= LONGEST;
      if (full) {
        return -1;
      }
      int count = super.read(buffer, offset, length);
      if (count > 0) {
        start.append(
            buffer,
            offset,
            Math.min(count, Closing.LOOKED_AT - Math.min(start.length(), Closing.LOOKED_AT)));
        int kept = Math.min(count, Closing.LOOKED_AT);
        end.append(buffer, offset + count - kept, kept);
        end.delete(0, Math.max(0, end.length() - Closing.LOOKED_AT));
        for (int i = offset; i < offset + count; i++) {
          sinceAdvance += buffer[i] == '<' ? NODE : 1;
        }
      }
      return count;
    }
  }
}
