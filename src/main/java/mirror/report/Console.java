package mirror.report;

import java.io.PrintStream;

/**
 * Where lines go for a person to read, and below them, on a terminal, one line that changes. Safe
 * for threads.
 */
public final class Console {
  /** To the line's start and clear it. */
  private static final String CLEAR = "\r\u001b[K";

  /**
   * Without wrapping (DECAWM off), so that a window made narrower meanwhile shows one line, cut
   * off.
   */
  private static final String LIVE = CLEAR + "\u001b[?7l%s\u001b[?7h";

  /** Of a line's characters; two URLs of the longest that are fetched have room. */
  private static final int LONGEST = 10_000;

  private final PrintStream log;
  private final PrintStream terminal;
  private String live = "";
  private boolean ended;

  /**
   * @param log where lines go
   * @param terminal where the changing line goes; the same stream when there is no log file
   */
  public Console(PrintStream log, PrintStream terminal) {
    this.log = log;
    this.terminal = terminal;
  }

  /** Prints a line, with whatever a server put into it made harmless. */
  public synchronized void line(String text) {
    String last = live;
    live("");
    log.println(Printable.of(shortened(text)));
    log.flush();
    live(last);
  }

  /** For what is written line by line beside this: diagnostics quote servers too. */
  public PrintStream diagnostics() {
    return new PrintStream(log, true) {
      @Override
      public void println(String text) {
        line(String.valueOf(text).replace("\t", "    ")); // as stack traces begin
      }

      @Override
      public void println(Object value) {
        println(String.valueOf(value));
      }
    };
  }

  /**
   * Without what a server has in the middle to fill a log: a head may have 256 KiB to be quoted.
   */
  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2) + " [...] " + text.substring(text.length() - LONGEST / 2);
  }

  /** Takes the changing line away for good: what is said now is the last. */
  synchronized void end() {
    live("");
    ended = true;
  }

  /** Shows {@code text} as the changing line; empty takes it away. */
  synchronized void live(String text) {
    if (ended) {
      return;
    }
    if (!text.isEmpty()) {
      terminal.printf(LIVE, Printable.of(text));
    } else if (!live.isEmpty()) {
      terminal.print(CLEAR);
    }
    live = text;
    terminal.flush();
  }
}
