package mirror.report;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import mirror.crawl.StopReason;
import mirror.frontier.Failure;
import mirror.frontier.Tally;

/**
 * How a run ended.
 *
 * @param fatal the local error that ended it
 */
public record Summary(
    Tally.Snapshot counts,
    Duration time,
    Optional<StopReason> stopped,
    Optional<IOException> fatal) {
  /** Whether it came to its own end. */
  boolean isComplete() {
    return stopped.isEmpty() && fatal.isEmpty();
  }

  double seconds() {
    return time.toMillis() / 1e3;
  }

  public ExitStatus status() {
    Set<Failure.Kind> failures = EnumSet.noneOf(Failure.Kind.class);
    failures.addAll(counts.kinds());
    if (fatal.isPresent()) {
      failures.add(Failure.Kind.LOCAL);
      // Nobody can be heard where there is no room for what is said.
      return ExitStatus.of(failures, stopped.filter(reason -> reason != StopReason.UNHEARD));
    }
    return ExitStatus.of(failures, stopped);
  }
}
