package mirror.listing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a page ends: as it began, with its closing markup, or not. */
final class Closing {
  /** Characters at the end of a page that are looked at; some programs leave comments there. */
  static final int LOOKED_AT = 2048;

  private static final Pattern TAG =
      Pattern.compile("</([a-z0-9]+)\\s*>", Pattern.CASE_INSENSITIVE);

  /** A link, which no page has behind its end: that was the end of a page within this one. */
  private static final Pattern LINK = Pattern.compile("<a\\s");

  /** A page that has no frame of its own, but ends with one of these, may go on. */
  private static final Set<String> INNER =
      Set.of("a", "b", "td", "tr", "li", "span", "i", "tt", "code", "font", "dt", "dd", "th");

  private Closing() {}

  /**
   * Tells whether the page is whole.
   *
   * @param start the first characters of the page
   * @param end its last characters
   */
  static Listing.Ending of(String start, String end) {
    String opening = start.toLowerCase(Locale.ROOT);
    String closing = end.toLowerCase(Locale.ROOT);
    int last = closing.lastIndexOf('<');
    boolean open = last > closing.lastIndexOf('>');
    if (open && last + 1 < closing.length() && Character.isLetter(closing.charAt(last + 1))) {
      return Listing.Ending.TORN; // not "</html", nor "I <3 files", which people may write
    }
    int closed = Math.max(closing.lastIndexOf("</html>"), closing.lastIndexOf("</body>"));
    if (closed >= 0 && !LINK.matcher(closing).find(closed)) { // Apache's HEADER.html may end itself
      return Listing.Ending.PROPER;
    }
    if (open || opening.contains("<html") || opening.contains("<body")) {
      return Listing.Ending.CUT;
    }
    String name = "";
    int after = 0;
    for (Matcher tag = TAG.matcher(closing); tag.find(); after = tag.end()) {
      name = tag.group(1);
    }
    return !name.isEmpty() && !INNER.contains(name) && closing.indexOf('<', after) < 0
        ? Listing.Ending.PROPER
        : Listing.Ending.OPEN;
  }
}
