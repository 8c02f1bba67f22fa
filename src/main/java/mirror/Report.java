package mirror;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mirror.crawl.Event;
import mirror.crawl.Failure;
import mirror.crawl.Observer;
import mirror.crawl.StopReason;
import mirror.crawl.Tally;

/** Says what happens, one line each, as much of it as was asked for. */
final class Report implements Observer {
  private final Console console;
  private final boolean eachFile;
  private final boolean verbose;
  private final boolean summary;
  private final Set<String> deadOrigins = ConcurrentHashMap.newKeySet();
  private volatile boolean badLines;

  Report(Console console, Output output) {
    this.console = console;
    eachFile = output.files() || output.verbose();
    verbose = output.verbose();
    summary = !output.quiet();
  }

  /** A line of a list that is no URL. */
  void badLine(String complaint) {
    badLines = true;
    console.line(complaint);
  }

  boolean hasBadLines() {
    return badLines;
  }

  @Override
  public void on(Event event) {
    switch (event) {
      case Event.Saved(URI uri, Path path, long bytes) ->
          say(eachFile, uri + " -> " + path + " [" + bytes + "]");
      case Event.Deleted(URI uri, Path path) -> say(eachFile, uri + ": deleted " + path);
      case Event.Shortened(URI uri, Path path) ->
          say(summary, uri + ": its name is too long here: " + path);
      case Event.Skipped(URI uri, String reason) -> say(summary, uri + ": " + reason);
      case Event.Filtered(URI uri, String reason) -> say(verbose, uri + ": " + reason);
      case Event.Postponed(URI uri, Failure failure, Duration delay) ->
          say(
              verbose,
              "%s: %s; again in %.1f s".formatted(uri, failure.reason(), delay.toMillis() / 1e3));
      case Event.Failed(URI uri, _, Failure failure) -> say(true, uri + ": " + failure.reason());
      case Event.Abandoned(_, _, String origin) ->
          say(
              deadOrigins.add(origin),
              origin + ": no connection for ten minutes: nothing more is asked of it");
      case Event.Unchanged _ -> {}
    }
  }

  private void say(boolean wanted, String line) {
    if (wanted) {
      console.line(line);
    }
  }

  /** The last line: what was done, and in which time. */
  void summary(Tally.Snapshot end, Duration time, Optional<StopReason> stopped) {
    say(
        summary,
        String.format(
            Locale.ROOT,
            "%s%s saved (%s), %d unchanged, %s%s%s%d failed; %s; %.1f s",
            stopped.map(reason -> capitalized(reason.toString()) + ": ").orElse(""),
            Units.count(end.saved(), "file", "files"),
            Units.bytes(end.savedBytes()),
            end.unchanged(),
            ifAny(end.deleted(), "deleted"),
            ifAny(end.filtered(), "filtered"),
            ifAny(end.skipped(), "skipped"),
            end.failures(),
            Units.count(end.directories(), "listing", "listings"),
            time.toMillis() / 1e3));
  }

  private static String ifAny(long count, String what) {
    return count == 0 ? "" : count + " " + what + ", ";
  }

  private static String capitalized(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
