package mirror.local;

import java.time.Instant;
import java.util.Optional;

/**
 * The text of a listing's row that was seen beside a file.
 *
 * @param unboundSince since when the row was met with a body that may be older than the row; empty
 *     where row and body belong together
 */
public record RecordedRow(String text, Optional<Instant> unboundSince) {
  /** A longer text is not recorded, so its file is always asked about; in characters. */
  public static final int LONGEST = 1000;

  private static final char BOUND = '=';
  private static final char UNBOUND = '?';

  String field() {
    return unboundSince
        .map(since -> UNBOUND + String.valueOf(since.getEpochSecond()) + ' ' + text)
        .orElse(BOUND + text);
  }

  static RecordedRow of(String field) {
    int blank = field.indexOf(' ');
    return field.charAt(0) == BOUND
        ? new RecordedRow(field.substring(1), Optional.empty())
        : new RecordedRow(
            field.substring(blank + 1),
            Optional.of(Instant.ofEpochSecond(Long.parseLong(field, 1, blank, 10))));
  }
}
