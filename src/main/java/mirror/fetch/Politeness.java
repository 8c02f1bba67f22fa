package mirror.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * What one origin is asked to bear: so many requests at a time, fewer while it shows strain, and
 * none while it wants a pause.
 *
 * <p>Halved at once and restored one by one, as TCP does with what is in flight (RFC 5681): many
 * clients that do so share a server fairly. Where one at a time is still too much, requests start
 * further and further apart.
 */
public final class Politeness {
  /** So many good answers in a row give one request back. */
  static final int GOOD_ANSWERS = 50;

  /** How far apart requests start at first where even one at a time is too much. */
  private static final Duration FIRST_GAP = Duration.ofMillis(20);

  /** At most so far after 429, Too Many Requests. */
  private static final Duration LARGEST_GAP = Duration.ofSeconds(1);

  /** At most so far after 503, which some files alone may bring, every time. */
  private static final Duration LARGEST_GAP_IN_DOUBT = Duration.ofMillis(100);

  private final int mostInFlight;
  private final Pace pace;
  private final RandomGenerator random;
  private final Breaker breaker = new Breaker();
  private int limit;
  private int goodAnswers;
  private int inFlight;

  /** Visits that were started and have not sent a request yet, at most. */
  private int firsts;

  /** Requests that were in flight when the limit was halved: their failures say nothing new. */
  private int older;

  private Instant pausedUntil = Instant.MIN;
  private Instant nextStart = Instant.MIN;
  private Duration leastWait = Duration.ZERO;
  private Duration gap = Duration.ZERO;

  /** Whether there was a good answer since the gap was widened. */
  private boolean helped = true;

  /** At most {@code mostInFlight} requests at a time. */
  public Politeness(int mostInFlight, Pace pace, RandomGenerator random) {
    this.mostInFlight = mostInFlight;
    this.pace = pace;
    this.random = random;
    limit = mostInFlight;
  }

  public boolean hasRoom() {
    return inFlight < (breaker.isOpen() ? 1 : limit);
  }

  public boolean isIdle() {
    return inFlight == 0;
  }

  /** Until when no request may start; in the past when one may. */
  public Instant pausedUntil() {
    if (isGivenUp()) {
      return Instant.MIN; // nothing starts: what waits is only to be failed
    }
    return later(nextStart, later(pausedUntil, breaker.nextProbe()));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** Whether it has been dead for so long that nothing more is asked of it. */
  public boolean isGivenUp() {
    return breaker.isGivenUp();
  }

  public void started(Instant now) {
    inFlight++;
    firsts++;
    nextStart = next(now);
  }

  /** Requests are to start so far apart at least, from the one that starts now on. */
  public void slow(Duration delay, Instant now) {
    leastWait = delay;
    nextStart = later(nextStart, now.plus(delay));
  }

  public void ended() {
    inFlight--;
    firsts = Math.min(firsts, inFlight);
  }

  /**
   * When a visit may send its next request: the first at once, unless the origin came to want a
   * pause since it started, and others when a visit might start.
   */
  public Instant turn(Instant now) {
    if (firsts > 0) {
      firsts--;
      return stillTurn(now, now);
    }
    return anotherTurn(now);
  }

  /** When one may whose {@code turn} has come: later if the origin wants a pause meanwhile. */
  public Instant stillTurn(Instant turn, Instant now) {
    boolean paused = later(pausedUntil, breaker.nextProbe()).isAfter(now) && !isGivenUp();
    return paused ? anotherTurn(now) : turn;
  }

  private Instant anotherTurn(Instant now) {
    Instant turn = later(now, pausedUntil());
    nextStart = next(turn);
    return turn;
  }

  private Instant next(Instant start) {
    return later(start.plus(gap), later(start.plus(leastWait), start.plus(pace.next(random))));
  }

  /** Learns from how a request ended, before {@link #ended}. */
  public void saw(FetchResult result, Instant now) {
    boolean isOlder = older > 0;
    if (isOlder) {
      older--;
    }
    switch (result) {
      case FetchResult.Received _,
          FetchResult.Declined _,
          FetchResult.NotModified _,
          FetchResult.Moved _ -> {
        breaker.answered();
        good();
      }
      case FetchResult.Refused refused -> {
        breaker.answered();
        refused.retryAfter().ifPresent(pause -> pause(now.plus(pause)));
        if (refused.status() == 429 || refused.status() == 503) {
          if (limit == 1 && !isOlder && refused.retryAfter().isEmpty()) {
            widen(refused.status() == 429 ? LARGEST_GAP : LARGEST_GAP_IN_DOUBT, now);
          }
          strained(isOlder);
        }
      }
      case FetchResult.Broken(Fault fault, _) -> {
        switch (fault) {
          case CONNECT_TIMEOUT, SILENT, BROKEN_OFF, UNPROCESSED -> {
            breaker.failed(now);
            strained(isOlder);
          }
          case NO_SUCH_HOST, REFUSED, UNREACHABLE -> breaker.failed(now);
          case STALLED, TRUNCATED -> {
            breaker.answered();
            strained(isOlder);
          }
          case TOO_MANY -> strained(isOlder); // which says nothing of how the server is
          case TLS, PROTOCOL, HTTP_1_1_REQUIRED, STOPPED -> {}
        }
      }
    }
  }

  /** The origin asked for a pause; of several, the longest holds. */
  private void pause(Instant until) {
    pausedUntil = later(until, pausedUntil);
  }

  private void good() {
    helped = true;
    goodAnswers++;
    if (goodAnswers < GOOD_ANSWERS) {
      return;
    }
    goodAnswers = 0;
    if (gap.isPositive()) {
      gap = gap.compareTo(FIRST_GAP) > 0 ? gap.dividedBy(2) : Duration.ZERO;
    } else {
      limit = Math.min(limit + 1, mostInFlight);
    }
  }

  /**
   * Many servers count requests by time (nginx' limit_req), and to a near one even a single
   * connection carries too many. Not without a good answer in between: who refuses everything is
   * not helped by it.
   */
  private void widen(Duration most, Instant now) {
    if (helped && gap.compareTo(most) < 0) {
      helped = false;
      Duration wider = gap.isPositive() ? gap.multipliedBy(2) : FIRST_GAP;
      gap = wider.compareTo(most) < 0 ? wider : most;
      nextStart = later(nextStart, now.plus(gap));
    }
  }

  private void strained(boolean isOlder) {
    goodAnswers = 0;
    if (!isOlder) {
      limit = Math.max(1, limit / 2);
      older = inFlight - 1;
    }
  }
}
