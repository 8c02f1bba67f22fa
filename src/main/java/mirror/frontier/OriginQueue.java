package mirror.frontier;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import mirror.fetch.FetchResult;
import mirror.fetch.Politeness;

/**
 * What waits for one origin. First what was begun (redirected here, or due for another try), then
 * the children of the directory opened last, so that the walk goes deep before it goes wide, then
 * seeds. Not safe for threads: {@link Frontier} guards it.
 */
final class OriginQueue {
  /** While so many wait for another try, nothing else begins. */
  static final int MOST_POSTPONED = 10_000;

  private record Due(Instant at, Target target) {}

  private final String origin;
  private final Politeness politeness;
  private final Queue<Target> begun = new ArrayDeque<>();
  private final Queue<Due> postponed = new PriorityQueue<>(Comparator.comparing(Due::at));
  private final Deque<Iterator<Target>> directories = new ArrayDeque<>();
  private final Queue<Target> seeds = new ArrayDeque<>();
  private final Queue<Target> parked = new ArrayDeque<>();
  private boolean unparked;

  OriginQueue(String origin, Politeness politeness) {
    this.origin = origin;
    this.politeness = politeness;
  }

  String origin() {
    return origin;
  }

  Politeness politeness() {
    return politeness;
  }

  void addSeed(Target seed) {
    seeds.add(seed);
  }

  int waitingSeeds() {
    return seeds.size();
  }

  void addBegun(Target target) {
    begun.add(target);
  }

  void addChildren(Iterator<Target> children) {
    if (children.hasNext()) {
      directories.push(children);
    }
  }

  void postpone(Target target, Instant until) {
    postponed.add(new Due(until, target));
  }

  /** Waits for {@link #unpark}, after which nothing is parked any more. */
  void park(Target target) {
    (unparked || isGivenUp() ? begun : parked).add(target);
  }

  void unpark() {
    unparked = true;
    begun.addAll(parked);
    parked.clear();
  }

  /** When one more request may go out, of a visit that has sent one. */
  Instant turn(Instant now) {
    return politeness.turn(now);
  }

  /** The same for one whose turn has come. */
  Instant stillTurn(Instant turn, Instant now) {
    return politeness.stillTurn(turn, now);
  }

  void saw(FetchResult result, Instant now) {
    politeness.saw(result, now);
    if (isGivenUp()) {
      unpark();
    }
  }

  void slow(Duration delay, Instant now) {
    politeness.slow(delay, now);
  }

  /** Whether its server is asked for nothing more: what waits is given out to be failed. */
  boolean isGivenUp() {
    return politeness.isGivenUp();
  }

  void ended() {
    politeness.ended();
  }

  /** Nothing waits and nothing runs. */
  boolean isDone() {
    return politeness.isIdle() && !hasWaiting() && postponed.isEmpty() && parked.isEmpty();
  }

  /**
   * From when on a request could start: now or earlier, or when a pause or a postponement ends.
   * Empty when that depends on a request that is still running.
   */
  Optional<Instant> readyAt() {
    if (!politeness.hasRoom()) {
      return Optional.empty();
    }
    Optional<Instant> work =
        hasWaiting() || isGivenUp() && !postponed.isEmpty()
            ? Optional.of(Instant.MIN)
            : Optional.ofNullable(postponed.peek()).map(Due::at);
    return work.map(at -> at.isAfter(politeness.pausedUntil()) ? at : politeness.pausedUntil());
  }

  /** Takes the next target; only when {@link #readyAt} says so. */
  Target start(Instant now) {
    politeness.started(now);
    if (!postponed.isEmpty() && (isGivenUp() || !postponed.peek().at().isAfter(now))) {
      return postponed.remove().target();
    }
    if (!begun.isEmpty()) {
      return begun.remove();
    }
    if (!directories.isEmpty()) {
      Iterator<Target> children = directories.peek();
      Target child = children.next();
      if (!children.hasNext()) {
        directories.pop();
      }
      return child;
    }
    return seeds.remove();
  }

  private boolean hasWaiting() {
    return !begun.isEmpty() || mayBegin() && !(directories.isEmpty() && seeds.isEmpty());
  }

  /** What is given out only to be parked, or to wait for another try, would fill memory. */
  private boolean mayBegin() {
    return parked.isEmpty() && postponed.size() < MOST_POSTPONED;
  }
}
