package mirror.crawl;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * Visits whose outcome depends on that of others, until the run ends or too many wait. Safe for
 * threads.
 */
final class HeldVisits {
  /** Each is a temporary file on disk. */
  private static final int MOST = 1000;

  private final Queue<Visit> visits = new ArrayDeque<>();

  /** A visit that waits. */
  record Visit(Target target, HeldFile file) {}

  /** Holds a visit; returns the one that has waited longest when another takes its place. */
  synchronized Optional<Visit> hold(Visit visit) {
    visits.add(visit);
    return visits.size() > MOST ? next() : Optional.empty();
  }

  /** The one that has waited longest. */
  synchronized Optional<Visit> next() {
    return Optional.ofNullable(visits.poll());
  }
}
