package mirror.crawl;

import java.io.IOException;
import java.util.Optional;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RunLocks;

/**
 * Which seeds may have their places, beside one another and beside other runs, and so with what
 * they lead to on other hosts. Safe for threads.
 */
final class Admission {
  private final Purpose purpose;
  private final RecordStore records;
  private final Claims claims;
  private final RunLocks locks;
  private final Observer observer;
  private boolean unlocked;

  Admission(
      Purpose purpose, RecordStore records, Claims claims, RunLocks locks, Observer observer) {
    this.purpose = purpose;
    this.records = records;
    this.claims = claims;
    this.locks = locks;
    this.observer = observer;
  }

  /**
   * Whether a seed's place was that of another URL until now, which comes first if it is a seed of
   * this run too. Only without host directories do two have one place.
   */
  boolean isAnothers(Target seed) throws IOException {
    return purpose == Purpose.MIRROR
        && !seed.root().tree().hasHosts()
        && switch (seed.place()) {
          case Place.Directory(var directory) ->
              records.isForeign(directory, Target.directory(seed.uri()));
          case Place.File file -> records.isForeign(file.directory(), seed.uri().resolve("."));
        };
  }

  /** Why a seed cannot have its place, if it cannot. */
  Optional<Failure> refusal(Target seed) throws IOException {
    if (!claims.grant(seed.place().path(), seed.uri())) {
      return Optional.of(claims.refusal(seed.place().path()));
    }
    return lock(seed);
  }

  /** Why what is on another host than its seed cannot have its place, if it cannot. */
  Optional<Failure> refusalElsewhere(Target target) throws IOException {
    return target.named().getRawAuthority().equals(target.root().named().getRawAuthority())
        ? Optional.empty()
        : lock(target);
  }

  private synchronized Optional<Failure> lock(Target target) throws IOException {
    if (purpose != Purpose.MIRROR) {
      return Optional.empty(); // it writes nothing that another run could mind
    }
    return switch (locks.take(target.named())) {
      case OURS -> Optional.empty();
      case TAKEN ->
          Optional.of(
              new Failure(
                  Failure.Kind.LOCKED, "another run is mirroring into " + target.place().path()));
      case NONE -> {
        if (!unlocked) {
          unlocked = true;
          observer.on(
              new Event.Warned(
                  target.named(), "no lock can be taken: see that no other run writes there"));
        }
        yield Optional.empty();
      }
    };
  }
}
