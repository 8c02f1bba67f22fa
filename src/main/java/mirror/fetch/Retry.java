package mirror.fetch;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * When to try again.
 *
 * @param tries in all, the first one included; 0 is without end
 * @param longestWait between two tries
 * @param passing statuses that may pass, beyond those that always may
 */
public record Retry(int tries, Duration longestWait, Set<Integer> passing) {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /** Without a wish of the user's about statuses. */
  public Retry(int tries, Duration longestWait) {
    this(tries, longestWait, Set.of());
  }

  /** Whether another try may go better. */
  public boolean mayPass(FetchResult.Refused refused) {
    return refused.mayPass() || passing.contains(refused.status());
  }

  /**
   * How long to wait after a failed try: from one second on, doubling, and jittered down to half,
   * so that clients which failed together do not come back together. Empty when that was the last
   * try.
   *
   * @param attempt the number of the try that failed, from 1
   * @param asked what the server asked for; it is no less than that
   */
  public Optional<Duration> after(int attempt, Optional<Duration> asked, RandomGenerator random) {
    if (tries > 0 && attempt >= tries) {
      return Optional.empty();
    }
    long doubled = FIRST_WAIT.toMillis() << Math.min(attempt - 1, 20);
    long cap = Math.min(doubled, longestWait.toMillis());
    Duration wait = Duration.ofMillis(cap / 2 + random.nextLong(cap / 2 + 1));
    return Optional.of(asked.filter(pause -> pause.compareTo(wait) > 0).orElse(wait));
  }
}
