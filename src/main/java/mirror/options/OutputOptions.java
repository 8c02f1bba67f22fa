package mirror.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mirror.frontier.Purpose;
import mirror.report.JsonReport;
import mirror.report.Output;

/** What a person wants to see. */
public final class OutputOptions implements OptionGroup {
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
      Option.value(Path.class, "FILE", "Print to FILE, not to stderr.", "-o", "--output-file");
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
    if (list.or(false) && dryRun.or(false)) {
      return Optional.of("--list and --dry-run are two things to do");
    }
    if (isStdout(log) || isStdout(appendedLog)) {
      return Optional.of("-o and -a need a file, and - is none; /dev/stdout is");
    }
    if (isStdout(failed)) {
      return Optional.of("--failed needs a file, and - is none");
    }
    if (purpose() != Purpose.MIRROR && isStdout(report)) {
      return Optional.of(
          (list.or(false) ? "--list" : "--dry-run") + " and --report=- would both write to stdout");
    }
    Option<Path> lines = log.given().isPresent() ? log : appendedLog;
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

  private static boolean isStdout(Option<Path> file) {
    return file.or(Path.of("")).toString().equals(JsonReport.STDOUT);
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
        log.given().or(appendedLog::given),
        appendedLog.given().isPresent(),
        report.given(),
        failed.given());
  }
}
