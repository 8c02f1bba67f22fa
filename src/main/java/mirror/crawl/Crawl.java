package mirror.crawl;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import mirror.deletion.Absences;
import mirror.deletion.Deletion;
import mirror.deletion.MaxDelete;
import mirror.deletion.Protection;
import mirror.fetch.Fetcher;
import mirror.frontier.Admission;
import mirror.frontier.Announcer;
import mirror.frontier.Claims;
import mirror.frontier.Deferred;
import mirror.frontier.Failure;
import mirror.frontier.Frontier;
import mirror.frontier.HeldFile;
import mirror.frontier.Observer;
import mirror.frontier.Outcome;
import mirror.frontier.Portion;
import mirror.frontier.Purpose;
import mirror.frontier.SeedFeed;
import mirror.frontier.Seen;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.local.Casing;
import mirror.local.DirectoryRecord;
import mirror.local.LocalTree;
import mirror.local.RecordStore;
import mirror.local.RunLocks;
import mirror.scope.Filter;
import mirror.visit.Requests;
import mirror.visit.Visit;

/**
 * Drains the frontier: as many virtual threads as requests may be in flight, each visiting one
 * target after the other. The only file that starts workers.
 */
public final class Crawl {
  private final Frontier frontier;
  private final SeedFeed feed;
  private final Visit visit;
  private final Purpose purpose;
  private final Fetcher fetcher;
  private final LocalTree tree;
  private final Announcer announcer;
  private final Tally tally;
  private final Observer observer;
  private final Seen seen = new Seen();
  private final Guard guard;
  private final HeldVisits held;
  private final HeldVisits blocked;
  private final Limits limits;
  private final RecordStore records;
  private final Filter filter;
  private final Casing casing;
  private final Optional<MaxDelete> deletion;
  private final Optional<Absences> absences;
  private final Deferred deferred;

  /** Everything was given up, for an error too: what a quota stopped is finished first. */
  private volatile boolean halted;

  private final AtomicReference<Optional<Throwable>> fatal =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<StopReason>> stopped =
      new AtomicReference<>(Optional.empty());

  public Crawl(
      Limits limits,
      Visit.Policy policy,
      Fetcher fetcher,
      LocalTree tree,
      RecordStore records,
      RunLocks locks,
      Tally tally,
      Observer observer,
      InstantSource clock)
      throws IOException {
    this.limits = limits;
    this.records = records;
    purpose = policy.purpose();
    var claims = new Claims();
    filter = policy.scope().filter();
    casing = policy.casing();
    deletion = policy.deletion();
    absences =
        deletion.isPresent()
            ? Optional.of(new Absences(tree, records, purpose == Purpose.PLAN))
            : Optional.empty();
    RandomGenerator random = RandomGenerator.getDefault();
    frontier = new Frontier(limits.perOrigin(), limits.pace(), random, SteadyClock.from(clock));
    deferred = new Deferred(policy.last(), tree, records);
    announcer = new Announcer(tree, deferred, tally, observer);
    guard = new Guard(purpose, tree, tally);
    held = new HeldVisits(guard, announcer);
    blocked = new HeldVisits(guard, announcer);
    var admission = new Admission(purpose, records, claims, locks, seen, observer);
    feed = new SeedFeed(tree, policy.shard(), seen, admission, deferred, frontier, tally, observer);
    visit =
        new Visit(
            policy,
            new Requests(fetcher, frontier),
            records,
            absences,
            deferred,
            seen,
            claims,
            admission,
            tally,
            announcer,
            observer,
            random,
            clock);
    this.fetcher = fetcher;
    this.tree = tree;
    this.tally = tally;
    this.observer = observer;
  }

