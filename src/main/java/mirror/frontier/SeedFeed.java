package mirror.frontier;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import mirror.local.DiskError;
import mirror.local.LocalDirectory;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.Shard;

/** Feeds the frontier with seeds that may have their places, while they are being read. */
public final class SeedFeed {
  /** So many seeds wait for the end of the list; nobody moves more trees at once. */
  private static final int MOST_LATE = 1000;

  private static final Failure MERGED =
      new Failure(
          Failure.Kind.OTHER,
          "--cut-dirs leaves out directories below it, which cannot be shared out by --shard");

  private final LocalTree tree;
  private final Shard shard;
  private final Seen seen;
  private final Admission admission;
  private final Deferred deferred;
  private final Frontier frontier;
  private final Tally tally;
  private final Observer observer;

  public SeedFeed(
      LocalTree tree,
      Shard shard,
      Seen seen,
      Admission admission,
      Deferred deferred,
      Frontier frontier,
      Tally tally,
      Observer observer) {
    this.tree = tree;
    this.shard = shard;
    this.seen = seen;
    this.admission = admission;
    this.deferred = deferred;
    this.frontier = frontier;
    this.tally = tally;
    this.observer = observer;
  }

  /** A seed whose place was that of another URL. */
  private record Late(Target seed, URI holder) {}

  private interface Step {
    boolean take() throws IOException, InterruptedException;
  }

  /** Feeds all of them; one whose place was another's comes after all that may be that other. */
  public void read(Iterator<URI> seeds) throws IOException, InterruptedException {
    List<Late> late = new ArrayList<>();
    boolean goOn = true;
    long count = 0;
    while (goOn && seeds.hasNext()) {
      URI uri = seeds.next();
      if (seen.add(uri)) {
        Target seed = Target.seed(uri, tree);
        if (isElsewhere(seed)) {
          continue;
        }
        count++;
        tally.knows(seed.isFile() ? 1 : 0);
        goOn = take(seed, () -> begin(seed, late));
      }
    }
    admission.endList(count);
    for (Late waiting : late) {
      goOn = goOn && take(waiting.seed(), () -> begin(waiting));
    }
    frontier.endSeeds();
  }

  /** An error of the disk about one seed costs that seed; none is told of after the end. */
  private boolean take(Target seed, Step step) throws IOException, InterruptedException {
    try {
      return !frontier.isStopped() && step.take();
    } catch (IOException e) {
      if (frontier.isStopped()) {
        return false; // what it wrote to is being closed meanwhile
      }
      if (DiskError.isFull(e)) {
        throw e;
      }
      tree.probe();
      observer.on(new Event.Failed(seed.uri(), seed.uri(), Failure.local(e)));
      return true;
    }
  }

  /** A file of a directory that is another shard's; a tree is every shard's. */
  private boolean isElsewhere(Target seed) {
    return seed.place() instanceof Place.File file && !shard.owns(tree.pathOf(file.directory()));
  }

  /** Shards do not see which files of each other have the places that directories share. */
  private boolean isMerged(Target seed) {
    LocalDirectory directory =
        switch (seed.place()) {
          case Place.Directory(LocalDirectory itself) -> itself;
          case Place.File file -> file.directory();
        };
    return !shard.isWhole() && directory.isShared();
  }

  /** Queues a seed, now or later; false when the run was stopped. */
  private boolean begin(Target seed, List<Late> late) throws IOException, InterruptedException {
    Optional<URI> holder = late.size() < MOST_LATE ? admission.holder(seed) : Optional.empty();
    if (holder.isEmpty()) {
      return begin(seed);
    }
    late.add(new Late(seed, holder.get()));
    return true;
  }

  /** The same for one that came late; what holds its place may be a part of another seed's tree. */
  private boolean begin(Late late) throws IOException, InterruptedException {
    Optional<Failure> refusal = admission.refusal(late.seed(), late.holder());
    if (refusal.isEmpty()) {
      return begin(late.seed());
    }
    observer.on(new Event.Failed(late.seed().uri(), late.seed().uri(), refusal.get()));
    return true;
  }

  /** Queues a seed that may have its place; false when the run was stopped. */
  private boolean begin(Target seed) throws IOException, InterruptedException {
    Optional<Failure> refusal = isMerged(seed) ? Optional.of(MERGED) : admission.refusal(seed);
    if (refusal.isPresent()) {
      observer.on(new Event.Failed(seed.uri(), seed.uri(), refusal.get()));
      return true;
    }
    if (deferred.isFor(seed)) {
      deferred.add(seed);
      return true;
    }
    return frontier.addSeed(seed);
  }

  /** Feeds what waited for all else. */
  public void readDeferred() throws IOException, InterruptedException {
    deferred.read(observer, frontier::addSeed);
    frontier.endSeeds();
  }
}
