package mirror.frontier;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedDirectory;
import mirror.local.RecordedFile;
import mirror.local.RunLocks;
import mirror.local.UrlPath;

/**
 * Which seeds may have their places, beside one another and beside other runs, and so with what
 * they lead to on other hosts. Safe for threads.
 */
public final class Admission {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private final Purpose purpose;
  private final RecordStore records;
  private final Claims claims;
  private final RunLocks locks;
  private final Seen seen;
  private final Observer observer;
  private final CountDownLatch listRead = new CountDownLatch(1);
  private volatile boolean alone;
  private boolean unlocked;

  public Admission(
      Purpose purpose,
      RecordStore records,
      Claims claims,
      RunLocks locks,
      Seen seen,
      Observer observer) {
    this.purpose = purpose;
    this.records = records;
    this.claims = claims;
    this.seen = seen;
    this.locks = locks;
    this.observer = observer;
  }

  /**
   * The URL that a target's place was that of until now, if another: it comes first if it is a part
   * of this run too. Only where directories are left out do two have one place.
   */
  Optional<URI> holder(Target target) throws IOException {
    if (purpose != Purpose.MIRROR || target.root().tree().keepsApart()) {
      return Optional.empty();
    }
    return switch (target.place()) {
      case Place.Directory(var directory) ->
          records.holder(directory, Target.directory(target.named()));
      case Place.File file -> records.holder(file.directory(), UrlPath.directory(target.named()));
    };
  }

  /**
   * Why a directory cannot have its place.
   *
   * @param holder of the place until now, which may be a part of a tree of this run
   */
  public Optional<Failure> refusal(Target target, URI holder) {
    return target.place() instanceof Place.Directory(var directory)
            && target.root().tree().place(holder).path().equals(directory.path())
            && seen.containsTreeOf(holder)
        ? Optional.of(Claims.refusal(directory.path(), holder.toString()))
        : Optional.empty();
  }

  /** The same for one that was found below a seed. */
  public Optional<Failure> refusal(Target target, Place.Directory place)
      throws IOException, InterruptedException {
    if (target.root().tree().keepsApart()
        || place.directory().isShared()
        || target.named().getRawQuery() != null) {
      return Optional.empty();
    }
    if (!alone && !target.isSeed()) {
      Optional<URI> holder = holder(target);
      if (holder.isPresent()) {
        // The list may name it further down; but a pipe may not end for hours.
        listRead.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        Optional<Failure> refusal = refusal(target, holder.get());
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return claims.grant(place.path(), target.named())
        ? Optional.empty()
        : Optional.of(claims.refusal(place.path()));
  }

  /**
   * Why a file cannot have its place: a directory's listing that is a part of this run may name
   * another there, which is as it was and needs no visit.
   */
  public Optional<Failure> refusal(Target target, Place.File place) throws IOException {
    Optional<URI> holder = target.record().isPresent() ? Optional.empty() : holder(target);
    if (holder.filter(seen::containsTreeOf).isEmpty()) {
      return Optional.empty();
    }
    Optional<RecordedDirectory> other = records.find(place.directory());
    Optional<RecordedFile> file =
        other.isPresent() ? other.get().record().find(place.name()) : Optional.empty();
    return file.map(known -> Claims.refusal(place.path(), other.get().url(known).toString()));
  }

  /** Whether all is of one seed, as far as is known. */
  public boolean isOfOneSeed() {
    return alone;
  }

  /**
   * No seed follows.
   *
   * @param seeds that there were
   */
  void endList(long seeds) {
    alone = seeds < 2;
    listRead.countDown();
  }

  /** Why a seed cannot have its place, if it cannot. */
  public Optional<Failure> refusal(Target seed) throws IOException {
    if (!claims.grant(seed.place().path(), seed.uri())) {
      return Optional.of(claims.refusal(seed.place().path()));
    }
    return lock(seed);
  }

  /** Why what is on another host than its seed cannot have its place, if it cannot. */
  public Optional<Failure> refusalElsewhere(Target target) throws IOException {
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
