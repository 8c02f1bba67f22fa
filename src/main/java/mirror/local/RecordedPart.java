package mirror.local;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file that was begun: what is there of it may be gone on with.
 *
 * @param temporary its name in the directory of the file; of one that comes in several ranges, the
 *     names of all, with {@link #AND} between them
 * @param length of the whole, in bytes, where it was announced
 * @param etag a strong one, or empty
 * @param lastModified a strong one (RFC 9110, section 8.8.2.2), or empty
 */
public record RecordedPart(
    String temporary,
    Optional<Long> length,
    Optional<String> etag,
    Optional<Instant> lastModified) {
  /** Stands in no name of ours. */
  public static final String AND = ",";

  /** What its ranges are called; most come in one. */
  public List<String> temporaries() {
    return List.of(temporary.split(AND, -1));
  }

  /** Whether another is of the same version, in as many ranges. */
  public boolean isLike(RecordedPart other) {
    return temporaries().size() == other.temporaries().size()
        && length.equals(other.length)
        && etag.equals(other.etag)
        && lastModified.equals(other.lastModified);
  }

  List<String> fields() {
    return List.of(
        temporary,
        RecordLine.orNothing(length),
        RecordLine.orNothing(lastModified.map(Instant::getEpochSecond)),
        RecordLine.orNothing(etag));
  }

  static RecordedPart of(RecordLine line) {
    String temporary = line.text();
    Optional<Long> length = line.optional().map(Long::parseLong);
    Optional<Instant> lastModified =
        line.optional().map(Long::parseLong).map(Instant::ofEpochSecond);
    return new RecordedPart(temporary, length, line.optional(), lastModified);
  }
}
