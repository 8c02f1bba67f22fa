package mirror;

import java.io.PrintStream;
import java.time.Duration;
import mirror.crawl.Event;
import mirror.crawl.Observer;

/**
 * What a run is asked to print: the URLs of files, one a line, for another program to read. Safe
 * for threads.
 */
final class Results implements Observer {
  /** So long a line may wait for the next: a flush for each would be a system call for each. */
  private static final long PATIENCE = Duration.ofMillis(50).toNanos();

  private final PrintStream out;
  private Runnable unheard = () -> {};
  private long flushed = System.nanoTime();

  Results(PrintStream out) {
    this.out = out;
  }

  /** What to do when nobody reads any more: {@code mirror --list URL | head}. */
  synchronized void whenUnheard(Runnable end) {
    unheard = end;
  }

  @Override
  public synchronized void on(Event event) {
    if (event instanceof Event.Found(var uri)) {
      // A URI is ASCII without controls: nothing in it can harm a terminal.
      out.print(uri + "\n");
      if (System.nanoTime() - flushed > PATIENCE) {
        flush();
      }
    }
  }

  synchronized void flush() {
    if (out.checkError()) {
      unheard.run();
    }
    flushed = System.nanoTime();
  }
}
