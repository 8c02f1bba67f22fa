package mirror;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mirror.crawl.Crawl;
import mirror.fetch.Fetcher;
import mirror.fetch.Retry;
import mirror.local.LocalTree;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The words of the command line and nothing else; each floor below gets its own small record of
 * them.
 */
@Command(
    name = "mirror",
    sortOptions = false,
    customSynopsis = "mirror [OPTIONS] [SOURCE...]",
    description = "Copies HTTP directory trees to this computer and keeps the copies current.%n",
    footer = {
      "",
      "With no SOURCE, and stdin no terminal, URLs are read from stdin. A directory's URL ends in a"
          + " slash.",
      "Accepted because fingers type them, and because mirror works so anyway: -r -m -N -np -c",
      "(wget's -c glues new bytes to an old file; here a file stands under its name whole or not at"
          + " all).",
      "",
      "Examples:",
      "  mirror https://example.org/pub/         copies the tree into ./example.org/pub/",
      "  mirror -P /srv/mirror urls.txt          copies each tree of a list",
      "  sort -u *.txt | mirror -q -P /srv -     at the end of a pipe, silent unless something"
          + " fails",
      "",
      "Exit status: 0 all is mirrored; 2 usage; 130, 143 interrupted; otherwise the first of",
      "3 local disk, 5 TLS, 6 authentication, 4 network, 7 protocol, 8 server error,",
      "24 listed files that the server does not give, 1 anything else."
    })
final class Options {
  @Parameters(
      paramLabel = "SOURCE",
      arity = "0..*",
      description = "An http(s) URL, a file with one URL a line, or - for stdin.")
  List<String> arguments = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nInput%n")
  Input input = new Input();

  @ArgGroup(validate = false, heading = "%nTarget%n")
  Target target = new Target();

  @ArgGroup(validate = false, heading = "%nSpeed%n")
  Speed speed = new Speed();

  @ArgGroup(validate = false, heading = "%nNetwork%n")
  Network network = new Network();

  @ArgGroup(validate = false, heading = "%nOutput%n")
  Output output = new Output();

  @Option(
      names = {"-r", "--recursive", "-m", "--mirror", "-N", "--timestamping"},
      hidden = true)
  boolean mirrorAnyway;

  @Option(
      names = {"-np", "--no-parent", "-c", "--continue"},
      hidden = true)
  boolean safeAnyway;

  /** Where URLs come from. */
  static final class Input {
    @Option(
        names = {"-i", "--input-file"},
        paramLabel = "FILE",
        description = "The same as FILE as a SOURCE.")
    List<String> files = new ArrayList<>();
  }

  /** Where files go. */
  static final class Target {
    @Option(
        names = {"-P", "--directory-prefix"},
        paramLabel = "DIR",
        defaultValue = ".",
        description = "Mirror into DIR/host/path [${DEFAULT-VALUE}].")
    Path directory = Path.of(".");

    @Option(
        names = {"-nH", "--no-host-directories"},
        description = "Mirror into DIR/path.")
    boolean noHosts;

    @Option(
        names = "--cut-dirs",
        paramLabel = "N",
        defaultValue = "0",
        description = "Leave out the first N directories of each path [${DEFAULT-VALUE}].")
    int cutDirectories;
  }

  /** How much at a time. */
  static final class Speed {
    @Option(
        names = {"-j", "--jobs"},
        paramLabel = "N",
        defaultValue = "16",
        description = "Requests in flight in all [${DEFAULT-VALUE}].")
    int jobs;

    @Option(
        names = {"-x", "--max-connection-per-server"},
        paramLabel = "N",
        defaultValue = "6",
        description = "Requests in flight to one server [${DEFAULT-VALUE}].")
    int perOrigin;
  }

  /** How to talk to servers. */
  static final class Network {
    @Option(
        names = {"-t", "--tries"},
        paramLabel = "N",
        defaultValue = "5",
        description =
            "Tries for what may pass: time-outs, broken connections, 408, 429, 5xx; 0 is no end"
                + " [${DEFAULT-VALUE}].")
    int tries;

    @Option(
        names = "--waitretry",
        paramLabel = "SECONDS",
        defaultValue = "30",
        description =
            "Longest wait between two tries; the first is 1 s, then doubled [${DEFAULT-VALUE}].")
    double waitRetry;

