package mirror.listing;

import java.util.Optional;

/**
 * Where a link leads that is shown as just what it holds: then all of it is a name, although
 * browsers would read a part of it as something else. Some servers do not escape what they link.
 */
final class ShownHref {
  private static final char NO_BREAK_SPACE = '\u00a0';

  private ShownHref() {}

  /** The URI that a link means on a page, as {@link Href#resolve}. */
  static Optional<Url> resolve(Url base, String href, String shown) {
    String name = name(shown);
    boolean marked = name.indexOf('?') >= 0 || name.indexOf('#') >= 0 || isUnescaped(href);
    // "#" marks a place in many a page, and "?C=N;O=D" orders it
    boolean nameable = href.startsWith("?") ? href.indexOf('=') < 0 : href.length() > 1;
    if (marked && nameable && !name.isBlank() && isShown(href, shown)) {
      return literal(base, href, name);
    }
    // jwebserver neither escapes "mailto:me" nor writes "./" before it; webfs links "ftp:/".
    String slashed = href.replace('\\', '/'); // as browsers read it
    if (href.indexOf(':') > 0
        && slashed.indexOf('/') != 0
        && !slashed.contains("//")
        && href.indexOf('@') < 0) {
      Optional<Url> child = Href.resolve(base, "./" + href);
      if (child.isPresent() && name(child.get().uri().getPath()).endsWith("/" + name(shown))) {
        return child;
      }
    }
    // The servers of Java that link semicolons bare take them for a parameter's start.
    String whole = escaped(href, shown, ";", "%3B");
    Optional<Url> url = Href.resolve(base, whole);
    return whole.equals(href) ? url : url.map(Url::asLiteral);
  }

  /** A link with the backslashes of its name escaped, which would be read as slashes. */
  static String backslashesEscaped(String href, String shown) {
    return href.indexOf('?') < 0 ? escaped(href, shown, "\\", "%5C") : href;
  }

  private static String escaped(String href, String shown, String mark, String escape) {
    int end = name(href).length();
    int start = href.lastIndexOf('/', end - 1) + 1;
    String segment = href.substring(start, end);
    return segment.contains(mark) && ShownName.decoded(segment).equals(name(shown.strip()))
        ? href.substring(0, start) + segment.replace(mark, escape) + href.substring(end)
        : href;
  }

  /** The same, on a page that escapes nothing. */
  static Optional<Url> unescaped(Url base, String href, String shown) {
    return isShown(href, shown) ? literal(base, href, name(shown)) : resolve(base, href, shown);
  }

  /** The same, of a link that a quotation mark within its name has ended too early. */
  static Optional<Url> cutOff(Url base, String href, String shown) {
    String begun = href.substring(href.lastIndexOf('/') + 1);
    return name(shown).startsWith(begun)
        ? Href.resolve(base, "./" + href.substring(0, href.length() - begun.length()))
            .filter(_ -> !href.startsWith("/"))
            .or(() -> Href.resolve(base, href.substring(0, href.length() - begun.length())))
            .flatMap(directory -> Href.resolve(directory, "./" + Href.escapeName(name(shown))))
        : resolve(base, href, shown);
  }

  /** What a link shows without the blanks that keep columns apart, if the link holds none there. */
  static String unpadded(String href, String shown) {
    int end = shown.length();
    while (end > 0 && shown.charAt(end - 1) == NO_BREAK_SPACE) {
      end--;
    }
    boolean named = end == shown.length() || ShownName.decoded(href).endsWith(shown);
    return named ? shown : shown.substring(0, end);
  }

  /** What a link shows, also where a part of the name began a tag: nobody escaped it. */
  static String untagged(String href, String shown) {
    String segment = href.substring(href.lastIndexOf('/') + 1);
    boolean begun = !shown.isBlank() && segment.startsWith(shown.stripTrailing() + "<");
    return begun ? segment : shown;
  }

  /** Whether the last segment of a link is shown as it stands there; a slash does not count. */
  static boolean isShown(String href, String shown) {
    String name = name(shown);
    int start = name(href).length() - name.length();
    return !name.isEmpty()
        && name.indexOf('/') < 0
        && name(href).endsWith(name)
        && (start == 0 || href.charAt(start - 1) == '/');
  }

  private static Optional<Url> literal(Url base, String href, String name) {
    int start = name(href).length() - name.length();
    String above = start == 0 ? "./" : href.substring(0, start);
    return Href.resolve(base, above + Href.escapeName(name) + href.substring(start + name.length()))
        .map(Url::asLiteral);
  }

  private static String name(String text) {
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  /** Who escapes at all escapes a blank, and all but ASCII; then a percent sign is one. */
  private static boolean isUnescaped(String href) {
    return href.indexOf('%') >= 0 && href.chars().anyMatch(c -> c == ' ' || c >= 0x80);
  }
}
