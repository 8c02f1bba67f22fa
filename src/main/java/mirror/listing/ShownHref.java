package mirror.listing;

import java.net.URI;
import java.util.Optional;

/**
 * Where a link leads that is shown as just what it holds: then all of it is a name, although
 * browsers would read a part of it as something else. Some servers do not escape what they link.
 */
final class ShownHref {
  private ShownHref() {}

  /** The URI that a link means on a page, as {@link Href#resolve}. */
  static Optional<URI> resolve(URI base, String href, String shown) {
    int name = href.length() - shown.length();
    boolean literal =
        (href.indexOf('?') >= 0 || href.indexOf('#') >= 0 || isUnescaped(href))
            && href.length() > 1
            && !shown.isBlank()
            && href.endsWith(shown)
            && (name == 0 || href.charAt(name - 1) == '/');
    if (literal) {
      return Href.resolve(base, "./" + Href.escapeName(shown))
          .filter(_ -> name == 0)
          .or(() -> Href.resolve(base, href.substring(0, name) + Href.escapeName(shown)));
    }
    // jwebserver neither escapes "mailto:me" nor writes "./" before it.
    if (href.indexOf(':') > 0
        && href.indexOf('/') != 0
        && !href.contains("//")
        && href.indexOf('@') < 0) {
      Optional<URI> child = Href.resolve(base, "./" + href);
      if (child.isPresent() && child.get().getPath().endsWith("/" + shown)) {
        return child;
      }
    }
    return Href.resolve(base, href);
  }

  /** Who escapes at all escapes a blank, and all but ASCII; then a percent sign is one. */
  private static boolean isUnescaped(String href) {
    return href.indexOf('%') >= 0 && href.chars().anyMatch(c -> c == ' ' || c >= 0x80);
  }
}