    @Option(
        names = "--connect-timeout",
        paramLabel = "SECONDS",
        description = "Time for a connection to be made [10].")
    Optional<Double> connectTimeout = Optional.empty();

    @Option(
        names = "--read-timeout",
        paramLabel = "SECONDS",
        description = "Time for an answer to begin, and of silence within it [60].")
    Optional<Double> readTimeout = Optional.empty();

    @Option(
        names = {"-T", "--timeout"},
        paramLabel = "SECONDS",
        description = "Sets both time-outs.")
    Optional<Double> timeout = Optional.empty();

    @Option(
        names = "--max-redirect",
        paramLabel = "N",
        defaultValue = "20",
        description = "Redirects in a row [${DEFAULT-VALUE}].")
    int maxRedirects;

    @Option(
        names = {"-U", "--user-agent"},
        paramLabel = "AGENT",
        description = "Name to servers [mirror/VERSION].")
    Optional<String> userAgent = Optional.empty();
  }

  /** What a person sees. */
  static final class Output {
    /** When to show the progress line. */
    enum Progress {
      AUTO,
      BAR,
      NONE
    }

    @Option(
        names = {"-q", "--quiet"},
        description = "Print failures only, no summary.")
    boolean quiet;

    @Option(
        names = {"-v", "--verbose"},
        description = "Print each file, each retry and each link that is not followed, and why.")
    boolean verbose;

    @Option(
        names = {"-nv", "--no-verbose"},
        description = "Print each file, without a progress line.")
    boolean files;

    @Option(
        names = {"-o", "--output-file"},
        paramLabel = "FILE",
        description = "Print to FILE, not to stderr.")
    Optional<Path> log = Optional.empty();

    @Option(
        names = {"-a", "--append-output"},
        paramLabel = "FILE",
        description = "Print to the end of FILE.")
    Optional<Path> appendedLog = Optional.empty();

    @Option(
        names = "--progress",
        paramLabel = "auto|bar|none",
        defaultValue = "auto",
        description = "Show a progress line; auto: on a terminal [${DEFAULT-VALUE}].")
    Progress progress;

    @Option(
        names = {"-h", "--help"},
        paramLabel = "all",
        arity = "0..1",
        fallbackValue = "",
        description = "Show this and exit.")
    Optional<String> help = Optional.empty();

    @Option(
        names = {"-V", "--version"},
        versionHelp = true,
        description = "Show the version and exit.")
    boolean version;
  }

  /** What makes no sense, in words; empty when all does. */
  Optional<String> complaint() {
    if (speed.jobs < 1) {
      return Optional.of("--jobs must be at least 1");
    }
    if (speed.perOrigin < 1) {
      return Optional.of("--max-connection-per-server must be at least 1");
    }
    if (network.tries < 0 || network.maxRedirects < 0 || target.cutDirectories < 0) {
      return Optional.of("--tries, --max-redirect and --cut-dirs cannot be negative");
    }
    if (network.userAgent.isPresent() && !network.userAgent.get().matches("[\\x20-\\x7e]+")) {
      return Optional.of("--user-agent must be printable ASCII");
    }
    if (network.waitRetry < 0) {
      return Optional.of("--waitretry cannot be negative");
    }
    if (!isTime(network.connectTimeout)
        || !isTime(network.readTimeout)
        || !isTime(network.timeout)) {
      return Optional.of("a time-out is at least 0.001 seconds");
    }
    return sources().stream().map(Seeds::complaint).flatMap(Optional::stream).findFirst();
  }

  private static boolean isTime(Optional<Double> seconds) {
    return seconds.map(value -> value >= 0.001 && value < 1e9).orElse(true);
  }

  List<String> sources() {
    List<String> sources = new ArrayList<>(input.files);
    sources.addAll(arguments);
    return sources;
  }

  LocalTree.Layout layout() {
    return new LocalTree.Layout(!target.noHosts, target.cutDirectories);
  }

  Crawl.Limits limits() {
    return new Crawl.Limits(speed.jobs, speed.perOrigin);
  }

  Retry retry() {
    return new Retry(network.tries, seconds(network.waitRetry));
  }

  Fetcher.Policy fetching(String version) {
    return new Fetcher.Policy(
        network.userAgent.orElse("mirror/" + version),
        seconds(network.connectTimeout.or(() -> network.timeout).orElse(10.0)),
        seconds(network.readTimeout.or(() -> network.timeout).orElse(60.0)));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
