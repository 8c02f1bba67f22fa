package mirror.report;

/** Text from the network made harmless for a terminal and a log. */
public final class Printable {
  private Printable() {}

  /**
   * The text with control characters (C0, DEL, C1), line separators and bidirectional controls
   * written out, as {@code \x1b} or {@code \u202e}: a server must not move the cursor or forge a
   * line.
   */
  public static String of(String text) {
    if (text.chars().noneMatch(Printable::isHarmful)) {
      return text;
    }
    var safe = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            c -> {
              if (!isHarmful(c)) {
                safe.append((char) c);
              } else {
                safe.append(String.format(c < 0x100 ? "\\x%02x" : "\\u%04x", c));
              }
            });
    return safe.toString();
  }

  /** Whether a character must not reach a terminal as it is. */
  static boolean isHarmful(int c) {
    return Character.isISOControl(c)
        || c == 0x061c
        || c >= 0x200e && c <= 0x200f
        || c >= 0x2028 && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069;
  }
}
