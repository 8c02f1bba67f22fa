package mirror.options;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Optional;
import java.util.regex.Pattern;
import mirror.listing.LooseUtf8;

/** A list of URLs that is being read, and how far. */
final class UrlList implements AutoCloseable {
  /** Of a longer line the rest is not kept: it is no URL, and may be a file of anything. */
  private static final int LONGEST_LINE = 16 * 1024;

  /** Behind so many characters without a line's end comes none, as in {@code /dev/zero}. */
  private static final int ENDLESS_LINE = 64 * 1024 * 1024;

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** The marks of UTF-16, whose bytes are none of UTF-8's: no line of it can be a URL. */
  private static final Pattern UTF_16 = Pattern.compile("^(\udcff\udcfe|\udcfe\udcff)");

  private final String name;
  private final BufferedReader reader;
  private int number;
  private boolean returned;
  private boolean endless;

  /**
   * A line without what ends it.
   *
   * @param where it stands, as {@code urls.txt:7}
   * @param whole whether it is no longer than lines may be
   * @param foreign whether it is the first of what is in UTF-16
   */
  record Line(String text, String where, boolean whole, boolean foreign) {}

  UrlList(String name, InputStream bytes) {
    this.name = name;
    reader = new BufferedReader(new InputStreamReader(bytes, LooseUtf8.INSTANCE));
  }

  /**
   * The next line, which a line feed, a return or both may end.
   *
   * @throws IOException when it cannot be read; the JDK's says why, and not of which file
   */
  Optional<Line> next() throws IOException {
    try {
      return read();
    } catch (IOException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }

  private Optional<Line> read() throws IOException {
    int c = endless ? -1 : reader.read();
    if (returned && c == '\n') {
      c = reader.read();
    }
    if (c < 0) {
      return Optional.empty();
    }
    var text = new StringBuilder();
    int length = 0;
    for (; c >= 0 && length < ENDLESS_LINE && c != '\n' && c != '\r'; c = reader.read()) {
      if (length++ < LONGEST_LINE) {
        text.append((char) c);
      }
    }
    returned = c == '\r';
    endless = length == ENDLESS_LINE;
    number++;
    if (number == 1 && text.indexOf(BYTE_ORDER_MARK) == 0) {
      text.deleteCharAt(0);
    }
    return Optional.of(
        new Line(
            text.toString(),
            name + ":" + number,
            length <= LONGEST_LINE,
            number == 1 && UTF_16.matcher(text).find()));
  }

  String name() {
    return name;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
