package mirror.fetch;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One GET.
 *
 * @param compressed whether a gzip encoded body is welcome: for pages, never for files, which are
 *     stored as sent
 * @param validator of the copy at hand, for the server to answer 304
 * @param range the bytes that are wanted, if not all
 */
public record Request(
    URI uri, boolean compressed, Optional<Validator> validator, Optional<Range> range) {

  /** What tells one version of a file from another. */
  public sealed interface Validator {
    /** An ETag, as it came. */
    record Tag(String etag) implements Validator {}

    /** A Last-Modified. */
    record Date(Instant modified) implements Validator {}

    /** As a header field has it. */
    default String field() {
      return switch (this) {
        case Tag(String etag) -> etag;
        case Date(Instant modified) -> HttpDate.format(modified);
      };
    }
  }

  /**
   * The bytes from {@code first} to {@code last}.
   *
   * @param last where there is one; else all that follow
   * @param of the version that they are to be of; of another, all bytes are wanted
   */
  public record Range(long first, Optional<Long> last, Optional<Validator> of) {}

  /** A GET of what is probably a page. */
  public static Request page(URI uri) {
    return new Request(uri, true, Optional.empty(), Optional.empty());
  }

  /** A GET of what is probably a file. */
  public static Request file(URI uri) {
    return new Request(uri, false, Optional.empty(), Optional.empty());
  }

  /** The same, unless the file is still of this version. */
  public Request unless(Validator same) {
    return new Request(uri, compressed, Optional.of(same), range);
  }

  /** The same, of these bytes. */
  public Request only(Range bytes) {
    return new Request(uri, compressed, validator, Optional.of(bytes));
  }
}
