package mirror.listing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Names that a page shows without escaping them for HTML, as small servers do: there {@code <b>} is
 * a name and no tag, which would stay open and take the following rows out of their block, and what
 * looks like an entity is no other character.
 */
final class UnescapedNames {
  /** A link whose URL may hold such a character; none of it is looked at twice. */
  private static final Pattern LINK =
      Pattern.compile(
          "<a\\s[^<>]{0,500}?href\\s{0,9}=\\s{0,9}[\"']"
              + "((?<=\")[^\"%<&]*+[%<&][^\"]*+|(?<=')[^'%<&]*+[%<&][^']*+)"
              + "[\"'][^<>]{0,500}+>",
          Pattern.CASE_INSENSITIVE);

  /** What would be written otherwise where anything is escaped. */
  private static final Pattern BARE = Pattern.compile("<|&(?!#?\\w+;)");

  private final String page;
  private boolean bareLinks;
  private boolean bareTexts;

  private UnescapedNames(String page) {
    this.page = page;
    for (Matcher link = LINK.matcher(page); link.find(); ) {
      String name = name(link.group(1));
      if (BARE.matcher(name).find()) {
        bareTexts |= page.startsWith(name, link.end());
        bareLinks |= BARE.matcher(link.group(1)).find() && shown(link.end()).equals(name);
      }
    }
  }

  /** The page with its names escaped, if it shows that it escapes none. */
  static String escaped(String page) {
    if (!mayHold(page)) {
      return page;
    }
    var names = new UnescapedNames(page);
    return names.bareLinks || names.bareTexts ? names.escaped() : page;
  }

  /** Sorts out nearly all pages at a tenth of the cost: no value in quotes has such a character. */
  private static boolean mayHold(String page) {
    int equals = page.indexOf('=');
    while (equals >= 0 && equals + 1 < page.length()) {
      char quote = page.charAt(equals + 1);
      int at = equals + 2;
      if (quote == '"' || quote == '\'') {
        for (; at < page.length() && page.charAt(at) != quote; at++) {
          char c = page.charAt(at);
          if (c == '<' || c == '&' || c == '%' && isEscaped(page, at)) {
            return true;
          }
        }
      } else if (quote == ' ' || quote == '=') {
        return true; // blanks around it, or no attribute: whatever
      }
      equals = page.indexOf('=', at);
    }
    return false;
  }

  private static boolean isEscaped(String page, int percent) {
    return page.startsWith("26", percent + 1) || page.regionMatches(true, percent + 1, "3c", 0, 2);
  }

  private String escaped() {
    var escaped = new StringBuilder();
    int done = 0;
    for (Matcher link = LINK.matcher(page); link.find(); ) {
      String name = name(link.group(1));
      int start = link.end();
      boolean inText = bareTexts && page.startsWith(name, start);
      boolean marked = name.indexOf('<') >= 0 || name.indexOf('&') >= 0;
      if (start >= done && marked && (inText || bareLinks && shown(start).equals(name))) {
        escaped.append(page, done, link.start(1)).append(escapedName(link.group(1)));
        escaped.append(page, link.end(1), start);
        done = inText ? start + name.length() : start;
        escaped.append(inText ? escapedName(name) : "");
      }
    }
    return escaped.append(page, done, page.length()).toString();
  }

  private static String escapedName(String name) {
    return name.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** The text up to the next tag, as it would be read. */
  private String shown(int start) {
    int end = page.indexOf('<', start);
    return Parser.unescapeEntities(page.substring(start, end < 0 ? start : end), false);
  }

  private static String name(String href) {
    String bare = href.endsWith("/") ? href.substring(0, href.length() - 1) : href;
    return ShownName.decoded(bare.substring(bare.lastIndexOf('/') + 1));
  }
}
