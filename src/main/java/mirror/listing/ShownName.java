package mirror.listing;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** The text of a link, compared with the names that its URL holds. */
final class ShownName {
  /** Names may be shorter than what a listing shows beside them, but not by so little. */
  private static final int SHORTEST_PART = 3;

  private static final Set<String> PAGES =
      Set.of("htm", "html", "shtml", "xhtml", "asp", "aspx", "cgi", "jsp", "php", "php3");

  /** Follows a picture, unseen. */
  private static final int EMOJI_STYLE = 0xfe0f;

  private static final Pattern CUT = Pattern.compile("\\.\\.\\.|…");

  private static final Pattern TAG = Pattern.compile("<[^<>]*>");

  /**
   * U+DC80 to U+DCFF as if UTF-8 had them: so Python escapes a byte that belongs to no character
   * (PEP 383), of which its page shows the byte.
   */
  private static final Pattern ESCAPED_BYTE =
      Pattern.compile("\\udced([\\udcb2\\udcb3])([\\udc80-\\udcbf])");

  private ShownName() {}

  /**
   * Whether {@code text} shows the entry that {@code raw}, a percent-encoded path, ends in: perhaps
   * cut short, with a slash or in other letters' case.
   */
  static boolean shows(String text, String raw) {
    String segment = lastSegment(raw);
    if (text.equals(segment) && !text.isEmpty()) {
      return true;
    }
    String decoded = decoded(segment);
    return shows(plain(text), collapsed(unslashed(text)), decoded)
        || text.indexOf('&') >= 0
            && collapsed(Parser.unescapeEntities(text, false)).equals(collapsed(decoded))
        || decoded.indexOf('<') >= 0 && isUntagged(text, decoded);
  }

  private static boolean shows(String shown, String whole, String decoded) {
    if (whole.equals(collapsed(decoded))) {
      return true; // of a blank name nothing can be seen
    }
    String name = plain(decoded);
    if (shown.isEmpty() || name.isEmpty()) {
      return false;
    }
    if (shown.equals(name)) {
      return true;
    }
    int cut = cutAt(shown);
    if (cut > 0) {
      return name.startsWith(shown.substring(0, cut).strip());
    }
    return isCutWithin(shown, name)
        || shown.replace(" ", "").equals(name.replace(" ", ""))
        || name.length() >= SHORTEST_PART && holds(shown, name)
        || endsWith(name, shown)
        || decoded(name).equals(shown); // encoded twice
  }

  /** Whether a text leaves out the middle of the name: "verylong...one.iso". */
  private static boolean isCutWithin(String shown, String name) {
    String[] ends = CUT.split(shown, 2);
    return ends.length == 2
        && ends[0].length() >= SHORTEST_PART
        && ends[0].length() + ends[1].length() < name.length()
        && name.startsWith(ends[0])
        && name.endsWith(ends[1]);
  }

  /** Whether a part of the name became a tag, or began one: nobody escaped it. */
  private static boolean isUntagged(String text, String name) {
    return !text.isBlank() && name.startsWith(text + "<")
        || collapsed(unslashed(text)).equals(collapsed(TAG.matcher(name).replaceAll("")));
  }

  /** Whether {@code text} is the name without its suffix, as people title their files. */
  static boolean isStem(String text, String raw) {
    String name = collapsed(decoded(lastSegment(raw)));
    int suffix = name.lastIndexOf('.');
    return suffix > 0 && name.substring(0, suffix).strip().equals(collapsed(text));
  }

  /** Whether a path may be that of a web page: of a directory's, or one with such a suffix. */
  static boolean isPage(String raw) {
    String name = lastSegment(raw).toLowerCase(Locale.ROOT);
    int suffix = name.lastIndexOf('.') + 1;
    return suffix == 0 || PAGES.contains(name.substring(suffix));
  }

  /** Whether a path ends as those of web pages do. */
  static boolean hasPageSuffix(String raw) {
    return lastSegment(raw).indexOf('.') >= 0 && isPage(raw);
  }

  /** Whether {@code text} is the suffix of the name, as people link the kinds of one thing. */
  static boolean isSuffix(String text, String raw) {
    String name = plain(decoded(lastSegment(raw)));
    int suffix = name.lastIndexOf('.') + 1;
    return suffix > 1 && name.substring(suffix).equals(plain(text));
  }

