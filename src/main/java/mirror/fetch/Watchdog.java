package mirror.fetch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends exchanges that went silent. A request's own time-out ends with the head in JDK 25
 * (JDK-8208693), so a body may stall for ever.
 */
final class Watchdog implements AutoCloseable {
  /** Something that must show signs of life. */
  interface Watched {
    /** {@link System#nanoTime} of the last sign of life. */
    long lastSign();

    /** Ends it, for its silence or because everything ends. */
    void expire(boolean stopped);
  }

  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
  private final Duration patience;
  private final Thread thread;
  private volatile boolean closed;

  /** Starts watching; whoever is silent for longer than {@code patience} expires. */
  Watchdog(Duration patience) {
    this.patience = patience;
    thread = Thread.ofPlatform().daemon().name("watchdog").start(this::watch);
  }

  void watch(Watched one) {
    watched.add(one);
  }

  void release(Watched one) {
    watched.remove(one);
  }

  /** Ends all exchanges in flight. */
  void expireAll() {
    watched.forEach(one -> one.expire(true));
  }

  private void watch() {
    long tick = Math.clamp(patience.toNanos() / 10, 10_000_000L, 1_000_000_000L);
    while (!closed) {
      LockSupport.parkNanos(tick);
      long now = System.nanoTime();
      for (Watched one : watched) {
        if (now - one.lastSign() > patience.toNanos()) {
          one.expire(false);
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
