package mirror.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mirror.frontier.Purpose;
import mirror.report.Destination;
import mirror.report.Output;

/** What a person wants to see. */
public final class OutputOptions implements OptionGroup {
  private static final Path STDOUT = Path.of("/dev/stdout");
  private static final Path STDERR = Path.of("/dev/stderr");

  private final Option<Boolean> list =
      Option.flag("Print the URLs of files, and store nothing.", "--list");
  private final Option<Boolean> dryRun =
      Option.flag("Print what would be done, by listings alone.", "--dry-run");
  private final Option<Boolean> quiet =
      Option.flag("Print failures and warnings only.", "-q", "--quiet");
  private final Option<Boolean> verbose =
      Option.flag("Print each file, retry and link not followed.", "-v", "--verbose");
  private final Option<Boolean> files =
      Option.flag("Print each file, without a progress line.", "-nv", "--no-verbose");
  private final Option<Path> log =
      Option.value(
          Path.class, "FILE", "Print to FILE, not to stderr; - is stdout.", "-o", "--output-file");
  private final Option<Path> appendedLog =
      Option.value(Path.class, "FILE", "Print to the end of FILE.", "-a", "--append-output");
  private final Option<Output.Progress> progress =
      Option.defaulted(
          Output.Progress.class,
          "auto|bar|none",
          "Show a progress line; auto: on a terminal",
          "auto",
          "--progress");
  private final Option<Boolean> showProgress =
      Option.flag("The same as --progress=bar.", "--show-progress");
  private final Option<Path> report =
      Option.value(Path.class, "FILE", "Write JSON lines about the run; - is stdout.", "--report");
  private final Option<Path> failed =
      Option.value(
          Path.class,
          "FILE",
          "Write the URLs of what failed to FILE, a list for another run; nothing failed: empty.",
          "--failed");
  private final Option<String> help =
      Option.optionalValue("all", "Show this; --help=all: all, and exit statuses.", "-h", "--help");
  private final Option<Boolean> version =
      Option.flag("Show the version and exit.", "-V", "--version");

  @Override
  public String heading() {
    return "Output";
  }

  @Override
  public List<Option<?>> common() {
    return List.of(list, dryRun, quiet, verbose, help, version);
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(files, log, appendedLog, progress, showProgress, report, failed);
  }

  @Override
  public Optional<String> complaint() {
    if (!help.or("").isEmpty() && !wantsAllHelp()) {
      return Optional.of("--help takes no value but all: " + help.or(""));
    }
    if (isStdout(failed)) {
      return Optional.of("--failed needs a file, and stdout is none");
    }
    for (Option<Path> file : List.of(report, failed)) {
      if (file.given().filter(OutputOptions::isStderr).isPresent()) {
        return Optional.of(
            file.name() + " needs another file than stderr, where failures are printed");
      }
    }
    Option<Path> lines = lines();
    List<String> printers =
        Stream.concat(
                Stream.of(list, dryRun).filter(option -> option.or(false)).map(Option::name),
                Stream.of(report, lines)
                    .filter(OutputOptions::isStdout)
                    .map(option -> option.name() + "=" + option.get()))
            .toList();
    if (printers.size() > 1) {
      return Optional.of(String.join(" and ", printers) + " would both write to stdout");
    }
    return clash(lines, report).or(() -> clash(lines, failed)).or(() -> clash(report, failed));
  }

  private static Optional<String> clash(Option<Path> one, Option<Path> other) {
    return other
        .given()
        .filter(_ -> one.given().isPresent() && !isStdout(one) && !isStdout(other))
        .filter(file -> RealPath.areOneFile(one.get(), file))
        .map(
            file ->
                "%s and %s would write over each other: both are %s, one file"
                    .formatted(one.spec().names()[0], other.spec().names()[0], file));
  }

  /**
   * Whether it is stdout under any name. Opened once more, a file would have two ends that are
   * written to, and what stands there be lost.
   */
  private static boolean isStdout(Option<Path> option) {
    return option.given().filter(OutputOptions::isStdout).isPresent();
  }

  private static boolean isStdout(Path file) {
    return file.equals(Path.of("-")) || file.equals(STDOUT) || RealPath.areOneFile(STDOUT, file);
  }

  /** The same of stderr; what is no file takes what comes from two ends. */
  private static boolean isStderr(Path file) {
    return file.equals(STDERR) || Files.isRegularFile(file) && RealPath.areOneFile(STDERR, file);
  }

  private Option<Path> lines() {
    return log.given().isPresent() ? log : appendedLog;
  }

  private static Destination destination(Path file, boolean appended) {
    return isStdout(file) ? new Destination.Standard() : new Destination.File(file, appended);
  }

  public boolean wantsHelp() {
    return help.given().isPresent() && complaint().isEmpty();
  }

  boolean wantsAllHelp() {
    return help.or("").equals("all");
  }

  public boolean wantsVersion() {
    return version.or(false);
  }

  public Purpose purpose() {
    if (list.or(false)) {
      return Purpose.LIST;
    }
    return dryRun.or(false) ? Purpose.PLAN : Purpose.MIRROR;
  }

  public Output output() {
    return new Output(
        quiet.or(false),
        verbose.or(false),
        files.or(false),
        showProgress.or(false) ? Output.Progress.BAR : progress.get(),
        lines()
            .given()
            .filter(file -> !isStderr(file))
            .map(file -> destination(file, log.given().isEmpty())),
        report.given().map(file -> destination(file, false)),
        failed.given());
  }
}
