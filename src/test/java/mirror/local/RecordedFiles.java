package mirror.local;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is known of files of which only the link matters. */
public final class RecordedFiles {
  private RecordedFiles() {}

  /** Of a byte, and nothing else. */
  public static RecordedFile of(String link) {
    return new RecordedFile(
        link,
        1,
        Instant.EPOCH,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        List.of());
  }
}
