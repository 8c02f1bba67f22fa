package mirror;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mirror.auth.Access;
import mirror.auth.Userinfo;
import mirror.crawl.StopReason;
import mirror.fetch.AddressFamily;
import mirror.fetch.Fetcher;
import mirror.frontier.Event;
import mirror.frontier.Observer;
import mirror.frontier.Purpose;
import mirror.frontier.Tally;
import mirror.local.DiskError;
import mirror.options.Options;
import mirror.options.Seeds;
import mirror.report.Console;
import mirror.report.Destination;
import mirror.report.ExitStatus;
import mirror.report.Output;
import mirror.report.Printable;
import mirror.report.Results;
import mirror.report.RunLog;
import mirror.report.Stdout;
import mirror.tls.Tls;
import mirror.tls.UnusableException;

/** The entry point: words in, exit status out. */
public final class Main {
  private final InputStream stdin;
  private final Stdout stdout;
  private final PrintStream err;
  private final Terminal terminal;
  private final Map<String, String> environment;

  /**
   * What the launcher knows and the JVM does not.
   *
   * @param stdin whether stdin is a terminal
   * @param columns of the terminal that stderr is, if it is one
   */
  record Terminal(boolean stdin, Optional<Integer> columns) {
    private static final int COLUMNS = 80;

    /** Serial lines and some containers have terminals that do not know their size, and say 0. */
    Terminal {
      columns = columns.map(width -> width > 0 ? width : COLUMNS);
    }

    static Terminal fromLauncher() {
      return new Terminal(
          Boolean.getBoolean("mirror.stdin.terminal"),
          Optional.ofNullable(Integer.getInteger("mirror.columns")));
    }
  }

  Main(
      InputStream stdin,
      PrintStream out,
      PrintStream err,
      Terminal terminal,
      Map<String, String> environment) {
    this.stdin = stdin;
    stdout = new Stdout(out, new FileOutputStream(FileDescriptor.out));
    this.err = err;
    this.terminal = terminal;
    this.environment = environment;
  }

  /** Runs and exits. */
  public static void main(String... args) {
    System.exit(
        new Main(System.in, System.out, System.err, Terminal.fromLauncher(), System.getenv())
            .run(args));
  }

  /** Runs, and returns the exit status. */
  int run(String... args) {
    var options = new Options(environment, args);
    Optional<String> complaint = options.complaint();
    if (complaint.isPresent()) {
      return usage(complaint.get());
    }
    if (options.output().wantsHelp()) {
      return printed(options.help());
    }
    if (options.output().wantsVersion()) {
      return printed("mirror " + version() + "\n");
    }
    List<String> sources = options.sources();
    if (sources.isEmpty() && options.integrity().verify()) {
      return run(options, List.of());
    }
    if (sources.isEmpty() && terminal.stdin) {
      return usage(options.noUrl());
    }
    return run(options, sources.isEmpty() ? List.of(Seeds.STDIN) : sources);
  }

  private int run(Options options, List<String> sources) {
    Output output = options.output().output();
    var tally = new Tally();
    var outputs = new Outputs(options, sources, stdout, err);
    try (var ending = new Ending(outputs, tally);
        outputs) {
      Optional<Path> list = writtenOver(output, sources);
      if (list.isPresent()) {
        return usage(list.get() + " is a list to read, and would be written over");
      }
      int status = run(options, sources, outputs, tally, ending);
      Optional<IOException> loss = outputs.lossOfLog();
      return loss.isPresent() ? localError(loss.get()) : status;
    } catch (UnusableException e) {
      return usage(e.getMessage());
    } catch (UncheckedIOException e) {
      return localError(e.getCause());
    } catch (IOException e) {
      return localError(e);
    }
  }

  private int run(
      Options options, List<String> sources, Outputs outputs, Tally tally, Ending ending)
      throws IOException {
    Output output = options.output().output();
    setUpDiagnostics(output);
    options.network().addresses().ifPresent(AddressFamily.Wish::grant);
    Optional<Integer> columns =
        progressColumns(output, options.output().purpose() != Purpose.MIRROR);
    if (sources.isEmpty()) {
      return new VerifyRun(options, outputs.open().console(), tally, columns)
          .verifyAll(outputs.open().logs(), ending)
          .code();
    }
    Tls tls = options.tls().tls();
    List<String> warnings = new ArrayList<>(options.tls().warning().stream().toList());
    Access access = options.access().access(warnings::add);
    var seeds =
        new Seeds(
            sources,
            stdin,
            access,
            line ->
                Observer.all(List.of(tally, outputs.open().logs())).on(new Event.BadLine(line)));
    Optional<Boolean> any = ending.within(options.speed().limits().time(), seeds::hasNext);
    if (any.isEmpty()) {
      return ending.tell(Optional.of(StopReason.DURATION), Optional.empty()).status().code();
    }
    if (!any.get() && !outputs.areOpen()) {
      return usage(
          Seeds.areOnlyFromStdin(sources)
              ? options.noUrl()
              : "no URL in " + String.join(", ", sources) + " (a list has one a line)");
    }
    Console console = outputs.open().console();
    RunLog logs = outputs.open().logs();
    warnings.forEach(console::line);
    if (options.integrity().verify()) {
      return new VerifyRun(options, console, tally, columns).verify(seeds, logs, ending).code();
    }
    var fetcher =
        new Fetcher(
            options.network().fetching(version(), options.speed().requests()),
            tls,
            options.proxy().proxies(),
            access,
            options.speed().rate(),
            InstantSource.system());
    return new Run(options, access, fetcher, new Results(stdout), console, tally, columns)
        .mirror(seeds, logs, ending)
        .code();
  }

  /** The list that is also to be printed to: it would be empty before it is read. */
  private static Optional<Path> writtenOver(Output output, List<String> sources)
      throws IOException {
    for (Destination one :
        Stream.of(output.log(), output.report()).flatMap(Optional::stream).toList()) {
      if (one instanceof Destination.File(Path file, _)
          && Files.isRegularFile(file)
          && Seeds.areReadFrom(file, sources)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** slf4j-simple is set up by system properties, before the first logger is made. */
  private static void setUpDiagnostics(Output output) {
    System.setProperty(
        "org.slf4j.simpleLogger.defaultLogLevel", output.verbose() ? "debug" : "error");
    System.setProperty("org.slf4j.simpleLogger.showThreadName", "false");
    System.setProperty("org.slf4j.simpleLogger.showLogName", "false");
  }

  private Optional<Integer> progressColumns(Output output, boolean prints) {
    return switch (output.progress()) {
      case NONE -> Optional.empty();
      case BAR -> terminal.columns.or(() -> Optional.of(Terminal.COLUMNS));
      case AUTO ->
          output.quiet() || output.verbose() || output.files() || prints
              ? Optional.empty()
              : terminal.columns;
    };
  }

  private int usage(String complaint) {
    // An option that lacks its value takes the URL behind it for that.
    err.println("mirror: " + Printable.of(Userinfo.cut(complaint)) + ". Try 'mirror --help'.");
    return ExitStatus.USAGE.code();
  }

  private int printed(String text) {
    stdout.out().print(text);
    return stdout.loss().map(this::localError).orElse(ExitStatus.OK.code());
  }

  private int localError(IOException error) {
    err.println("mirror: " + Printable.of(DiskError.describe(error)));
    return ExitStatus.LOCAL.code();
  }

  /** The module's, as the build named it; there is none where classes run from a folder. */
  static String version() {
    return Optional.ofNullable(Main.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse("development");
  }
}
