package mirror.crawl;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
  @Test
  void theMachinesClockMayBeSetBack() {
    var set = new AtomicReference<>(Instant.parse("2024-03-01T00:00:00Z"));
    var steady = SteadyClock.from(set::get);
    Instant before = steady.instant();
    set.set(before.minus(Duration.ofHours(1)));
    assertFalse(steady.instant().isBefore(before));
  }
}
