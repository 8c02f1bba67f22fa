package mirror.listing;

import java.net.URI;
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
              + "((?<=\")[^\"%<&]*+[%<&][^\"]*+|(?<=')[^'%<&]*+[%<&][^']*+)[\"']"
              + "(?:(?:[^<>\"']++|\"[^\"]{0,999}+\"|'[^']{0,999}+'){0,50}+>|[^<>]{0,500}+>)",
          Pattern.CASE_INSENSITIVE);

  /** What would be written otherwise where anything is escaped. */
  private static final Pattern BARE = Pattern.compile("<|&(?!#?\\w+;)");

  /** Who writes these as numbers knows no names for them. */
  private static final Pattern NUMBERS = Pattern.compile("&#(?:38|47|60|62);");

  private static final Pattern NO_NUMBERS =
      Pattern.compile("&(?=\\w+;|#(?!(?:34|38|39|47|60|62);)\\w+;)");

  /** What stands between a link and its text; the tags of all links that follow may, too. */
  private static final Pattern TAGS = Pattern.compile("(?:<[a-zA-Z][^<>]{0,200}+>|\\s++){0,50}+");

  /** What ends a text: a name that begins a tag is none where a picture follows. */
  private static final Pattern END = Pattern.compile("/?(?:\\s|&nbsp;){0,99}+</");

  private final String page;
  private final String path;
  private final boolean isReference;
  private boolean bareTexts;
  private boolean numbered;

  private UnescapedNames(String page, URI uri) {
    this.page = page;
    path = ShownName.decoded(ListedDirectory.ofDirectory(Url.of(uri)).rawPath());
    isReference = isReference(path);
    for (Matcher link = LINK.matcher(page); link.find(); ) {
      String name = name(link.group(1));
      numbered |= NUMBERS.matcher(link.group(1)).find();
      bareTexts |= BARE.matcher(name).find() && isText(name, link.end());
    }
  }

  /** The page with the names escaped that it shows without. */
  static String escaped(String page, URI uri) {
    return mayHold(page) ? QuotedNames.escaped(new UnescapedNames(page, uri).escaped()) : page;
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
    boolean barePath = false;
    for (Matcher link = LINK.matcher(page); link.find(); ) {
      String href = link.group(1);
      String name = name(href);
      int start = link.end();
      boolean below = isBelow(href);
      barePath |= below;
      boolean marked = name.indexOf('<') >= 0 || name.indexOf('&') >= 0;
      boolean inText = marked && (bareTexts || below) && isText(name, start);
      if (numbered && start >= done) {
        int end = Math.max(start, page.indexOf('<', start));
        escaped.append(page, done, link.start(1)).append(numbered(href));
        escaped.append(page, link.end(1), start).append(numbered(page.substring(start, end)));
        done = end;
      } else if (start >= done && (inText || below || isReference(name) && isShown(name, start))) {
        escaped.append(page, done, link.start(1)).append(escapedName(href));
        escaped.append(page, link.end(1), start);
        done = inText ? start + name.length() : start;
        escaped.append(inText ? escapedName(name) : "");
      }
    }
    escaped.append(page, done, page.length());
    return barePath ? inTitle(escaped) : escaped.toString();
  }

  /** What is a name on a page that writes all it escapes as numbers, escaped. */
  private static String numbered(String text) {
    return NO_NUMBERS.matcher(text).replaceAll("&amp;");
  }

  private String inTitle(CharSequence text) {
    String above = path.substring(0, path.length() - 1);
    return Pattern.compile(Pattern.quote(above) + "(?=/?<)")
        .matcher(text)
        .replaceAll(Matcher.quoteReplacement(escapedName(above)));
  }

  /**
   * Whether a link holds the path of the page, which looks like a reference, and nobody escaped it.
   */
  private boolean isBelow(String href) {
    return isReference && !href.contains("%26") && ShownName.decoded(href).startsWith(path);
  }

  private static String escapedName(String name) {
    return name.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** Whether a link that nobody escaped would be read as something else. */
  private static boolean isReference(String text) {
    return text.indexOf('&') >= 0 && !Parser.unescapeEntities(text, true).equals(text);
  }

  /** Whether a name stands in the page just so, and is all that the link shows. */
  private boolean isText(String name, int start) {
    return page.startsWith(name, start)
        && END.matcher(page).region(start + name.length(), page.length()).lookingAt();
  }

  /** Whether the text of a link, once read, is the name: then only the link is not escaped. */
  private boolean isShown(String name, int start) {
    Matcher tags = TAGS.matcher(page).region(start, page.length());
    int text = tags.lookingAt() ? tags.end() : start;
    int end = page.indexOf('<', text);
    String shown = Parser.unescapeEntities(page.substring(text, end < 0 ? text : end), false);
    String bare = RowText.collapsed(shown);
    return (bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare)
        .equals(RowText.collapsed(name));
  }

  private static String name(String href) {
    String bare = href.endsWith("/") ? href.substring(0, href.length() - 1) : href;
    return ShownName.decoded(bare.substring(bare.lastIndexOf('/') + 1));
  }
}
