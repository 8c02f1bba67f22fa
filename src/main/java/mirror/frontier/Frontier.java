package mirror.frontier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import mirror.fetch.FetchResult;
import mirror.fetch.Pace;

/**
 * What is known and not done. It gives out one target after the other, each origin in its turn, and
 * knows what is running, so that its end is exact: no more seeds, nothing waiting, nothing running.
 * Safe for threads.
 */
public final class Frontier {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Condition seedsWanted = lock.newCondition();
  private final Condition turns = lock.newCondition();
  private final Manners manners;
  private final InstantSource clock;

  private final Map<String, OriginQueue> origins = new HashMap<>();

  /** Origins that may start a request now, in turn. */
  private final SequencedSet<OriginQueue> ready = new LinkedHashSet<>();

  /**
   * When to look again at origins that pause; an entry may be out of date, then looking again finds
   * nothing.
   */
  private final Queue<Look> looks = new PriorityQueue<>(Comparator.comparing(Look::at));

  private final SeedsAhead ahead = new SeedsAhead();
  private boolean noMoreSeeds;
  private volatile boolean stopped;

  private record Look(Instant at, OriginQueue queue) {}

  /** At most {@code perOrigin} targets of one origin are given out at a time, at this pace. */
  public Frontier(int perOrigin, Pace pace, RandomGenerator random, InstantSource clock) {
    manners = new Manners(perOrigin, pace, random);
    this.clock = clock;
  }

