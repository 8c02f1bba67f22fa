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
 * where a usage error ends it, they are what the run before left.
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
  Opened open() {
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

  boolean areOpen() {
    return opened.isPresent();
  }

  /** Never closed: what ends the run is to be said after its end, and each line is flushed. */
  private PrintStream openLog(Output output) throws IOException {
    Optional<Path> file = output.log();
    return file.isEmpty()
        ? err
        : new PrintStream(
            OutputFile.open(file.get(), output.appended()), true, StandardCharsets.UTF_8);
  }

  private RunLog openLogs(Output output, Console console) throws IOException {
    List<RunLog> logs = new ArrayList<>();
    if (output.report().isPresent()) {
      Path file = output.report().get();
      logs.add(
          file.toString().equals(JsonReport.STDOUT)
              ? new JsonReport(Path.of("stdout"), stdout.stream())
              : new JsonReport(file, OutputFile.open(file, false)));
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
