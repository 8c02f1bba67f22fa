package mirror;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mirror.crawl.Crawl;
import mirror.fetch.Fetcher;
import mirror.fetch.Retry;
import mirror.local.LocalTree;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The words of the command line and nothing else; each floor below gets its own small record of
 * them. Told to picocli one by one: reading the same from annotations takes as long as all the rest
 * of a start.
 */
final class Options {
  private final PositionalParamSpec arguments =
      PositionalParamSpec.builder()
          .paramLabel("SOURCE")
          .arity("0..*")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("An http(s) URL, a file with one URL a line, or - for stdin.")
          .build();

  private final OptionSpec inputFiles =
      OptionSpec.builder("-i", "--input-file")
          .paramLabel("FILE")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("The same as FILE as a SOURCE.")
          .build();

  private final OptionSpec directory =
      defaulted(Path.class, "DIR", "Mirror into DIR/host/path", ".", "-P", "--directory-prefix");
  private final OptionSpec noHosts = flag("Mirror into DIR/path.", "-nH", "--no-host-directories");
  private final OptionSpec cutDirectories =
      defaulted(
          Integer.class, "N", "Leave out the first N directories of each path", "0", "--cut-dirs");

  private final OptionSpec jobs =
      defaulted(Integer.class, "N", "Requests in flight in all", "16", "-j", "--jobs");
  private final OptionSpec perOrigin =
      defaulted(
          Integer.class,
          "N",
          "Requests in flight to one server",
          "6",
          "-x",
          "--max-connection-per-server");

  private final OptionSpec tries =
      defaulted(
          Integer.class,
          "N",
          "Tries for what may pass: time-outs, broken connections, 408, 429, 5xx; 0 is no end",
          "5",
          "-t",
          "--tries");
  private final OptionSpec waitRetry =
      defaulted(
          Double.class,
          "SECONDS",
          "Longest wait between two tries; the first is 1 s, then doubled",
          "30",
          "--waitretry");
  private final OptionSpec connectTimeout =
      value(Double.class, "SECONDS", "Time for a connection to be made [10].", "--connect-timeout");
  private final OptionSpec readTimeout =
      value(
          Double.class,
          "SECONDS",
          "Time for an answer to begin, and of silence within it [60].",
          "--read-timeout");
  private final OptionSpec timeout =
      value(Double.class, "SECONDS", "Sets both time-outs.", "-T", "--timeout");
  private final OptionSpec maxRedirects =
      defaulted(Integer.class, "N", "Redirects in a row", "20", "--max-redirect");
  private final OptionSpec userAgent =
      value(String.class, "AGENT", "Name to servers [mirror/VERSION].", "-U", "--user-agent");

  private final OptionSpec quiet = flag("Print failures only, no summary.", "-q", "--quiet");
  private final OptionSpec verbose =
      flag(
          "Print each file, each retry and each link that is not followed, and why.",
          "-v",
          "--verbose");
  private final OptionSpec files =
      flag("Print each file, without a progress line.", "-nv", "--no-verbose");
  private final OptionSpec log =
      value(Path.class, "FILE", "Print to FILE, not to stderr.", "-o", "--output-file");
  private final OptionSpec appendedLog =
      value(Path.class, "FILE", "Print to the end of FILE.", "-a", "--append-output");
  private final OptionSpec progress =
      defaulted(
          Output.Progress.class,
          "auto|bar|none",
          "Show a progress line; auto: on a terminal",
          "auto",
          "--progress");
  private final OptionSpec help =
      OptionSpec.builder("-h", "--help")
          .paramLabel("all")
          .arity("0..1")
          .fallbackValue("")
          .type(String.class)
          .description("Show this and exit.")
          .build();
  private final OptionSpec version = flag("Show the version and exit.", "-V", "--version");

  /** What wget's users type by habit, and what is so anyway. */
  private final List<OptionSpec> habits =
      List.of(
          flag("", "-r", "--recursive"),
          flag("", "-m", "--mirror"),
          flag("", "-N", "--timestamping"),
          flag("", "-np", "--no-parent"),
          flag("", "-c", "--continue"));

  private final List<HelpText.Group> groups =
      List.of(
          new HelpText.Group("Input", inputFiles),
          new HelpText.Group("Target", directory, noHosts, cutDirectories),
          new HelpText.Group("Speed", jobs, perOrigin),
          new HelpText.Group(
              "Network",
              tries,
              waitRetry,
              connectTimeout,
              readTimeout,
              timeout,
              maxRedirects,
              userAgent),
          new HelpText.Group(
              "Output", quiet, verbose, files, log, appendedLog, progress, help, version));

