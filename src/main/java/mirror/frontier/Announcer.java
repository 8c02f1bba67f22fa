package mirror.frontier;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.local.LocalTree;
import mirror.local.UrlPath;
import mirror.scope.Scope;

/** Says how visits ended: as events, and to the count of what is known. Safe for threads. */
public final class Announcer {
  private final LocalTree tree;
  private final Deferred deferred;
  private final Tally tally;
  private final Observer observer;

  public Announcer(LocalTree tree, Deferred deferred, Tally tally, Observer observer) {
    this.tree = tree;
    this.deferred = deferred;
    this.tally = tally;
    this.observer = observer;
  }

  public void tell(Target target, Outcome outcome) {
    deferred.saw(target, outcome);
    switch (outcome) {
      case Outcome.Listed(Children children, Optional<Outcome> page, var problems) -> {
        tally.listed();
        // What looked like a file and was a directory is no file; a page that is content is one.
        tally.knows(
            children.files()
                + problems.size()
                + children.current()
                + (page.isPresent() ? 1 : 0)
                - (target.isFile() ? 1 : 0));
        page.ifPresent(stored -> tell(target, stored));
        if (children.current() > 0) {
          observer.on(new Event.Current(target.named(), children.current()));
        }
        problems.forEach(
            problem ->
                observer.on(new Event.Failed(problem.uri(), problem.seed(), problem.failure())));
      }
      case Outcome.Saved(Path path, long bytes) -> {
        observer.on(new Event.Saved(target.named(), path, bytes));
        if (tree.isShortened(UrlPath.name(target.named()))) {
          observer.on(new Event.Shortened(target.named(), path));
        }
      }
      case Outcome.Mismatch(Outcome stored, Path path, String reason) -> {
        tell(target, stored);
        observer.on(new Event.Mismatch(target.named(), path, reason));
      }
      case Outcome.Found() -> observer.on(new Event.Found(target.named()));
      case Outcome.Planned(Intent intent, Path path, OptionalLong bytes) ->
          observer.on(new Event.Planned(intent, target.named(), path, bytes));
      case Outcome.Unchanged(Path path) -> observer.on(new Event.Unchanged(target.named(), path));
      case Outcome.Held _, Outcome.Blocked _ -> {} // until it is settled
      case Outcome.Known() -> tally.knows(-1);
      case Outcome.Gone() -> {
        tally.knows(-1);
        observer.on(new Event.Skipped(target.named(), "is gone, from its listing too"));
      }
      case Outcome.Loop() -> {
        tally.knows(target.isFile() ? -1 : 0);
        observer.on(
            new Event.Skipped(
                target.named(), "is a loop: it shows the same as a directory above it"));
      }
      case Outcome.Filtered(Scope.Refusal refusal) -> {
        tally.knows(target.isFile() ? -1 : 0);
        String reason = refusal.toString();
        // Who named it had no part in it, and would wonder where it is.
        boolean unexpected = target.isSeed() && refusal == Scope.Refusal.ROBOTS;
        observer.on(
            unexpected
                ? new Event.Skipped(target.named(), reason)
                : new Event.Filtered(target.named(), reason));
      }
      case Outcome.Moved(Target to) -> tally.knows(target.isFile() && !to.isFile() ? -1 : 0);
      case Outcome.Postponed(_, Duration delay, Failure failure) ->
          observer.on(new Event.Postponed(target.named(), failure.of(target), delay));
      case Outcome.Failed(Failure failure) ->
          observer.on(new Event.Failed(target.named(), target.seed(tree), failure.of(target)));
      case Outcome.Abandoned() ->
          observer.on(new Event.Abandoned(target.named(), target.seed(tree), target.origin()));
      case Outcome.Elsewhere(),
          Outcome.Divided _,
          Outcome.Parked _,
          Outcome.Shared(),
          Outcome.Stopped() -> {}
    }
  }
}