  /**
   * Mirrors all that hangs from {@code seeds}, which are read while the first are being fetched.
   *
   * @param start of the run, as {@link System#nanoTime} has it
   * @throws IOException when nothing more can be stored
   */
  public void run(Iterator<URI> seeds, long start) throws IOException, InterruptedException {
    try (deferred) {
      drain(() -> feed.read(seeds), start);
      if (deferred.isAny() && goesOn()) {
        frontier.begin();
        drain(feed::readDeferred, start).join();
      }
    }
    try {
      switch (fatal.get().orElse(null)) {
        case null -> {}
        case IOException e -> throw e;
        case RuntimeException e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
      delete();
    } finally {
      if (goesOn()) {
        blocked.settle();
      } else {
        blocked.giveUp(); // nothing made room
      }
    }
  }

  private boolean goesOn() {
    return !halted && stopped().isEmpty();
  }

  /**
   * Mirrors what {@code reader} feeds to the frontier, and all that hangs from it.
   *
   * @param start of the run
   * @return who reads: it may be at work after the end of a run that was stopped
   */
  private Thread drain(Task reader, long start) throws InterruptedException {
    // A platform thread: a read from a pipe may block for ever, and nobody waits for it then.
    Thread feeder = Thread.ofPlatform().daemon().name("seeds").start(() -> guarded(reader));
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < limits.jobs(); i++) {
        workers.execute(() -> guarded(this::work));
      }
      workers.shutdown();
      long end = start + limits.time().toNanos(); // which may wrap: only differences count
      boolean ended = false;
      while (!ended && end - System.nanoTime() > 0) {
        long left = Math.min(end - System.nanoTime(), TimeUnit.SECONDS.toNanos(1));
        ended = workers.awaitTermination(left, TimeUnit.NANOSECONDS);
        guarded(records::flush); // should the run be killed while it waits for a slow server
      }
      if (!ended) {
        stop(StopReason.DURATION);
      }
    }
    guarded(this::settleHeld);
    return feeder;
  }

  /** After all transfers: what is gone there goes here, if all of it was walked. */
  private void delete() throws IOException {
    if (absences.isPresent()) {
      try (var evidence = absences.get()) {
        if (goesOn()) {
          records.tidy(); // a file that waits for its place holds one open
          new Deletion(
                  purpose == Purpose.PLAN,
                  records,
                  casing,
                  deletion.orElseThrow(),
                  new Protection(seen, filter, tree),
                  deferred::isIncomplete,
                  () -> stopped().isPresent(),
                  observer)
              .run(evidence);
        }
      }
    }
  }

  /**
   * Ends the run: what is in flight is given up, and nothing more begins. Of several reasons the
   * first is the {@link #stopped} one.
   */
  public void stop(StopReason reason) {
    stopped.compareAndSet(Optional.empty(), Optional.of(reason));
    halt();
  }

  /** Why the run was stopped, if it was. */
  public Optional<StopReason> stopped() {
    return stopped.get();
  }

  private void halt() {
    halted = true;
    frontier.stop();
    fetcher.stop();
  }

  private interface Task {
    void run() throws IOException, InterruptedException;
  }

  /** The first error that is nobody's expected result ends the run, and {@link #run} throws it. */
  private void guarded(Task task) {
    try {
      task.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      halt();
    } catch (IOException | RuntimeException | Error e) {
      fatal.compareAndSet(Optional.empty(), Optional.of(e));
      halt();
    }
  }

  private void work() throws IOException, InterruptedException {
    for (var next = frontier.next(); next.isPresent(); next = frontier.next()) {
      Target target = next.get();
      // What is under way is finished, as wget does.
      if (tally.received() > limits.quota() && !(target.portion() instanceof Portion.Range)) {
        stopped.compareAndSet(Optional.empty(), Optional.of(StopReason.QUOTA));
        frontier.stop();
        return;
      }
      Outcome ended =
          frontier.givesUp(target)
              ? new Outcome.Abandoned()
              : guard.end(target, () -> visit.to(target));
      Outcome outcome = target.portion().told(ended);
      announcer.tell(target, outcome);
      Outcome stored =
          outcome instanceof Outcome.Listed(_, Optional<Outcome> page, _)
              ? page.orElse(outcome)
              : outcome;
      if (stored instanceof Outcome.Held(HeldFile file)) {
        held.hold(target, file);
      }
      if (outcome instanceof Outcome.Blocked(HeldFile file)) {
        blocked.hold(target, file);
      }
      if (outcome instanceof Outcome.Ended && target.record().isPresent()) {
        release(target, target.record().get());
      }
      frontier.done(target, outcome);
    }
  }

  /** When nothing more comes, what was held is told apart as well as it ever will be. */
  private void settleHeld() throws IOException {
    if (halted) {
      held.giveUp();
    } else {
      held.settle();
    }
  }

  /** The last file of a directory puts its record in order. */
  private void release(Target target, DirectoryRecord record) throws IOException {
    try {
      record.release();
    } catch (IOException e) {
      tree.probe();
      announcer.tell(target, new Outcome.Failed(Failure.local(e)));
    }
  }
}
