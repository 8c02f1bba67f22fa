package mirror.listing;

import java.net.URI;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/**
 * How a page escapes the names that it links. A page that does not links them just as it shows
 * them, also what means something else in a URL: {@code %41}, {@code what?}, {@code a\b}.
 */
final class Escaping {
  /** What every program escapes that escapes anything. */
  private static final String BARE = " \"<>{}|^`";

  /** What is read as something else where it is not escaped. */
  private static final String MARKS = "%?#\\;";

  /** What only begins a scheme. */
  private static final String COLON = ":";

  /** A percent sign that would be escaped first of all. */
  private static final Pattern NO_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");

  private static final BitSet SPECIAL = new BitSet(128);

  static {
    (BARE + MARKS + COLON).chars().forEach(SPECIAL::set);
  }

  /** A page has few links to places in files; those beyond are asked for as they are shown. */
  private static final int MOST_PLACES = 10_000;

  private final boolean none;
  private final Set<String> files;
  private final Set<String> placed = new HashSet<>();
  private final String path;
  private final String barePath;
  private int bare;
  private int escaped;
  private boolean ambiguous;
  private boolean slashed;

  /**
   * Of a page.
   *
   * @param path of its directory, raw
   * @param none whether it is known to escape nothing
   * @param files what it links that other links are places in
   */
  Escaping(String path, boolean none, Set<String> files) {
    this.none = none;
    this.files = files;
    this.path = path;
    barePath = ShownName.decoded(path);
  }

  /** The URI that a link means. */
  Optional<Url> resolve(Url base, Element link, String href, String shown) {
    if (!none && isPlain(href) && link.attributesSize() == 1) { // as nearly all are
      slashed |= href.endsWith("/");
      return Href.resolve(base, href);
    }
    slashed |= href.endsWith("/") && !href.contains("://");
    Optional<Url> found = marked(base, link, href, shown);
    Optional<String> file =
        found.filter(Url::isLiteral).flatMap(url -> Url.unfragmented(url.uri())).map(URI::toString);
    if (file.isPresent() && files.contains(file.get())) {
      return Href.resolve(base, href);
    }
    if (!none && placed.size() < MOST_PLACES) {
      file.ifPresent(placed::add);
    }
    return found;
  }

  private Optional<Url> marked(Url base, Element link, String href, String shown) {
    String text = ShownHref.untagged(href, ShownHref.unpadded(href, shown));
    boolean cutOff = isCutOff(link);
    if (!none) {
      add(href, text);
      bare += cutOff ? 1 : 0;
    }
    if (cutOff && isPathCutOff(href)) {
      return ShownHref.cutOff(base, path, text);
    }
    String whole = holds(barePath, MARKS) ? respelled(href) : href;
    if (cutOff) {
      return ShownHref.cutOff(base, whole, text);
    }
    if (none) {
      return ShownHref.unescaped(base, whole, text);
    }
    // At the end it may be the slash of a script for Windows, but not beside links with slashes.
    return whole.endsWith("\\") && !slashed
        ? ShownHref.resolve(base, whole, text)
        : ShownHref.resolve(base, ShownHref.backslashesEscaped(whole, text), text);
  }

  /** With the path to the directory as the page was asked for, however the link spells it. */
  private String respelled(String href) {
    if (href.startsWith(barePath)) {
      return path + href.substring(barePath.length());
    }
    int name = href.lastIndexOf('/', href.length() - 2) + 1;
    return ShownName.decoded(href.substring(0, name)).equals(barePath)
        ? path + href.substring(name)
        : href;
  }

  /** A quotation mark in the name of the directory itself. */
  private boolean isPathCutOff(String href) {
    int end = href.length();
    return end > 0
        && end < barePath.length()
        && barePath.startsWith(href)
        && "\"'".indexOf(barePath.charAt(end)) >= 0;
  }

  private void add(String href, String shown) {
    if (holds(barePath, BARE + MARKS) && href.startsWith(barePath)) {
      bare++; // the path to the directory
    }
    if (ShownHref.isShown(href, shown)) {
      boolean special = holds(shown, BARE) || NO_ESCAPE.matcher(shown).find();
      bare += special || shown.chars().anyMatch(c -> c > '~') ? 1 : 0;
      ambiguous = ambiguous || holds(shown, MARKS) || !shown.equals(shown.strip());
    } else if (href.indexOf('%') >= 0 && ShownName.decoded(href).endsWith(shown)) {
      escaped++;
    }
  }

  /** What the page links by itself too, of what it shows a link to with a fragment. */
  Set<String> filesWithPlaces(ScannedPage page) {
    Set<String> linked = new HashSet<>();
    if (!placed.isEmpty()) {
      for (Link link : page.links()) {
        String url = link.url().toString();
        if (placed.contains(url)) {
          linked.add(url);
        }
      }
    }
    return linked;
  }

  /** Whether nothing is escaped, and some links have yet to be read so. */
  boolean isMissing() {
    return ambiguous && bare > 0 && escaped == 0;
  }

  /** What follows a quotation mark in the name became an attribute of its own. */
  private static boolean isCutOff(Element link) {
    if (link.attributesSize() > 1) {
      for (Attribute attribute : link.attributes()) {
        if (holds(attribute.getKey(), "\"'")) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isPlain(String href) {
    for (int i = 0; i < href.length(); i++) {
      char c = href.charAt(i);
      if (c > '~' || SPECIAL.get(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(String text, String marks) {
    return text.chars().anyMatch(c -> marks.indexOf(c) >= 0);
  }
}
