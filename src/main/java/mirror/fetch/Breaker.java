package mirror.fetch;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a dead origin from being asked for everything: after many connection failures in a row it
 * gets one probe a minute, and after ten minutes nothing more. An answer before that ends it.
 */
final class Breaker {
  /** So many failures are no accident: a restart of a server costs fewer. */
  static final int MANY = 100;

  static final int PROBES = 10;
  static final Duration BETWEEN_PROBES = Duration.ofMinutes(1);

  private int inRow;
  private Instant nextProbe = Instant.MIN;

  void answered() {
    inRow = 0;
    nextProbe = Instant.MIN;
  }

  void failed(Instant now) {
    if (now.isBefore(nextProbe)) {
      return; // it began before the others failed
    }
    inRow++;
    if (isOpen()) {
      nextProbe = now.plus(BETWEEN_PROBES);
    }
  }

  /** Whether only probes go out. */
  boolean isOpen() {
    return inRow >= MANY;
  }

  /** Whether nothing goes out any more. */
  boolean isGivenUp() {
    return inRow >= MANY + PROBES;
  }

  /** When the next request may start; in the past while all is well. */
  Instant nextProbe() {
    return nextProbe;
  }
}
