package mirror.scope;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * An extended regular expression of POSIX (IEEE 1003.1, section 9.4) with the GNU escapes, in
 * Java's spelling: what wget's users write is not always Java.
 */
public final class PosixRegex {
  private static final Pattern BOUNDS = Pattern.compile("\\d+(,\\d*)?|,\\d+");

  private final String text;
  private final StringBuilder regex = new StringBuilder();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int next;

  private PosixRegex(String text) {
    this.text = text;
  }

  /**
   * Compiles it, to be found anywhere in a text.
   *
   * @throws PatternSyntaxException when it is none
   */
  public static Pattern compile(String text) {
    return Pattern.compile(new PosixRegex(text).translated());
  }

  private String translated() {
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (isRepetition(c)) {
        throw error("nothing to repeat");
      }
      int start = regex.length();
      switch (c) {
        case '(' -> open.push(start);
        case ')' -> start = open.isEmpty() ? start : open.pop();
        default -> {}
      }
      regex.append(
          switch (c) {
            case '[' -> bracket();
            case '\\' -> escape();
            case '(', ')', '|', '.', '^', '$' -> c;
            default -> Bracket.literal(c);
          });
      // Behind "(" Java takes a "?" for a construct of its own.
      if (c != '(' && c != '|') {
        repeat(start);
      }
    }
    return regex.toString();
  }

  private static boolean isRepetition(char c) {
    return "*+?{".indexOf(c) >= 0;
  }

  /** What begins at {@code start} is repeated as often as is said. */
  private void repeat(int start) {
    for (int times = 0; next < text.length() && isRepetition(text.charAt(next)); times++) {
      if (times > 0) {
        regex.insert(start, "(?:").append(')'); // else ".*?" would be lazy, and "a++" possessive
      }
      char c = text.charAt(next++);
      regex.append(c == '{' ? bounds() : c);
    }
  }

  private String bounds() {
    int close = text.indexOf('}', next);
    String bounds = close < 0 ? "" : text.substring(next, close);
    if (!BOUNDS.matcher(bounds).matches()) {
      throw error("no bounds in braces");
    }
    next = close + 1;
    return "{" + (bounds.startsWith(",") ? "0" : "") + bounds + "}";
  }

  private String bracket() {
    Bracket bracket = Bracket.at(text, next - 1, false).orElseThrow(() -> error("an open bracket"));
    next = bracket.end();
    return bracket.regex();
  }

  private String escape() {
    if (next == text.length()) {
      throw error("a backslash at the end");
    }
    char c = text.charAt(next++);
    return switch (c) {
      case 'w', 'W', 's', 'S', 'b', 'B' -> "\\" + c;
      case '<' -> "\\b(?=\\w)";
      case '>' -> "\\b(?<=\\w)";
      case '`' -> "\\A";
      case '\'' -> "\\z";
      case '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "(?:\\" + c + ")";
      default -> Bracket.literal(c);
    };
  }

  private PatternSyntaxException error(String what) {
    return new PatternSyntaxException(what, text, next);
  }
}
