package mirror.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * One line of a record: fields between tabs, and a checksum of them at its end, so that a line that
 * was torn, damaged or written by somebody else is as good as none.
 */
final class RecordLine {
  /** Stands for what is not known; an ETag is quoted, and a number is none. */
  private static final String NOTHING = "-";

  private static final int CHECKSUM = 8;

  /** What {@link #escape} writes: no half of a character, of which no file's name can be made. */
  private static final Pattern ESCAPE = Pattern.compile("\\\\u((?!d[89a-f])[0-9a-f]{4})");

  private final byte[] bytes;
  private final int start;
  private final int end;
  private int at;

  private RecordLine(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.end = end;
    start = from;
    at = from;
  }

  /** The same line, from its beginning. */
  RecordLine again() {
    return new RecordLine(bytes, start, end);
  }

  /** Writes all of the line once more, wherever it was read to. */
  void copy(OutputStream out) throws IOException {
    out.write(bytes, start, end + 1 + CHECKSUM + 1 - start);
  }

  /** A line with its end, from fields that may hold any character. */
  static byte[] of(List<String> fields) {
    var line = new StringBuilder();
    for (String field : fields) {
      escape(field, line).append('\t');
    }
    byte[] text = line.toString().getBytes(UTF_8);
    byte[] end =
        (HexFormat.of().toHexDigits(checksum(text, 0, text.length - 1)) + "\n").getBytes(UTF_8);
    byte[] whole = Arrays.copyOf(text, text.length + end.length);
    System.arraycopy(end, 0, whole, text.length, end.length);
    return whole;
  }

  /** The line from {@code from} to before {@code to}, where its end of line is, if it is whole. */
  static Optional<RecordLine> read(byte[] bytes, int from, int to) {
    int end = to - CHECKSUM - 1;
    if (end <= from || bytes[end] != '\t') {
      return Optional.empty();
    }
    int checksum = 0;
    for (int i = end + 1; i < to; i++) {
      int digit = Character.digit(bytes[i], 16);
      if (digit < 0) {
        return Optional.empty();
      }
      checksum = checksum << 4 | digit;
    }
    return checksum == checksum(bytes, from, end - from)
        ? Optional.of(new RecordLine(bytes, from, end))
        : Optional.empty();
  }

  /** The same, of a line that is known to be whole. */
  static RecordLine sound(byte[] bytes, int from, int to) {
    return new RecordLine(bytes, from, to - CHECKSUM - 1);
  }

  /** What the rest of the line says; empty where its fields are not what they should be. */
  <T> Optional<T> as(Function<RecordLine, T> meaning) {
    try {
      return Optional.of(meaning.apply(this));
    } catch (IllegalArgumentException // no number, no URI
        | IndexOutOfBoundsException
        | ArithmeticException
        | DateTimeException e) {
      return Optional.empty();
    }
  }

  boolean hasMore() {
    return at <= end;
  }

  /** The next field; empty where there is none. */
  String text() {
    int start = at;
    boolean escaped = false;
    while (at < end && bytes[at] != '\t') {
      escaped |= bytes[at++] == '\\';
    }
    String text = start < end ? new String(bytes, start, at - start, UTF_8) : "";
    at++;
    return escaped ? unescaped(text) : text;
  }

  /** Passes over the next field. */
  void skip() {
    while (at < end && bytes[at] != '\t') {
      at++;
    }
    at++;
  }

  /** The next field, unless it stands for nothing. */
  Optional<String> optional() {
    return Optional.of(text()).filter(text -> !text.equals(NOTHING));
  }

  /** The next field as a number. */
  long number() {
    boolean negative = at < end && bytes[at] == '-';
    at += negative ? 1 : 0;
    long number = digits();
    return negative ? -number : number;
  }

  /** The next field as {@link #seconds} wrote it. */
  Instant time() {
    long seconds = number();
    return bytes[at - 1] == '.'
        ? Instant.ofEpochSecond(seconds, digits())
        : Instant.ofEpochSecond(seconds);
  }

  /** What may be digits up to the end of the field, or a point. */
  private long digits() {
    int first = at;
    long number = 0;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      number = Math.addExact(Math.multiplyExact(number, 10), bytes[at++] - '0');
    }
    if (at == first || at < end && bytes[at] != '\t' && bytes[at] != '.') {
      throw new NumberFormatException();
    }
    at++;
    return number;
  }

  /** A time in seconds since 1970, with nine digits behind the point if there are any. */
  static String seconds(Instant time) {
    return time.getNano() == 0
        ? String.valueOf(time.getEpochSecond())
        : String.format(Locale.ROOT, "%d.%09d", time.getEpochSecond(), time.getNano());
  }

  static String orNothing(Optional<?> value) {
    return value.map(Object::toString).orElse(NOTHING);
  }

  static int checksum(byte[] bytes, int from, int length) {
    var crc = new CRC32C();
    crc.update(bytes, from, length);
    return (int) crc.getValue();
  }

  /** Tabs and ends of lines, and what might fool the terminal of who reads the file. */
  private static StringBuilder escape(String field, StringBuilder to) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c >= ' ' && c < 0x7f && c != '\\') {
        to.append(c);
      } else if (Character.isISOControl(c)
          || c == '\\'
          || Character.getType(c) == Character.FORMAT) {
        to.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        to.append(c);
      }
    }
    return to;
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(
            escape -> {
              int c = Integer.parseInt(escape.group(1), 16);
              return Matcher.quoteReplacement(Character.toString(c));
            });
  }
}
