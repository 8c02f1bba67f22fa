package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryTest {
  private static final Retry FIVE = new Retry(5, Duration.ofSeconds(30));

  private final Random random = new Random(1);

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 30", "7, 30", "1000000, 30"})
  void waitsDoubleUpToTheLongestAndAreJitteredDownToHalf(int attempt, long seconds) {
    var endless = new Retry(0, Duration.ofSeconds(30));
    long longest = Duration.ofSeconds(seconds).toMillis();
    var waits =
        random
            .ints(200)
            .mapToLong(
                _ -> endless.after(attempt, Optional.empty(), random).orElseThrow().toMillis())
            .summaryStatistics();
    assertTrue(waits.getMin() >= longest / 2 && waits.getMax() <= longest, waits.toString());
    assertTrue(waits.getMax() - waits.getMin() > longest / 4, waits.toString());
  }

  @Test
  void theLastTryIsTheLast() {
    assertTrue(FIVE.after(4, Optional.empty(), random).isPresent());
    assertEquals(Optional.empty(), FIVE.after(5, Optional.empty(), random));
    assertEquals(Optional.empty(), FIVE.after(6, Optional.of(Duration.ofSeconds(1)), random));
    Retry once = new Retry(1, Duration.ofSeconds(30));
    assertEquals(Optional.empty(), once.after(1, Optional.empty(), random));
  }

  @Test
  void aServersWishIsTheLeast() {
    Duration minutes = Duration.ofMinutes(9);
    assertEquals(Optional.of(minutes), FIVE.after(1, Optional.of(minutes), random));
    Duration wait = FIVE.after(4, Optional.of(Duration.ofMillis(1)), random).orElseThrow();
    assertTrue(wait.compareTo(Duration.ofSeconds(4)) >= 0, wait.toString());
  }

  @Test
  void noWaitIsPossible() {
    Retry hasty = new Retry(3, Duration.ZERO);
    assertEquals(Optional.of(Duration.ZERO), hasty.after(1, Optional.empty(), random));
  }
}
