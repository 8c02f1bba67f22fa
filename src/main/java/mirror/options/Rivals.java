package mirror.options;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Options of which one takes back another. Each on the command line takes back its rivals of the
 * config file; on the command line itself the last counts, where wget has it so, and others exclude
 * each other.
 */
enum Rivals {
  ROBOTS(true, "--robots --no-robots --execute"),
  CHECK(true, "--check-certificate --no-check-certificate"),
  PROXY(true, "--proxy", "--no-proxy"),
  TIMEOUTS(true, "--timeout", "--connect-timeout --read-timeout"),
  LOG(true, "--output-file --append-output"),
  LINES(true, "--quiet --verbose --no-verbose"),
  PROGRESS(true, "--progress", "--show-progress"),
  TRUST(false, "--ca-certificate --no-check-certificate"),
  COOKIES(false, "--load-cookies --no-cookies"),
  PASSWORD(false, "--password --ask-password"),
  FAMILY(false, "--inet4-only --inet6-only"),
  PURPOSE(false, "--list --dry-run --verify"),
  KEPT(false, "--no-clobber --ignore-listing"),
  SIZE(false, "--size-only --ignore-listing");

  private final boolean lastCounts;
  private final String takers;
  private final String taken;

  Rivals(boolean lastCounts, String names) {
    this(lastCounts, names, names);
  }

  Rivals(boolean lastCounts, String takers, String taken) {
    this.lastCounts = lastCounts;
    this.takers = takers;
    this.taken = taken;
  }

  /** Takes back what is to be taken back of what was read. */
  static void settle(ParseResult read) {
    for (Rivals rivals : values()) {
      rivals.pairs(read.commandSpec()).forEach(pair -> pair.settle(read.matchedOptions()));
    }
  }

  /** Which of those that are left exclude each other, in words; empty when none do. */
  static Optional<String> complaint(CommandSpec spec) {
    return Stream.of(values())
        .filter(rivals -> !rivals.lastCounts)
        .flatMap(rivals -> rivals.pairs(spec))
        .filter(pair -> isGiven(pair.taker) && isGiven(pair.taken))
        .findFirst()
        .map(pair -> name(pair.taker) + " and " + name(pair.taken) + " exclude each other");
  }

  private record Pair(OptionSpec taker, OptionSpec taken, boolean lastCounts) {
    void settle(List<OptionSpec> typed) {
      int last = typed.lastIndexOf(taker);
      int other = typed.lastIndexOf(taken);
      if (other < last && (other < 0 || lastCounts) && !goesWith()) {
        taken.setValue(null);
      }
    }

    /** Whether it is what --no-proxy=LIST leaves out: that is no other proxy, or none. */
    private boolean goesWith() {
      return taken.longestName().equals("--no-proxy") && !"".equals(taken.getValue());
    }
  }

  private Stream<Pair> pairs(CommandSpec spec) {
    return names(takers)
        .flatMap(
            taker ->
                names(taken)
                    .filter(name -> !name.equals(taker))
                    .map(
                        name ->
                            new Pair(spec.findOption(taker), spec.findOption(name), lastCounts)));
  }

  private static Stream<String> names(String words) {
    return Stream.of(words.split(" ", -1));
  }

  private static boolean isGiven(OptionSpec option) {
    Object value = option.getValue();
    return value != null && !value.equals(false);
  }

  private static String name(OptionSpec option) {
    return option.names()[0];
  }
}
