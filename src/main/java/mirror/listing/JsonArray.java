package mirror.listing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An array of flat objects, read one by one; whatever else it is ends it. All values are texts.
 * (RFC 8259, as far as listings go.)
 */
final class JsonArray {
  /** Characters of one value. */
  private static final int LONGEST = 65_536;

  /** Of one object; listings have ten at most. */
  private static final int MOST_VALUES = 32;

  private final Reader in;
  private int next;
  private boolean ended;

  JsonArray(Reader in) throws IOException {
    this.in = new BufferedReader(in);
    advance();
    if (next == '\ufeff') {
      advance();
    }
  }

  /** Whether it is an array at all; to be asked first. */
  boolean begins() throws IOException {
    return take('[');
  }

  /** Whether its end was reached, in proper form. */
  boolean ended() {
    return ended;
  }

  /** The next object, empty after the last, or where the text is none of this form. */
  Optional<Map<String, String>> next() throws IOException {
    take(',');
    if (take(']')) {
      ended = true;
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    if (!take('{')) {
      return Optional.empty();
    }
    while (!take('}')) {
      String key = value();
      if (!take(':')) {
        return Optional.empty();
      }
      values.put(key, value());
      if (values.size() > MOST_VALUES || !take(',') && next != '}') {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private void advance() throws IOException {
    next = in.read();
  }

  private void skipBlanks() throws IOException {
    while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
      advance();
    }
  }

  private boolean take(char c) throws IOException {
    skipBlanks();
    boolean there = next == c;
    if (there) {
      advance();
      skipBlanks();
    }
    return there;
  }

  private String value() throws IOException {
    skipBlanks();
    var text = new StringBuilder();
    if (next == '"') {
      advance();
      for (; next >= 0 && next != '"' && text.length() < LONGEST; advance()) {
        text.append(next == '\\' ? escaped() : (char) next);
      }
      advance();
    } else {
      for (; next >= 0 && ",:{}[] \n\r\t".indexOf(next) < 0 && text.length() < LONGEST; advance()) {
        text.append((char) next);
      }
    }
    skipBlanks();
    return text.toString();
  }

  private char escaped() throws IOException {
    advance();
    return switch (next) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          advance();
          code = code << 4 | Math.max(Character.digit(next, 16), 0);
        }
        yield (char) code;
      }
      default -> (char) next;
    };
  }
}
