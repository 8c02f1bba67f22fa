package mirror.fetch;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One GET.
 *
 * @param compressed whether a gzip encoded body is welcome: for pages, never for files, which are
 *     stored as sent
 * @param ifModifiedSince the time of the copy at hand, for the server to answer 304
 */
public record Request(URI uri, boolean compressed, Optional<Instant> ifModifiedSince) {
  /** A GET of what is probably a page. */
  public static Request page(URI uri) {
    return new Request(uri, true, Optional.empty());
  }

  /** A GET of what is probably a file. */
  public static Request file(URI uri, Optional<Instant> ifModifiedSince) {
    return new Request(uri, false, ifModifiedSince);
  }
}
