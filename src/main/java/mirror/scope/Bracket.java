package mirror.scope;

import java.util.Map;
import java.util.Optional;

/**
 * A bracket expression of POSIX (IEEE 1003.1, section 9.3.5) in Java's spelling. Java's own are
 * another language: there {@code [} nests, {@code &&} intersects and a backslash quotes.
 *
 * @param regex the same for {@link java.util.regex.Pattern}
 * @param end the index after its closing bracket
 */
record Bracket(String regex, int end) {
  private static final Map<String, String> CLASSES =
      Map.ofEntries(
          Map.entry("alnum", "\\p{Alnum}"),
          Map.entry("alpha", "\\p{Alpha}"),
          Map.entry("blank", "\\p{Blank}"),
          Map.entry("cntrl", "\\p{Cntrl}"),
          Map.entry("digit", "\\p{Digit}"),
          Map.entry("graph", "\\p{Graph}"),
          Map.entry("lower", "\\p{Lower}"),
          Map.entry("print", "\\p{Print}"),
          Map.entry("punct", "\\p{Punct}"),
          Map.entry("space", "\\p{Space}"),
          Map.entry("upper", "\\p{Upper}"),
          Map.entry("xdigit", "\\p{XDigit}"));

  /**
   * Reads the one that opens at {@code open}; empty when it does not close, or names no class.
   *
   * @param glob whether it stands in a wildcard pattern: there {@code !} negates too, and a
   *     backslash quotes
   */
  static Optional<Bracket> at(String pattern, int open, boolean glob) {
    int i = open + 1;
    boolean negated = pattern.startsWith("^", i) || glob && pattern.startsWith("!", i);
    i += negated ? 1 : 0;
    int first = i;
    var regex = new StringBuilder(negated ? "[^" : "[");
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == ']' && i > first) {
        return Optional.of(new Bracket(regex.append(']').toString(), i + 1));
      }
      if (pattern.startsWith("[:", i)) {
        int close = Math.max(pattern.indexOf(":]", i), i + 2);
        Optional<String> named = Optional.ofNullable(CLASSES.get(pattern.substring(i + 2, close)));
        if (named.isEmpty()) {
          return Optional.empty();
        }
        regex.append(named.get());
        i = close + 2;
      } else if (c == '-' && i > first && !pattern.startsWith("]", i + 1)) {
        regex.append('-');
        i++;
      } else {
        i += glob && c == '\\' && i + 1 < pattern.length() ? 1 : 0;
        regex.append(literal(pattern.charAt(i)));
        i++;
      }
    }
    return Optional.empty();
  }

  /** A character that means itself, within brackets and without. */
  static String literal(char c) {
    return Character.isLetterOrDigit(c) || c > '~' ? String.valueOf(c) : "\\" + c;
  }
}
