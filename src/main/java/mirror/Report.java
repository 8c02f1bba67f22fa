package mirror;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import mirror.crawl.Failure;
import mirror.crawl.Observer;
import mirror.crawl.Outcome;
import mirror.crawl.Tally;

/** Says what happens, one line each, as much of it as was asked for. */
final class Report implements Observer {
  private final Console console;
  private final boolean eachFile;
  private final boolean eachRetry;
  private final boolean summary;
  private volatile boolean badLines;

  Report(Console console, Output output) {
    this.console = console;
    eachFile = output.files() || output.verbose();
    eachRetry = output.verbose();
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
  public void saved(URI uri, Outcome.Saved saved) {
    if (eachFile) {
      console.line(uri + " -> " + saved.path() + " [" + saved.bytes() + "]");
    }
  }

  @Override
  public void shortened(URI uri, Outcome.Saved saved) {
    if (summary) {
      console.line(uri + ": its name is too long here: " + saved.path());
    }
  }

  @Override
  public void loop(URI uri) {
    if (summary) {
      console.line(uri + ": is a loop: it shows the same as a directory above it");
    }
  }

  @Override
  public void failed(URI uri, Failure failure) {
    console.line(uri + ": " + failure.reason());
  }

  @Override
  public void postponed(URI uri, Outcome.Postponed postponed) {
    if (eachRetry) {
      console.line(
          "%s: %s; again in %.1f s"
              .formatted(uri, postponed.failure().reason(), postponed.delay().toMillis() / 1e3));
    }
  }

  /** The last line: what was done, and in which time. */
  void summary(Tally.Snapshot end, Duration time, boolean interrupted) {
    if (summary) {
      double seconds = time.toMillis() / 1e3;
      console.line(
          String.format(
              Locale.ROOT,
              "%s%s saved (%s), %d unchanged, %d failed; %s; %.1f s",
              interrupted ? "Interrupted: " : "",
              Units.count(end.saved(), "file", "files"),
              Units.bytes(end.savedBytes()),
              end.unchanged(),
              end.failures(),
              Units.count(end.directories(), "listing", "listings"),
              seconds));
    }
  }
}
