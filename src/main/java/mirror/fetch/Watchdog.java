package mirror.fetch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

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
    watched.forEach(one -> end(one, true));
  }

  private void watch() {
    long tick = Math.clamp(patience.toNanos() / 10, 10_000_000L, 1_000_000_000L);
    while (!closed) {
      LockSupport.parkNanos(tick);
      long now = System.nanoTime();
      for (Watched one : watched) {
        if (now - one.lastSign() > patience.toNanos()) {
          end(one, false);
        }
      }
    }
  }

  /** What the client does when it is cancelled, it does here: if it fails, the others end too. */
  private static void end(Watched one, boolean stopped) {
    try {
      one.expire(stopped);
    } catch (RuntimeException | AssertionError e) {
      LOG.warn("a request could not be ended", e);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
