package mirror;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import mirror.crawl.Event;
import mirror.crawl.Observer;

/**
 * What a run is asked to print, one line each, for another program to read: the URLs of files, or
 * what would be done about them. Safe for threads.
 */
final class Results implements Observer {
  /** So long a line may wait for the next: a flush for each would be a system call for each. */
  private static final long PATIENCE = Duration.ofMillis(50).toNanos();

  /** What stands for a number of bytes that nobody knows. */
  private static final String UNKNOWN = "-";

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
    if (event instanceof Event.Found(URI uri)) {
      // A URI is ASCII without controls: nothing in it can harm a terminal.
      print(uri.toString());
    } else if (event instanceof Event.Planned planned) {
      print(line(planned));
    }
  }

  /** The intent, the bytes, and the URL or, of what concerns this disk only, the path. */
  private static String line(Event.Planned planned) {
    String size = planned.bytes().isPresent() ? "" + planned.bytes().getAsLong() : UNKNOWN;
    String what =
        switch (planned.intent()) {
          case NEW, CHANGED, ASK -> planned.uri().toString();
          case DELETE, UNKNOWN -> Printable.of(planned.path() + (isDirectory(planned) ? "/" : ""));
        };
    return planned.intent().name().toLowerCase(Locale.ROOT) + "\t" + size + "\t" + what;
  }

  /** A path does not say it; the URL of a directory does. */
  private static boolean isDirectory(Event.Planned planned) {
    return planned.uri().getRawPath().endsWith("/");
  }

  private void print(String line) {
    out.print(line + "\n");
    if (System.nanoTime() - flushed > PATIENCE) {
      flush();
    }
  }

  synchronized void flush() {
    if (out.checkError()) {
      unheard.run();
    }
    flushed = System.nanoTime();
  }
}
