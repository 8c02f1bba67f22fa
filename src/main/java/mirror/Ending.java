package mirror;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import mirror.crawl.StopReason;
import mirror.frontier.Tally;
import mirror.report.RunLog;
import mirror.report.Summary;

/**
 * The end of a run, which is told once: by the run itself or, on SIGINT and SIGTERM, by a hook; the
 * JVM exits with 130 or 143 when that returns. Closed when there is nothing more to tell.
 */
final class Ending implements AutoCloseable {
  /** A person who pressed Ctrl-C waits two seconds, whatever is still to be said. */
  private static final Duration LONGEST = Duration.ofMillis(1900);

  private final RunLog log;
  private final Tally tally;
  private final long start = System.nanoTime();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final AtomicBoolean told = new AtomicBoolean();

  /** Of a run that begins now. */
  Ending(RunLog log, Tally tally) {
    this.log = log;
    this.tally = tally;
  }

  /**
   * Tells how it ended, unless that was told already.
   *
   * @throws IOException when the log cannot be kept
   */
  Summary tell(Optional<StopReason> stopped, Optional<IOException> fatal) throws IOException {
    var time = Duration.ofNanos(System.nanoTime() - start);
    var summary = new Summary(tally.snapshot(), time, stopped, fatal);
    if (told.compareAndSet(false, true)) {
      log.end(summary);
    }
    return summary;
  }

  /**
   * From now on SIGINT and SIGTERM end it.
   *
   * @param stop has the run end itself
   * @param patience how long that may take
   */
  Thread onInterrupt(Runnable stop, Duration patience) {
    var hook = Thread.ofPlatform().name("interrupt").unstarted(() -> interrupt(stop, patience));
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }

  /** Whether the hook was still waiting, and is no more: it may be at work. */
  static boolean isRemoved(Thread hook) {
    try {
      return Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private void interrupt(Runnable stop, Duration patience) {
    stop.run();
    Duration rest = LONGEST.minus(patience);
    try {
      if (finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      if (told.get()) {
        finished.await(rest.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        // A long listing or a large file is being read, or a disk does not answer. In a thread of
        // its own: nobody may be reading what is told, and who waits for that holds the log.
        Thread.ofPlatform().daemon().name("last words").start(this::interrupted).join(rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void interrupted() {
    try {
      tell(Optional.of(StopReason.INTERRUPTED), Optional.empty());
    } catch (IOException e) {
      // The log cannot be kept, and nobody is left who could be told.
    }
  }

  @Override
  public void close() {
    finished.countDown();
  }
}
