package mirror.report;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import mirror.crawl.StopReason;
import mirror.frontier.Event;
import mirror.frontier.Failure;
import mirror.local.DiskError;

/** Says what happens, one line each, as much of it as was asked for. */
public final class Report implements RunLog {
  private final Console console;
  private final boolean eachFile;
  private final boolean verbose;
  private final boolean summary;
  private final SummaryLine lastLine;
  private final Optional<Supplier<OffsetDateTime>> clock;
  private final Set<String> deadOrigins = ConcurrentHashMap.newKeySet();

  /**
   * Says nothing yet.
   *
   * @param clock tells when the run ended, which a log file is asked for later; no other run waits
   *     for the time zones to be read
   */
  public Report(
      Console console, Output output, SummaryLine lastLine, Supplier<OffsetDateTime> clock) {
    this.lastLine = lastLine;
    this.clock = output.log().map(_ -> clock);
    this.console = console;
    eachFile = output.files() || output.verbose();
    verbose = output.verbose();
    summary = !output.quiet();
  }

  @Override
  public void on(Event event) {
    switch (event) {
      case Event.Saved(URI uri, Path path, long bytes) ->
          say(eachFile, uri + " -> " + path + " [" + bytes + "]");
      case Event.Mismatch(URI uri, Path path, String reason) ->
          say(true, uri + ": " + reason + ": " + path);
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
      case Event.BadLine(String complaint) -> say(true, complaint);
      case Event.Warned(URI uri, String reason) -> say(true, uri + ": " + reason);
      case Event.Unchanged _, Event.Current _, Event.Found _, Event.Planned _ -> {}
    }
  }

  private void say(boolean wanted, String line) {
    if (wanted) {
      console.line(line);
    }
  }

  /** The last line: what was done, and in which time. */
  @Override
  public void end(Summary end) {
    console.end();
    end.fatal().ifPresent(error -> say(true, "mirror: " + DiskError.describe(error)));
    say(
        summary
            && (end.fatal().isEmpty() || end.counts().known() > 0)
            && !end.stopped().equals(Optional.of(StopReason.UNHEARD)),
        lastLine.of(end) + clock.map(Report::time).orElse(""));
  }

  private static String time(Supplier<OffsetDateTime> clock) {
    var now = clock.get().truncatedTo(ChronoUnit.SECONDS);
    return "; " + DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now);
  }
}
