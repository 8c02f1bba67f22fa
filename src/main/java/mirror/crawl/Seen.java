package mirror.crawl;

import java.net.URI;
import mirror.listing.CanonicalPath;

/**
 * Which URLs were queued, so that each is fetched once however often it is linked. Safe for
 * threads.
 */
final class Seen {
  private final Fingerprints urls = new Fingerprints();

  /** Remembers a URL; false when it was known. */
  boolean add(URI uri) {
    return urls.add(key(uri));
  }

  boolean contains(URI uri) {
    return urls.contains(key(uri));
  }

  private static String key(URI uri) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return uri.getScheme()
        + "://"
        + uri.getRawAuthority()
        + CanonicalPath.of(uri.getRawPath() + query);
  }
}
