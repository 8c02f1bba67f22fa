package mirror.report;

import java.io.File;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import mirror.frontier.Tally;

/**
 * Keeps the progress line moving while it is open: a thread of its own, as a terminal may be slow.
 */
public final class Ticker implements AutoCloseable {
  private static final long TICK_NANOS = 200_000_000;

  /** Every so many ticks the terminal's width is asked for again: a window may be resized. */
  private static final int TICKS_PER_WIDTH = 10;

  private final Console console;
  private final Tally tally;
  private final Thread thread;
  private volatile boolean closed;
  private int columns;

  /** Shows {@code tally} on {@code console}, {@code columns} wide at first. */
  public Ticker(Console console, Tally tally, int columns) {
    this.console = console;
    this.tally = tally;
    this.columns = columns;
    thread = Thread.ofPlatform().daemon().name("progress").start(this::tick);
  }

  private void tick() {
    var line = new ProgressLine(tally.snapshot(), System.nanoTime());
    for (int tick = 1; ; tick++) {
      LockSupport.parkNanos(TICK_NANOS);
      if (closed) {
        return;
      }
      if (tick % TICKS_PER_WIDTH == 0) {
        columns = width().orElse(columns);
      }
      console.live(line.render(tally.snapshot(), System.nanoTime(), columns));
    }
  }

  /** The JDK cannot tell; {@code stty} can wherever there is a terminal. */
  private static OptionalInt width() {
    try {
      Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty")).start();
      String size =
          new String(
              stty.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
      int columns = Integer.parseInt(size.strip().replaceFirst(".* ", ""));
      return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
    } catch (IOException | NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    console.live("");
  }
}
