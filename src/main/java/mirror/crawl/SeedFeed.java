package mirror.crawl;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.Shard;

/** Feeds the frontier with seeds that may have their places, while they are being read. */
final class SeedFeed {
  /** So many seeds wait for the end of the list; nobody moves more trees at once. */
  private static final int MOST_LATE = 1000;

  private final LocalTree tree;
  private final Shard shard;
  private final Seen seen;
  private final Admission admission;
  private final Deferred deferred;
  private final Frontier frontier;
  private final Tally tally;
  private final Observer observer;

  SeedFeed(
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

  /** Feeds all of them; one whose place was another's comes after all that may be that other. */
  void read(Iterator<URI> seeds) throws IOException, InterruptedException {
    List<Target> late = new ArrayList<>();
    boolean goOn = true;
    while (goOn && seeds.hasNext()) {
      URI uri = seeds.next();
      if (seen.add(uri)) {
        Target seed = Target.seed(uri, tree);
        if (isElsewhere(seed)) {
          continue;
        }
        tally.knows(seed.isFile() ? 1 : 0);
        if (late.size() < MOST_LATE && admission.isAnothers(seed)) {
          late.add(seed);
        } else {
          goOn = begin(seed);
        }
      }
    }
    for (Target seed : late) {
      goOn = goOn && begin(seed);
    }
    frontier.endSeeds();
  }

  /** A file of a directory that is another shard's; a tree is every shard's. */
  private boolean isElsewhere(Target seed) {
    return seed.place() instanceof Place.File file && !shard.owns(tree.pathOf(file.directory()));
  }

  /** Queues a seed that may have its place; false when the run was stopped. */
  private boolean begin(Target seed) throws IOException, InterruptedException {
    Optional<Failure> refusal = admission.refusal(seed);
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
  void readDeferred() throws IOException, InterruptedException {
    deferred.read(observer, frontier::addSeed);
    frontier.endSeeds();
  }
}
