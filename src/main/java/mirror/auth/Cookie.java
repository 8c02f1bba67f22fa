package mirror.auth;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A cookie (RFC 6265), without its origin.
 *
 * @param path the part of the server that it is for
 * @param secure whether it is never sent in clear
 * @param expiry from when on it is not sent; {@link Instant#MAX} for the end of the session
 */
record Cookie(String name, String value, String path, boolean secure, Instant expiry) {
  /** As long as browsers keep one; a longer one would be answered with 431, and all after it. */
  private static final Pattern SENDABLE = Pattern.compile("[\\t\\x20-\\x7e]{0,4096}");

  /** Of a path, as browsers have it; a head may be as long as 64 of these. */
  private static final int LONGEST_PATH = 1024;

  /** Longer lives than this, in seconds, are no matter: no run takes as long. */
  private static final long LONGEST_LIFE = 1L << 32;

  /**
   * Reads a Set-Cookie header (RFC 6265, section 5.2) of the answer to {@code uri}; empty where it
   * is none, or one for another domain.
   */
  static Optional<Cookie> received(String header, URI uri, Instant now) {
    String[] parts = header.split(";", -1);
    int equals = parts[0].indexOf('=');
    String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
    if (name.isEmpty() || !SENDABLE.matcher(parts[0]).matches()) {
      return Optional.empty();
    }
    String path = directory(uri);
    boolean secure = false;
    Optional<Instant> expires = Optional.empty();
    Optional<Instant> maxAge = Optional.empty();
    for (int i = 1; i < parts.length; i++) {
      String[] attribute = parts[i].split("=", 2);
      String value = attribute.length < 2 ? "" : attribute[1].strip();
      switch (attribute[0].strip().toLowerCase(Locale.ROOT)) {
        case "expires" -> expires = CookieDate.parse(value);
        case "max-age" -> maxAge = life(value).map(now::plusSeconds);
        case "path" ->
            path = value.startsWith("/") && value.length() <= LONGEST_PATH ? value : directory(uri);
        case "secure" -> secure = true;
        case "domain" -> {
          if (!value.isEmpty() && !isWithin(uri.getHost(), value)) {
            return Optional.empty();
          }
        }
        default -> {}
      }
    }
    String value = parts[0].substring(equals + 1).strip();
    Instant end = maxAge.orElse(expires.orElse(Instant.MAX));
    return Optional.of(new Cookie(name, value, path, secure, end));
  }

  private static Optional<Long> life(String seconds) {
    if (!seconds.matches("-?\\d{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(Math.clamp(Long.parseLong(seconds), -1, LONGEST_LIFE));
  }

  /** The directory of the path that was asked for (section 5.1.4). */
  private static String directory(URI uri) {
    String path = uri.getRawPath();
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** Whether {@code host} is {@code domain}, or a name below it (section 5.1.3). */
  static boolean isWithin(String host, String domain) {
    String wanted = domain.startsWith(".") ? domain.substring(1) : domain;
    String name = host.toLowerCase(Locale.ROOT);
    String suffix = wanted.toLowerCase(Locale.ROOT);
    boolean address = name.matches("[0-9.]+") || name.startsWith("[");
    return name.equals(suffix) || !address && name.endsWith("." + suffix);
  }

  /** Whether it goes with a request of its origin (section 5.4). */
  boolean isFor(URI uri, Instant now) {
    return now.isBefore(expiry)
        && (!secure || uri.getScheme().equals("https"))
        && isBelow(uri.getRawPath());
  }

  private boolean isBelow(String asked) {
    return asked.equals(path)
        || asked.startsWith(path) && (path.endsWith("/") || asked.charAt(path.length()) == '/');
  }

  /** Whether it takes the place of {@code other} of the same origin. */
  boolean replaces(Cookie other) {
    return name.equals(other.name) && path.equals(other.path);
  }

  /** Without the secret: a record would print it. */
  @Override
  public String toString() {
    return name;
  }
}
