package mirror.local;

import java.time.Instant;
import java.util.Optional;

/** For how long a file that is on record needs no question, while its row is the one seen last. */
public interface Freshness {
  /** Until when; empty where it needs one at any time. */
  Optional<Instant> until(String url, RecordedFile file);
}
