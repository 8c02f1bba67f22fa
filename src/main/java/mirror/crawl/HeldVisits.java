package mirror.crawl;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import mirror.deletion.Absences;
import mirror.frontier.Announcer;
import mirror.frontier.HeldFile;
import mirror.frontier.Outcome;
import mirror.frontier.Target;

/**
 * Visits whose outcome depends on what else happens, until that has happened or too many wait. Safe
 * for threads.
 */
final class HeldVisits {
  /** Each is a temporary file on disk. */
  private static final int MOST = Absences.MOST_REPLACED; // none is settled before those go

  private final Guard guard;
  private final Announcer announcer;
  private final Queue<Waiting> visits = new ArrayDeque<>();

  private record Waiting(Target target, HeldFile file) {}

  HeldVisits(Guard guard, Announcer announcer) {
    this.guard = guard;
    this.announcer = announcer;
  }

  /** Holds a visit; of too many the one that has waited longest is settled. */
  void hold(Target target, HeldFile file) throws IOException {
    Optional<Waiting> oldest = swap(new Waiting(target, file));
    if (oldest.isPresent()) {
      settle(oldest.get());
    }
  }

  /** It has happened, and each is told apart as well as it ever will be. */
  void settle() throws IOException {
    for (var next = next(); next.isPresent(); next = next()) {
      settle(next.get());
    }
  }

  /** It never will. */
  void giveUp() throws IOException {
    for (var next = next(); next.isPresent(); next = next()) {
      next.get().file().close();
    }
  }

  private synchronized Optional<Waiting> swap(Waiting visit) {
    visits.add(visit);
    return visits.size() > MOST ? next() : Optional.empty();
  }

  private synchronized Optional<Waiting> next() {
    return Optional.ofNullable(visits.poll());
  }

  private void settle(Waiting visit) throws IOException {
    Outcome outcome =
        guard.end(
            visit.target(),
            () -> {
              try (HeldFile file = visit.file()) {
                return file.settle();
              }
            });
    announcer.tell(visit.target(), outcome);
  }
}
