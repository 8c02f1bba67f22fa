package mirror.auth;

import java.net.URI;
import java.util.Locale;

/** Scheme, host and port of a server (RFC 6454): what a secret is bound to. */
record Origin(String scheme, String host, int port) {
  static Origin of(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
    return new Origin(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
  }

  /**
   * Whether what was given for this origin may be told to {@code other} as well: to itself, and to
   * its own host by https, where sites move.
   */
  boolean covers(Origin other) {
    return equals(other)
        || scheme.equals("http") && other.scheme.equals("https") && host.equals(other.host);
  }
}