  private final CommandLine line;

  /**
   * Reads a command line.
   *
   * @throws CommandLine.ParameterException when it cannot be read
   */
  Options(String... words) {
    CommandSpec spec = CommandSpec.create().name("mirror").addPositional(arguments);
    groups.forEach(group -> group.options().forEach(spec::addOption));
    habits.forEach(spec::addOption);
    line = new CommandLine(spec);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOverwrittenOptionsAllowed(true); // as everywhere: the last word counts
    line.parseArgs(words);
  }

  private static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names)
        .type(boolean.class)
        .arity("0")
        .description(description)
        .build();
  }

  private static OptionSpec value(
      Class<?> type, String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(type)
        .arity("1")
        .paramLabel(label)
        .description(description)
        .build();
  }

  private static OptionSpec defaulted(
      Class<?> type, String label, String description, String value, String... names) {
    return OptionSpec.builder(names)
        .type(type)
        .arity("1")
        .paramLabel(label)
        .description(description + " [" + value + "].")
        .defaultValue(value)
        .build();
  }

  private static <T> Optional<T> given(OptionSpec option) {
    return Optional.ofNullable(option.getValue());
  }

  private static boolean isSet(OptionSpec flag) {
    return Options.<Boolean>given(flag).orElse(false);
  }

  /** What makes no sense, in words; empty when all does. */
  Optional<String> complaint() {
    if (jobs.<Integer>getValue() < 1) {
      return Optional.of("--jobs must be at least 1");
    }
    if (perOrigin.<Integer>getValue() < 1) {
      return Optional.of("--max-connection-per-server must be at least 1");
    }
    if (Stream.of(tries, maxRedirects, cutDirectories).anyMatch(o -> o.<Integer>getValue() < 0)) {
      return Optional.of("--tries, --max-redirect and --cut-dirs cannot be negative");
    }
    if (waitRetry.<Double>getValue() < 0) {
      return Optional.of("--waitretry cannot be negative");
    }
    if (!Stream.of(connectTimeout, readTimeout, timeout).allMatch(Options::isTime)) {
      return Optional.of("a time-out is at least 0.001 seconds");
    }
    if (!Options.<String>given(userAgent).orElse("mirror").matches("[\\x20-\\x7e]+")) {
      return Optional.of("--user-agent must be printable ASCII");
    }
    return sources().stream().map(Seeds::complaint).flatMap(Optional::stream).findFirst();
  }

  private static boolean isTime(OptionSpec option) {
    double seconds = Options.<Double>given(option).orElse(1.0);
    return seconds >= 0.001 && seconds < 1e9;
  }

  boolean wantsHelp() {
    return given(help).isPresent();
  }

  boolean wantsVersion() {
    return isSet(version);
  }

  List<String> sources() {
    List<String> sources = new ArrayList<>();
    Options.<List<String>>given(inputFiles).ifPresent(sources::addAll);
    Optional.<List<String>>ofNullable(arguments.getValue()).ifPresent(sources::addAll);
    return sources;
  }

  Path directory() {
    return directory.getValue();
  }

  int maxRedirects() {
    return maxRedirects.getValue();
  }

  LocalTree.Layout layout() {
    return new LocalTree.Layout(!isSet(noHosts), cutDirectories.getValue());
  }

  Crawl.Limits limits() {
    return new Crawl.Limits(jobs.getValue(), perOrigin.getValue());
  }

  Retry retry() {
    return new Retry(tries.getValue(), seconds(waitRetry.getValue()));
  }

  Fetcher.Policy fetching(String version) {
    Optional<Double> both = given(timeout);
    return new Fetcher.Policy(
        Options.<String>given(userAgent).orElse("mirror/" + version),
        seconds(Options.<Double>given(connectTimeout).or(() -> both).orElse(10.0)),
        seconds(Options.<Double>given(readTimeout).or(() -> both).orElse(60.0)));
  }

  Output output() {
    Optional<Path> end = given(appendedLog);
    return new Output(
        isSet(quiet),
        isSet(verbose),
        isSet(files),
        progress.getValue(),
        Options.<Path>given(log).or(() -> end),
        end.isPresent());
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }

  /** All of --help. */
  String help() {
    return HelpText.render(line.getCommandSpec(), arguments, groups);
  }
}
