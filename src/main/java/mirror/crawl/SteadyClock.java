package mirror.crawl;

import java.time.Instant;
import java.time.InstantSource;

/**
 * What a run waits by: it goes on from where another clock stood, whatever that is set to later.
 *
 * @param origin {@link System#nanoTime} at the {@code start}
 */
record SteadyClock(Instant start, long origin) implements InstantSource {
  /** From now on. */
  static SteadyClock from(InstantSource clock) {
    return new SteadyClock(clock.instant(), System.nanoTime());
  }

  @Override
  public Instant instant() {
    return start.plusNanos(System.nanoTime() - origin);
  }
}
