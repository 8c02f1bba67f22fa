package mirror.listing;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A link as it stands in a page, a redirect or a list, made a URI that can be requested.
 *
 * <p>Resolved as browsers do (WHATWG URL Standard, section 4.4), because servers write their
 * listings for browsers; the bytes of the path stay as they were linked. What {@link URI} rejects
 * (spaces, brackets, a lone %, raw non-ASCII) is percent-encoded, never dropped.
 */
public final class Href {
  /**
   * Schemes that lead elsewhere wherever they stand. Any other word before a colon may be a part of
   * a file's name: {@code a:b.txt}.
   */
  private static final Set<String> FOREIGN_SCHEMES =
      Set.of(
          """
          about apt blob data ed2k file ftp ftps git gopher irc javascript ldap magnet
          mailto news nntp rsync sftp sms ssh svn tel telnet urn vbscript view-source
          webcal ws wss xmpp
          """
              .split("\\s+"));

  /** Printable characters that no URI holds. */
  private static final BitSet UNSENDABLE = new BitSet(128);

  static {
    "\"<>[]\\^`{|}".chars().forEach(UNSENDABLE::set);
  }

  private static final int LAST_PORT = 65_535;

  /** RFC 1035, section 2.3.4, as it is written. */
  private static final int LONGEST_HOST = 253;

  private static final String HEX = "0123456789ABCDEF";

  private Href() {}

  /**
   * The URI that {@code href} means on the page {@code base}, without its fragment; empty where it
   * leads to another scheme or to no possible host.
   *
   * @param base an absolute http or https URI
   */
  public static Optional<URI> resolve(URI base, String href) {
    return resolve(Url.of(base), href).map(Url::uri);
  }

  /** The same of URLs. */
  static Optional<Url> resolve(Url base, String href) {
    String link = clean(href);
    int colon = schemeEnd(link);
    if (colon >= 0) {
      String scheme = link.substring(0, colon).toLowerCase(Locale.ROOT);
      if (isHttp(scheme)) {
        return absolute(scheme, link.substring(colon + 1), base);
      }
      if (FOREIGN_SCHEMES.contains(scheme) || link.startsWith("//", colon + 1)) {
        return Optional.empty();
      }
    }
    return relative(base, link);
  }

  /** The http or https URI that a person wrote out in full; empty where it is none. */
  public static Optional<URI> parse(String url) {
    String link = clean(url);
    int colon = schemeEnd(link);
    if (colon < 0 || !link.startsWith("//", colon + 1)) {
      return Optional.empty();
    }
    String scheme = link.substring(0, colon).toLowerCase(Locale.ROOT);
    return isHttp(scheme)
        ? withAuthority(scheme, link.substring(colon + 3)).map(Url::uri)
        : Optional.empty();
  }

  /**
   * Whether a browser reads a scheme in it that is not HTTP's: {@link #resolve} takes what it does
   * not know for a name, because not every server links {@code ./a:b.txt}.
   */
  static boolean isForeign(String href) {
    if (href.indexOf(':') < 0) {
      return false; // as nearly all
    }
    String link = clean(href);
    int colon = schemeEnd(link);
    return colon >= 0 && !isHttp(link.substring(0, colon).toLowerCase(Locale.ROOT));
  }

  private static boolean isHttp(String scheme) {
    return scheme.equals("http") || scheme.equals("https");
  }

  private static Optional<Url> absolute(String scheme, String rest, Url base) {
    if (rest.startsWith("//")) {
      return withAuthority(scheme, rest.substring(2));
    }
    // "http:name" is relative where the page has that scheme (WHATWG: "special relative"): a file
    // may be called so.
    return scheme.equals(base.scheme()) ? relative(base, rest) : Optional.empty();
  }

  private static Optional<Url> relative(Url base, String link) {
    if (link.startsWith("//")) {
      return withAuthority(base.scheme(), link.substring(2));
    }
    String path = beforeQuery(link);
    String query = link.substring(path.length());
    String basePath = base.rawPath().isEmpty() ? "/" : base.rawPath();
    if (path.isEmpty()) {
      path = basePath;
      if (query.isEmpty() && base.hasQuery()) {
        query = "?" + base.rawQuery();
      }
    } else if (!path.startsWith("/")) {
      path = basePath.substring(0, basePath.lastIndexOf('/') + 1) + path;
    }
    return Optional.of(
        Url.of(base.origin() + sendable(path, query))); // what it is made of is known
  }

