package mirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mirror.auth.Access;
import mirror.crawl.Crawl;
import mirror.crawl.StopReason;
import mirror.fetch.Fetcher;
import mirror.frontier.Observer;
import mirror.frontier.Purpose;
import mirror.frontier.Tally;
import mirror.local.Casing;
import mirror.local.LocalTree;
import mirror.local.RecordStore;
import mirror.local.RunLocks;
import mirror.options.Options;
import mirror.options.Seeds;
import mirror.report.Console;
import mirror.report.ExitStatus;
import mirror.report.Results;
import mirror.report.RunLog;
import mirror.report.Ticker;
import mirror.scope.Last;
import mirror.visit.Visit;

/** One run: the floors wired together, watched, and ended in good order. */
final class Run {
  private final Options options;
  private final Access access;
  private final Fetcher fetcher;
  private final Console console;
  private final Results results;
  private final Tally tally;
  private final Optional<Integer> progressColumns;
  private Optional<StopReason> stopped = Optional.empty();

  /** The fetcher is closed at the run's end. */
  Run(
      Options options,
      Access access,
      Fetcher fetcher,
      Results results,
      Console console,
      Tally tally,
      Optional<Integer> progressColumns) {
    this.options = options;
    this.access = access;
    this.fetcher = fetcher;
    this.results = results;
    this.console = console;
    this.tally = tally;
    this.progressColumns = progressColumns;
  }

  /**
   * Mirrors all seeds.
   *
   * @param log is told what happens
   * @param ending tells how it ended
   * @throws IOException when the log cannot be kept
   */
  ExitStatus mirror(Seeds seeds, RunLog log, Ending ending) throws IOException {
    Optional<IOException> fatal = Optional.empty();
    try {
      crawl(seeds, log, ending);
    } catch (UncheckedIOException e) {
      fatal = Optional.of(e.getCause()); // a list that cannot be read on
    } catch (IOException e) {
      fatal = Optional.of(e);
    }
    return ending.tell(stopped, fatal).status();
  }

  private void crawl(Seeds seeds, RunLog log, Ending ending) throws IOException {
    var tree =
        new LocalTree(
            options.target().directory(), options.target().layout(options.deletion().backup()));
    Purpose purpose = options.output().purpose();
    Casing casing =
        switch (purpose) {
          case MIRROR -> {
            tree.probeBackup();
            yield tree.probe();
          }
          case LIST, PLAN -> tree.casing();
        };
    try (tree;
        var locks = new RunLocks(tree, options.target().state(), options.speed().shard());
        var records = records(purpose, tree); // written at its end, when nobody else may yet
        fetcher) {
      var policy =
          new Visit.Policy(
              purpose,
              options.scope().scope(),
              new Visit.Html(options.integrity().allowsHtml(), options.input().followsPages()),
              options.network().retry(),
              options.network().maxRedirects(),
              access,
              options.update().update(),
              purpose == Purpose.MIRROR ? options.update().last() : Last.NONE,
              purpose == Purpose.LIST ? Optional.empty() : options.deletion().most(),
              options.integrity().checksumMode(),
              options.scope().robots(),
              options.speed().shard(),
              options.speed().ranges(),
              casing);
      var observer = Observer.all(List.of(tally, log, results));
      var crawl =
          new Crawl(
              options.speed().limits(),
              policy,
              fetcher,
              tree,
              records,
              locks,
              tally,
              observer,
              InstantSource.system());
      ending.onInterrupt(() -> crawl.stop(StopReason.INTERRUPTED));
      results.whenUnheard(() -> crawl.stop(StopReason.UNHEARD));
      try {
        crawl(crawl, seeds, ending.start());
        results.end();
      } finally {
        stopped = crawl.stopped();
      }
    }
  }

  private RecordStore records(Purpose purpose, LocalTree tree) throws IOException {
    return switch (purpose) {
      case MIRROR ->
          RecordStore.open(tree, options.target().state(), options.update().update().freshness());
      case LIST, PLAN -> RecordStore.readOnly(tree, options.target().state());
    };
  }

  private void crawl(Crawl crawl, Seeds seeds, long start) throws IOException {
    Optional<Ticker> ticker = progressColumns.map(width -> new Ticker(console, tally, width));
    try {
      crawl.run(seeds, start);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e); // nobody interrupts the main thread
    } finally {
      ticker.ifPresent(Ticker::close);
    }
  }
}
