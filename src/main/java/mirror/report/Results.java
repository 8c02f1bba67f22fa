package mirror.report;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import mirror.frontier.Event;
import mirror.frontier.Observer;

/**
 * What a run is asked to print, one line each, for another program to read: the URLs of files, or
 * what would be done about them. Safe for threads.
 */
public final class Results implements Observer {
  /**
   * So long a line may wait for the next. The JDK's stdout makes a system call for each, and finds
   * the thread another carrier for its time: a tenth of a long list.
   */
  private static final long PATIENCE = Duration.ofMillis(50).toNanos();

  /** So many characters wait at most. */
  private static final int MOST_WAITING = 32 * 1024;

  /** What stands for a number of bytes that nobody knows. */
  private static final String UNKNOWN = "-";

  private final Stdout stdout;
  private final StringBuilder waiting = new StringBuilder();
  private Runnable unheard = () -> {};
  private long flushed = System.nanoTime();
  private Optional<IOException> full = Optional.empty();

  /** Prints nothing yet. */
  public Results(Stdout stdout) {
    this.stdout = stdout;
  }

  /** What to do when nobody reads any more: {@code mirror --list URL | head}. */
  public synchronized void whenUnheard(Runnable end) {
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
    waiting.append(line).append('\n');
    if (waiting.length() > MOST_WAITING || System.nanoTime() - flushed > PATIENCE) {
      flush();
    }
  }

  /**
   * Nothing more comes.
   *
   * @throws IOException where it all goes to a disk, and that is full
   */
  public synchronized void end() throws IOException {
    flush();
    if (full.isPresent()) {
      throw full.get();
    }
  }

  private void flush() {
    stdout.out().append(waiting);
    waiting.setLength(0);
    if (stdout.out().checkError()) {
      full = full.or(stdout::loss);
      unheard.run();
    }
    flushed = System.nanoTime();
  }
}
