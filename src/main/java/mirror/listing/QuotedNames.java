package mirror.listing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that hold the quotation mark in which a page links them, and a bracket beside it: the link
 * would end there, and the rest of the name would be tags. That the text of the link is the same
 * name tells where it really ends.
 */
final class QuotedNames {
  private static final Pattern LINK =
      Pattern.compile(
          "<a\\s(?:(?!href=)[^<>]){0,500}+href=([\"'])"
              + "(?=[^\n\"']{0,2000}+\\1[^\n<>]{0,600}+[<>][^\n]{0,600}?\\1)"
              + "((?:[^\n\"']{0,2000}/)?+)([^\n/]{1,512}?)(/?)\\1(?:\\s[^\n]{0,600}?)?>\\3\\4?</a>",
          Pattern.CASE_INSENSITIVE);

  private QuotedNames() {}

  /** The page with such names escaped. */
  static String escaped(String page) {
    var escaped = new StringBuilder();
    int done = 0;
    for (Matcher link = LINK.matcher(page); link.find(); ) {
      String name = link.group(3);
      if (name.contains(link.group(1)) && (name.indexOf('<') >= 0 || name.indexOf('>') >= 0)) {
        String plain = escapedName(name);
        int shown = page.lastIndexOf(name, link.end());
        escaped.append(page, done, link.start(3)).append(plain);
        escaped.append(page, link.end(3), shown).append(plain);
        done = shown + name.length();
      }
    }
    return done == 0 ? page : escaped.append(page, done, page.length()).toString();
  }

  private static String escapedName(String name) {
    return name.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
