package mirror;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mirror.options.Options;
import mirror.options.Seeds;
import mirror.report.Console;
import mirror.report.Destination;
import mirror.report.FailedList;
import mirror.report.JsonReport;
import mirror.report.Output;
import mirror.report.OutputFile;
import mirror.report.Report;
import mirror.report.RunLog;
import mirror.report.Stdout;
import mirror.report.SummaryLine;

/**
 * Where a person and programs read of a run. The files are opened when there is something to tell:
 * where a usage error ends it, they are what the run before left. Safe for threads.
 */
final class Outputs implements AutoCloseable {
  private final Options options;
  private final List<String> sources;
  private final Stdout stdout;
  private final PrintStream err;
  private Optional<Opened> opened = Optional.empty();

  /** What a run writes to. */
  record Opened(PrintStream log, Console console, RunLog logs) {}

  Outputs(Options options, List<String> sources, Stdout stdout, PrintStream err) {
    this.options = options;
    this.sources = sources;
    this.stdout = stdout;
    this.err = err;
  }

  /** Opens them, unless they are open. */
  synchronized Opened open() {
    if (opened.isEmpty()) {
      Output output = options.output().output();
      try {
        PrintStream log = openLog(output);
        var console = new Console(log, err);
        System.setErr(console.diagnostics()); // to which slf4j-simple writes
        opened = Optional.of(new Opened(log, console, openLogs(output, console)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return opened.get();
  }

  synchronized boolean areOpen() {
    return opened.isPresent();
  }

  /** Never closed: what ends the run is to be said after its end, and each line is flushed. */
  private PrintStream openLog(Output output) throws IOException {
    if (output.log().isEmpty()) {
      return err;
    }
    return switch (output.log().get()) {
      case Destination.Standard() -> stdout.out();
      case Destination.File(Path file, boolean appended) ->
          new PrintStream(OutputFile.open(file, appended), true, StandardCharsets.UTF_8);
    };
  }

  private JsonReport openReport(Destination report) throws IOException {
    return switch (report) {
      case Destination.Standard() -> new JsonReport(Path.of("stdout"), stdout.stream());
      case Destination.File(Path file, boolean appended) ->
          new JsonReport(file, OutputFile.open(file, appended));
    };
  }

  /** What of the log is lost; of stderr nobody could be told. */
  Optional<IOException> lossOfLog() {
    Optional<Destination> log = options.output().output().log();
    if (log.isEmpty() || opened.isEmpty()) {
      return Optional.empty();
    }
    return switch (log.get()) {
      case Destination.Standard() -> stdout.loss();
      case Destination.File(Path file, _) ->
          opened.get().log.checkError()
              ? Optional.of(new IOException(file + ": the log is not whole"))
              : Optional.empty();
    };
  }

  private RunLog openLogs(Output output, Console console) throws IOException {
    List<RunLog> logs = new ArrayList<>();
    if (output.report().isPresent()) {
      logs.add(openReport(output.report().get()));
    }
    if (output.failed().isPresent()) {
      Path file = output.failed().get();
      logs.add(new FailedList(file, Seeds.areReadFrom(file, sources)));
    }
    logs.add(new Report(console, output, lastLine(), OffsetDateTime::now));
    return RunLog.all(logs);
  }

  private SummaryLine lastLine() {
    if (options.integrity().verify()) {
      return SummaryLine.VERIFIED;
    }
    return switch (options.output().purpose()) {
      case LIST -> SummaryLine.LISTED;
      case PLAN -> SummaryLine.PLANNED;
      case MIRROR -> SummaryLine.MIRRORED;
    };
  }

  @Override
  public void close() throws IOException {
    if (opened.isPresent()) {
      opened.get().logs.close();
    }
  }
}
