package mirror.crawl;

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
    // Behind "(" Java takes a "?" for a construct of its own, behind a repetition for a lazy one.
    boolean repeatable = false;
    while (next < text.length()) {
      char c = text.charAt(next++);
      if ("*+?{".indexOf(c) >= 0) {
        if (!repeatable) {
          throw error("nothing to repeat");
        }
        regex.append(c == '{' ? bounds() : c);
        repeatable = false;
      } else {
        regex.append(
            switch (c) {
              case '[' -> bracket();
              case '\\' -> escape();
              case '(', ')', '|', '.', '^', '$' -> c;
              default -> Bracket.literal(c);
            });
        repeatable = c != '(' && c != '|';
      }
    }
    return regex.toString();
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
