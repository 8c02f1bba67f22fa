package mirror.fetch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * So many bytes of bodies a second, over all exchanges: a token bucket. Whoever received something
 * waits here before taking more, so that the server is held up, and not memory filled. Safe for
 * threads.
 */
public final class RateLimit {
  /** More than comes over any network. */
  public static final long NONE = Long.MAX_VALUE;

  /**
   * What went unused for so long may still be used, else late wakings would cost a part of the
   * rate.
   */
  static final Duration CREDIT = Duration.ofMillis(100);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final long bytesPerSecond;
  private final Ticks clock;
  private long paidUntil;
  private boolean stopped;

  /** A clock like {@link System#nanoTime}. */
  @FunctionalInterface
  interface Ticks {
    long nanos();
  }

  public RateLimit(long bytesPerSecond) {
    this(bytesPerSecond, System::nanoTime);
  }

  RateLimit(long bytesPerSecond, Ticks clock) {
    this.bytesPerSecond = bytesPerSecond;
    this.clock = clock;
    paidUntil = clock.nanos();
  }

  /** Waits until {@code bytes} more may have come; not at all once everything ends. */
  void pay(long bytes) throws InterruptedException {
    if (bytesPerSecond == NONE) {
      return;
    }
    lock.lock();
    try {
      long until = reserve(bytes);
      long left = until - clock.nanos();
      while (left > 0 && !stopped) {
        changed.await(left, TimeUnit.NANOSECONDS);
        left = until - clock.nanos();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The time by the clock at which {@code bytes} more may have come. */
  long reserve(long bytes) {
    // Differences, as nanoTime may be negative
    long earliest = clock.nanos() - CREDIT.toNanos();
    paidUntil = paidUntil - earliest > 0 ? paidUntil : earliest;
    paidUntil += (long) (bytes * 1e9 / bytesPerSecond);
    return paidUntil;
  }

  /** Everything ends: nobody waits any more. */
  void stop() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