  /** Whether {@code text} is that name, letter by letter, and nothing else. */
  static boolean is(String text, String raw) {
    return RowText.collapsed(unslashed(text)).equals(RowText.collapsed(decoded(lastSegment(raw))));
  }

  /**
   * Whether a text that shows the name does so in its letters: "News" is a title of {@code news}.
   */
  static boolean spells(String text, String raw) {
    String segment = lastSegment(raw);
    if (text.equals(segment)) {
      return true;
    }
    String decoded = RowText.collapsed(decoded(segment));
    String shown = RowText.collapsed(text);
    return !isRecased(shown, decoded) && !isRecased(decoded, shown);
  }

  private static boolean isRecased(String part, String whole) {
    String lower = part.toLowerCase(Locale.ROOT);
    return whole.toLowerCase(Locale.ROOT).contains(lower) && !whole.contains(part);
  }

  /** Whether other words come before the name: "Get list" is what a link does. */
  static boolean isPhrase(String text, String raw) {
    String shown = collapsed(text);
    return shown.indexOf(collapsed(decoded(lastSegment(raw)))) > 0
        && Character.isLetter(shown.charAt(0));
  }

  /** As a word of its own: "documentation" does not show {@code doc/}. */
  private static boolean holds(String shown, String name) {
    int start = shown.indexOf(name);
    int end = start + name.length();
    return start >= 0
        && (start == 0 || !isWord(shown.charAt(start - 1)))
        && (end == shown.length() || !isWord(shown.charAt(end)));
  }

  /** Without what all names of the page begin with: "board-x.img" is {@code linux-board-x.img}. */
  private static boolean endsWith(String name, String shown) {
    int start = name.length() - shown.length();
    return start > 0
        && name.endsWith(shown)
        && shown.indexOf('.') > 0
        && "-_ ".indexOf(name.charAt(start - 1)) >= 0;
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  static String lastSegment(String raw) {
    int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
    return raw.substring(raw.lastIndexOf('/', end - 1) + 1, end);
  }

  private static String plain(String text) {
    String bare = unpictured(text.strip());
    if (bare.startsWith("[") && bare.endsWith("]")) {
      bare = bare.substring(1, bare.length() - 1).strip();
    }
    bare = bare.startsWith("/") || bare.startsWith("\\") ? bare.substring(1) : bare;
    bare = bare.endsWith("/") || bare.endsWith("\\") ? bare.substring(0, bare.length() - 1) : bare;
    return collapsed(bare);
  }

  /** Without the pictures that may stand before a name as letters do: "📁 pub". */
  private static String unpictured(String text) {
    int start = 0;
    while (start < text.length() && isPicture(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    return start == 0 || start == text.length() ? text : text.substring(start).strip();
  }

  private static boolean isPicture(int letter) {
    return Character.getType(letter) == Character.OTHER_SYMBOL || letter == EMOJI_STYLE;
  }

  private static String collapsed(String text) {
    return RowText.collapsed(text).toLowerCase(Locale.ROOT);
  }

  private static String unslashed(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Where a text breaks off that the server cut short, or -1. */
  private static int cutAt(String text) {
    if (text.endsWith("..>")) {
      return text.length() - 3;
    }
    if (text.endsWith("...")) {
      return text.length() - 3;
    }
    return text.endsWith("…") || text.endsWith("..")
        ? text.length() - (text.endsWith("…") ? 1 : 2)
        : -1;
  }

  /** Percent-decoded once, as a page is read that shows it; what is no escape stays. */
  static String decoded(String raw) {
    int percent = raw.indexOf('%');
    if (percent < 0) {
      return raw;
    }
    byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
      boolean escape = bytes[i] == '%' && low >= 0;
      bytes[length++] = escape ? (byte) (high << 4 | low) : bytes[i];
      i += escape ? 2 : 0;
    }
    String text = new String(bytes, 0, length, LooseUtf8.INSTANCE);
    return text.indexOf('\udced') < 0
        ? text
        : ESCAPED_BYTE.matcher(text).replaceAll(ShownName::unescaped);
  }

  private static String unescaped(MatchResult escaped) {
    int high = escaped.group(1).charAt(0) & 0x3f;
    int low = escaped.group(2).charAt(0) & 0x3f;
    return Character.toString(0xd000 | high << 6 | low);
  }
}
