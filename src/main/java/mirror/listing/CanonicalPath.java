package mirror.listing;

import java.util.HexFormat;

/**
 * One spelling for all that name the same path: {@code %41} is {@code A}, {@code %2f} is {@code
 * %2F}.
 *
 * <p>For comparing only (RFC 3986, section 6.2.2); what is requested stays as it was linked. Beyond
 * the unreserved characters, those that a path may hold bare are decoded too, because servers
 * disagree on which of them to escape.
 */
public final class CanonicalPath {
  private static final String BARE = "-._~!$&'()*+,;=:@/";
  private static final String HEX = "0123456789ABCDEF";

  private CanonicalPath() {}

  /**
   * The canonical spelling of a raw path or query that {@link Href} made, or of a whole URL: what
   * escapes nothing stays, as the zone of an address does ({@code [fe80::1%eth0]}).
   */
  public static String of(String raw) {
    int percent = raw.indexOf('%');
    if (percent < 0) {
      return raw;
    }
    var canonical = new StringBuilder(raw.length()).append(raw, 0, percent);
    for (int i = percent; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '%' || !isEscape(raw, i)) {
        canonical.append(c);
        continue;
      }
      int octet =
          Character.digit(raw.charAt(i + 1), 16) << 4 | Character.digit(raw.charAt(i + 2), 16);
      if (octet != '/' && (isAlphanumeric(octet) || BARE.indexOf(octet) >= 0)) {
        canonical.append((char) octet);
      } else {
        canonical.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
      }
      i += 2;
    }
    return canonical.toString();
  }

  private static boolean isEscape(String raw, int percent) {
    return percent + 2 < raw.length()
        && HexFormat.isHexDigit(raw.charAt(percent + 1))
        && HexFormat.isHexDigit(raw.charAt(percent + 2));
  }

  private static boolean isAlphanumeric(int octet) {
    return octet >= '0' && octet <= '9'
        || octet >= 'A' && octet <= 'Z'
        || octet >= 'a' && octet <= 'z';
  }
}
