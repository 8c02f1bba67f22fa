package mirror.crawl;

import java.time.Duration;
import mirror.fetch.Pace;

/**
 * How much at a time, and in all.
 *
 * @param jobs requests in flight in all
 * @param perOrigin requests in flight to one origin
 * @param pace of requests to one origin
 * @param quota of received bytes: when more have come, nothing more begins
 * @param time the run is stopped after it
 */
public record Limits(int jobs, int perOrigin, Pace pace, long quota, Duration time) {
  /** Longer than any run. */
  public static final Duration NO_END = Duration.ofNanos(Long.MAX_VALUE);
}
