package mirror;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import mirror.crawl.Limits;
import mirror.crawl.StopReason;
import mirror.frontier.Tally;
import mirror.report.Summary;

/**
 * The end of a run, which is told once: by the run itself or, on SIGINT and SIGTERM, by a hook; the
 * JVM exits with 130 or 143 when that returns. Closed when there is nothing more to tell.
 */
final class Ending implements AutoCloseable {
  /** A person who pressed Ctrl-C waits two seconds, whatever is still to be said. */
  private static final Duration LONGEST = Duration.ofMillis(1900);

  /** So long an interrupted run may take to end itself. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Outputs outputs;
  private final Tally tally;
  private final long start = System.nanoTime();
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("interrupt").unstarted(this::endInterrupted);
  private volatile Optional<Runnable> stop = Optional.empty();
  private volatile boolean interrupted;
  private volatile boolean told;

  /** Of a run that begins now; from now on SIGINT and SIGTERM end it. */
  Ending(Outputs outputs, Tally tally) {
    this.outputs = outputs;
    this.tally = tally;
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      interrupted = true; // a signal came before
    }
  }

  /** {@link System#nanoTime} of the run's begin. */
  long start() {
    return start;
  }

  /**
   * Asks what may have a run wait for ever, as a list does that somebody is still to write.
   *
   * @param time of the run; what is asked for is given up when it is over, and there is no answer
   */
  Optional<Boolean> within(Duration time, BooleanSupplier question) {
    if (time.equals(Limits.NO_END)) {
      return Optional.of(question.getAsBoolean());
    }
    var answer = new FutureTask<>(question::getAsBoolean);
    Thread.ofPlatform().daemon().name("first seed").start(answer);
    long left = time.toNanos() - (System.nanoTime() - start);
    try {
      return Optional.of(answer.get(left, TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException error ? error : new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e); // nobody interrupts the main thread
    }
  }

  /**
   * Tells how it ended, unless that was told already. Who comes second waits until it is told.
   *
   * @throws IOException when the log cannot be kept
   */
  synchronized Summary tell(Optional<StopReason> stopped, Optional<IOException> fatal)
      throws IOException {
    var time = Duration.ofNanos(System.nanoTime() - start);
    Optional<StopReason> reason =
        interrupted ? stopped.or(() -> Optional.of(StopReason.INTERRUPTED)) : stopped;
    var summary = new Summary(tally.snapshot(), time, reason, fatal);
    if (!told) {
      told = true;
      outputs.open().logs().end(summary);
    }
    return summary;
  }

  /** From now on an interrupted run is asked to {@code stop}, and has time for it. */
  void onInterrupt(Runnable stop) {
    this.stop = Optional.of(stop);
    if (interrupted) {
      stop.run();
    }
  }

  private void endInterrupted() {
    interrupted = true;
    Optional<Runnable> stop = this.stop;
    stop.ifPresent(Runnable::run);
    Duration patience = stop.isPresent() ? PATIENCE : Duration.ZERO;
    Duration rest = LONGEST.minus(patience);
    try {
      if (finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
      if (told) {
        finished.await(rest.toMillis(), TimeUnit.MILLISECONDS);
      } else {
        // A long listing or a large file is being read, or a disk does not answer. In a thread of
        // its own: nobody may be reading what is told, and who waits for that holds the log.
        Thread.ofPlatform().daemon().name("last words").start(this::tellInterrupted).join(rest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Where nothing was opened, nothing was begun: what the run before left is left. */
  private void tellInterrupted() {
    if (outputs.areOpen()) {
      try {
        tell(Optional.empty(), Optional.empty());
      } catch (IOException e) {
        // The log cannot be kept, and nobody is left who could be told.
      }
    }
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is at work, or was.
    }
  }
}
