package mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import mirror.crawl.Verification;
import mirror.frontier.Observer;
import mirror.frontier.Tally;
import mirror.local.LocalTree;
import mirror.local.RecordStore;
import mirror.options.Options;
import mirror.options.Seeds;
import mirror.options.TargetOptions;
import mirror.report.Console;
import mirror.report.ExitStatus;
import mirror.report.RunLog;
import mirror.report.Ticker;

/** One run of --verify: nothing is asked for, nothing written and nobody kept out. */
final class VerifyRun {
  private final Options options;
  private final Console console;
  private final Tally tally;
  private final Optional<Integer> progressColumns;

  VerifyRun(Options options, Console console, Tally tally, Optional<Integer> progressColumns) {
    this.options = options;
    this.console = console;
    this.tally = tally;
    this.progressColumns = progressColumns;
  }

  /** What is to be verified. */
  private interface Task {
    void of(Verification verification) throws IOException;
  }

  /**
   * Checks all that is here.
   *
   * @throws IOException when the log cannot be kept
   */
  ExitStatus verifyAll(RunLog log, Ending ending) throws IOException {
    return run(Verification::ofAll, log, ending);
  }

  /**
   * Checks what was mirrored from {@code seeds}.
   *
   * @throws IOException when the log cannot be kept
   */
  ExitStatus verify(Seeds seeds, RunLog log, Ending ending) throws IOException {
    return run(
        verification -> {
          while (seeds.hasNext()) {
            verification.of(seeds.next());
          }
        },
        log,
        ending);
  }

  /** Interrupted, it need not end itself: nothing is left half done. */
  private ExitStatus run(Task task, RunLog log, Ending ending) throws IOException {
    Optional<IOException> fatal = Optional.empty();
    try {
      verify(task, Observer.all(List.of(tally, log)));
    } catch (UncheckedIOException e) {
      fatal = Optional.of(e.getCause()); // a list that cannot be read on
    } catch (IOException e) {
      fatal = Optional.of(e);
    }
    return ending.tell(Optional.empty(), fatal).status();
  }

  private void verify(Task task, Observer observer) throws IOException {
    TargetOptions target = options.target();
    Optional<Ticker> ticker = progressColumns.map(width -> new Ticker(console, tally, width));
    try (var tree = new LocalTree(target.directory(), target.layout(Optional.empty()));
        var records = RecordStore.readOnly(tree, target.state())) {
      task.of(new Verification(tree, records, options.integrity().checksumMode(), tally, observer));
    } finally {
      ticker.ifPresent(Ticker::close);
    }
  }
}