  private static Optional<Url> withAuthority(String scheme, String rest) {
    int end = 0;
    while (end < rest.length() && "/?".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    String path = beforeQuery(rest.substring(end));
    String query = rest.substring(end + path.length());
    try {
      URI uri =
          new URI(scheme + "://" + origin(scheme, rest.substring(0, end)) + sendable(path, query));
      // A name with an underscore is a registry-based authority to java.net.URI, and HttpClient
      // refuses it.
      boolean possible =
          uri.getHost() != null
              && uri.getHost().length() <= LONGEST_HOST
              && uri.getPort() <= LAST_PORT;
      return possible ? Optional.of(Url.of(uri)) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String sendable(String path, String query) {
    return removeDotSegments(escape(path)) + escape(query);
  }

  /**
   * The host in lower case and the port unless it is the default one. Userinfo is a secret: it does
   * not travel on.
   */
  private static String origin(String scheme, String authority) {
    String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    host = host.replace("%25", "%"); // a zone of IPv6, in RFC 6874's words and in java.net.URI's
    String port = scheme.equals("https") ? ":443" : ":80";
    if (host.endsWith(port) || host.endsWith(":")) {
      host = host.substring(0, host.lastIndexOf(':'));
    }
    try {
      return host.chars().allMatch(c -> c < 0x80) ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
    } catch (IllegalArgumentException e) {
      return ""; // no possible host, as any other that URI refuses
    }
  }

  /**
   * Outer blanks, and tabs and newlines anywhere, do not count; a fragment is not sent; a backslash
   * is a slash.
   */
  private static String clean(String href) {
    String link =
        href.trim(); // C0 controls and space, as WHATWG says: a name may begin with another blank
    int fragment = link.indexOf('#');
    if (fragment >= 0) {
      link = link.substring(0, fragment);
    }
    if (link.indexOf('\t') >= 0 || link.indexOf('\n') >= 0 || link.indexOf('\r') >= 0) {
      link = link.replaceAll("[\t\n\r]", "");
    }
    String path = beforeQuery(link);
    return path.indexOf('\\') < 0 ? link : path.replace('\\', '/') + link.substring(path.length());
  }

  private static String beforeQuery(String link) {
    int query = link.indexOf('?');
    return query < 0 ? link : link.substring(0, query);
  }

  /** The index of the colon after a scheme (RFC 3986, section 3.1), or -1. */
  private static int schemeEnd(String link) {
    for (int i = 0; i < link.length(); i++) {
      char c = link.charAt(i);
      if (c == ':') {
        return i > 0 ? i : -1;
      }
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      if (!letter && (i == 0 || !(c >= '0' && c <= '9' || "+-.".indexOf(c) >= 0))) {
        return -1;
      }
    }
    return -1;
  }

  /** A path that is written in plain, percent-encoded, also what some servers read otherwise. */
  static String escapeName(String path) {
    return escape(
        path.replace("%", "%25")
            .replace("?", "%3F")
            .replace("#", "%23")
            .replace(";", "%3B")
            .replace("+", "%2B"));
  }

  private static String escape(String text) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean keep = c == '%' ? isEscape(text, i) : c > ' ' && c < 0x7f && !UNSENDABLE.get(c);
      if (keep) {
        if (escaped != null) {
          escaped.append(c);
        }
        continue;
      }
      if (escaped == null) {
        escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      int point = text.codePointAt(i);
      for (byte b : LooseUtf8.bytes(point)) {
        escaped.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
      }
      i += Character.charCount(point) - 1;
    }
    return escaped == null ? text : escaped.toString();
  }

  private static boolean isEscape(String text, int percent) {
    return percent + 2 < text.length()
        && Character.digit(text.charAt(percent + 1), 16) >= 0
        && Character.digit(text.charAt(percent + 2), 16) >= 0
        && text.charAt(percent + 1) < 0x80
        && text.charAt(percent + 2) < 0x80;
  }

  /**
   * RFC 3986, section 5.2.4; {@code %2e} counts as a dot, as in browsers. An empty path becomes
   * {@code /}.
   */
  private static String removeDotSegments(String path) {
    if (path.isEmpty()) {
      return "/";
    }
    if (!path.contains("/.") && !path.contains("%2")) {
      return path;
    }
    List<String> kept = new ArrayList<>();
    String[] segments = path.substring(1).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean last = i == segments.length - 1;
      String dots = segments[i].replace("%2e", ".").replace("%2E", ".");
      if (dots.equals("..")) {
        if (!kept.isEmpty()) {
          kept.removeLast();
        }
      } else if (!dots.equals(".")) {
        kept.add(segments[i]);
        continue;
      }
      if (last) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