  /**
   * Queues a seed; waits while there are enough of them. False when the run was stopped meanwhile.
   */
  boolean addSeed(Target seed) throws InterruptedException {
    lock.lock();
    try {
      while (ahead.isFull() && !stopped) {
        seedsWanted.await();
      }
      if (stopped) {
        return false;
      }
      ahead.add(seed);
      update(seed, queue -> queue.addSeed(seed));
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** After the end of all, more seeds follow. */
  public void begin() {
    locked(() -> noMoreSeeds = false);
  }

  /** No seed follows. */
  void endSeeds() {
    locked(
        () -> {
          noMoreSeeds = true;
          changed.signalAll();
        });
  }

  /** Nothing more is given out. */
  public void stop() {
    locked(
        () -> {
          stopped = true;
          changed.signalAll();
          seedsWanted.signalAll();
          turns.signalAll();
        });
  }

  boolean isStopped() {
    return stopped;
  }

  private void locked(Runnable change) {
    lock.lock();
    try {
      change.run();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next target, when there is one: whoever gets it owes a {@link #done}. Empty when all is
   * done.
   */
  public Optional<Target> next() throws InterruptedException {
    lock.lock();
    try {
      while (!isOver()) {
        Instant now = clock.instant();
        while (!looks.isEmpty() && !looks.peek().at().isAfter(now)) {
          place(looks.remove().queue(), now);
        }
        if (!ready.isEmpty()) {
          return Optional.of(start(ready.removeFirst(), now));
        }
        if (looks.isEmpty()) {
          changed.await();
        } else {
          changed.await(Duration.between(now, looks.peek().at()).toNanos(), TimeUnit.NANOSECONDS);
        }
      }
      changed.signalAll();
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * {@code target} was visited; what came of it is queued before it counts as done. Nobody is
   * woken: the caller asks for the {@link #next} at once.
   */
  public void done(Target target, Outcome outcome) {
    lock.lock();
    try {
      OriginQueue queue = origins.get(target.origin());
      switch (outcome) {
        case Outcome.Listed(Children children, _, _) -> {
          queue.addChildren(children.hasAhead() ? children.ahead() : children.targets());
          for (List<Target> there : children.elsewhere()) {
            update(there.getFirst(), other -> other.addChildren(there.iterator()));
          }
        }
        case Outcome.Moved(Target to) -> update(to, other -> other.addBegun(to));
        case Outcome.Divided(List<Target> ranges) -> ranges.forEach(queue::addBegun);
        case Outcome.Parked(Target again) -> queue.park(again);
        case Outcome.Postponed(Target again, Duration delay, _) ->
            update(again, there -> there.postpone(again, clock.instant().plus(delay)));
        case Outcome.Ended _, Outcome.Unended _ -> {}
      }
      if (outcome instanceof Outcome.Ended
          && target.waiting().filter(Children::isReady).isPresent()) {
        Children waiting = target.waiting().get();
        update(waiting.parent(), other -> other.addChildren(waiting.targets()));
      }
      if (outcome instanceof Outcome.Ended && target.isSeed()) {
        leave(target);
      }
      queue.ended();
      place(queue, clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /** Learns from how a request to {@code origin} ended. */
  public void saw(String origin, FetchResult result) {
    tell(origin, (queue, now) -> queue.saw(result, now)); // a pause holds at once
  }

  /** From now on, requests to {@code origin} start so far apart at least. */
  public void slow(String origin, Duration delay) {
    tell(origin, (queue, now) -> queue.slow(delay, now));
  }

  /** What was {@link Outcome.Parked} waits no longer. */
  public void unpark(String origin) {
    tell(origin, (queue, _) -> queue.unpark());
  }

  private void tell(String origin, BiConsumer<OriginQueue, Instant> news) {
    locked(
        () -> {
          OriginQueue queue = queue(origin);
          Instant now = clock.instant();
          boolean before = ready.contains(queue);
          Look first = looks.peek();
          news.accept(queue, now);
          place(queue, now);
          // Whoever brings the news has a visit to go on with, and others may wait for ever.
          if (!before && ready.contains(queue) || !Objects.equals(looks.peek(), first)) {
            changed.signal();
          }
        });
  }

  /** Waits for the time of one more request, which a visit sends besides its first. */
  public void awaitTurn(String origin) throws InterruptedException {
    lock.lock();
    try {
      OriginQueue queue = queue(origin);
      Instant now = clock.instant();
      Instant turn = queue.turn(now);
      if (queue.isDone()) {
        place(queue, now);
      }
      while (turn.isAfter(now) && !stopped) {
        turns.await(Duration.between(now, turn).toNanos(), TimeUnit.NANOSECONDS);
        now = clock.instant();
        turn = turn.isAfter(now) ? turn : queue.stillTurn(turn, now);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether a target that was given out is to be failed, as its server has been dead for long. */
  public boolean givesUp(Target target) {
    lock.lock();
    try {
      return origins.get(target.origin()).isGivenUp();
    } finally {
      lock.unlock();
    }
  }

  private boolean isOver() {
    return stopped || noMoreSeeds && origins.isEmpty();
  }

  private Target start(OriginQueue queue, Instant now) {
    int before = queue.waitingSeeds();
    Target target = queue.start(now);
    if (queue.waitingSeeds() < before && !target.isSeed()) {
      leave(target); // it was deferred, and is one of the many of its tree again
    }
    place(queue, now);
    if (!ready.isEmpty() || !looks.isEmpty()) {
      // Whoever takes work wakes the next, who may have to look at a time that it did not know of:
      // a worker that is done looks for itself, and needs no call.
      changed.signal();
    }
    return target;
  }

  private void leave(Target seed) {
    ahead.remove(seed);
    seedsWanted.signal();
  }

  private void update(Target target, Consumer<OriginQueue> change) {
    OriginQueue queue = queue(target.origin());
    change.accept(queue);
    place(queue, clock.instant());
  }

  /** A new one where nothing of the origin waits or runs: a robots.txt may lead to any. */
  private OriginQueue queue(String origin) {
    return origins.computeIfAbsent(origin, _ -> new OriginQueue(origin, manners.take(origin)));
  }

  /**
   * Puts the queue where it belongs now: among the ready, on the list of looks, or nowhere while it
   * waits for itself.
   */
  private void place(OriginQueue queue, Instant now) {
    Optional<Instant> at = queue.readyAt();
    if (at.isPresent() && !at.get().isAfter(now)) {
      ready.add(queue);
      return;
    }
    ready.remove(queue);
    at.ifPresent(instant -> looks.add(new Look(instant, queue)));
    if (queue.isDone() && origins.remove(queue.origin(), queue)) {
      manners.keep(queue.origin(), queue.politeness());
    }
  }
}
