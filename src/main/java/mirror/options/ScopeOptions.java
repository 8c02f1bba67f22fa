package mirror.options;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import mirror.scope.Filter;
import mirror.scope.Glob;
import mirror.scope.Hosts;
import mirror.scope.PosixRegex;
import mirror.scope.Scope;
import mirror.visit.WhoseRobots;

/** What of a tree is wanted, and what beyond it. */
public final class ScopeOptions implements OptionGroup {
  private enum RegexType {
    POSIX,
    PCRE;

    /** As it is typed: picocli names the choices so. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Option<String> level =
      Option.defaulted(String.class, "N", "Read so many listings deep", "inf", "-l", "--level");
  private final Option<List<String>> accept =
      Option.repeated("LIST", "Only files with these endings or patterns.", "-A", "--accept");
  private final Option<List<String>> reject =
      Option.repeated("LIST", "No files with these endings or patterns.", "-R", "--reject");
  private final Option<String> acceptRegex =
      Option.value(
          String.class,
          "REGEX",
          "Only URLs in which REGEX is found; for directories it counts too.",
          "--accept-regex");
  private final Option<String> rejectRegex =
      Option.value(String.class, "REGEX", "No URLs in which REGEX is found.", "--reject-regex");
  private final Option<RegexType> regexType =
      Option.defaulted(
          RegexType.class,
          "posix|pcre",
          "The language of REGEX; pcre is Java's, which differs little",
          "posix",
          "--regex-type");
  private final Option<Boolean> ignoreCase =
      Option.flag("In -A, -R, -I and -X, case does not count.", "--ignore-case");
  private final Option<List<String>> include =
      Option.repeated(
          "LIST",
          "Only these directories, from the host's root on.",
          "-I",
          "--include-directories");
  private final Option<List<String>> exclude =
      Option.repeated("LIST", "None of these directories.", "-X", "--exclude-directories");
  private final Option<String> minSize =
      Option.defaulted(
          String.class,
          "SIZE",
          "No files of fewer bytes; 20k and 1.5M are in 1024s",
          "0",
          "--min-size");
  private final Option<String> maxSize =
      Option.value(String.class, "SIZE", "No files of more bytes.", "--max-size");
  private final Option<Boolean> span =
      Option.flag("Follow links elsewhere, as robots.txt allows.", "-H", "--span-hosts");
  private final Option<List<String>> domains =
      Option.repeated("LIST", "Only hosts in these domains.", "-D", "--domains");
  private final Option<List<String>> excludedDomains =
      Option.repeated("LIST", "No hosts in these domains.", "--exclude-domains");

  private final Option<Boolean> robots =
      Option.flag("Obey robots.txt on the SOURCEs' servers, as on others.", "--robots");
  private final Option<Boolean> noRobots =
      Option.flag("Obey no robots.txt; the same as -e robots=off.", "--no-robots");
  private final Option<List<String>> commands =
      Option.repeated("robots=on|off", "The same as --robots, --no-robots.", "-e", "--execute");

  @Override
  public String heading() {
    return "Scope (a LIST is separated by commas)";
  }

  @Override
  public List<Option<?>> common() {
    return List.of(level, accept, reject);
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(
        include,
        exclude,
        span,
        domains,
        excludedDomains,
        minSize,
        maxSize,
        acceptRegex,
        rejectRegex,
        regexType,
        ignoreCase,
        robots,
        noRobots,
        commands);
  }

  @Override
  public Optional<String> complaint() {
    for (String command : commands.or(List.of())) {
      if (robots(command).isEmpty()) {
        return Optional.of("-e knows robots=on and robots=off only: " + command);
      }
    }
    if (!level.get().matches("inf|\\d{1,9}")) {
      return Optional.of("--level is a number or inf: " + level.get());
    }
    if (Quantity.bytes(minSize.get()).isEmpty()) {
      return Optional.of("--min-size is a size like 1000, 20k or 1.5M: " + minSize.get());
    }
    if (Quantity.bytes(maxSize.or("0")).isEmpty()) {
      return Optional.of("--max-size is a size like 1000, 20k or 1.5M: " + maxSize.or(""));
    }
    if (Quantity.bytes(minSize.get()).orElseThrow()
        > Quantity.bytes(maxSize.or("")).orElse(Long.MAX_VALUE)) {
      return Optional.of("--min-size is more than --max-size: no file has such a size");
    }
    if (acceptRegex.or("x").isEmpty() || rejectRegex.or("x").isEmpty()) {
      return Optional.of("--accept-regex and --reject-regex cannot be empty: that is in every URL");
    }
    try {
      filter();
    } catch (PatternSyntaxException e) {
      return Optional.of("no pattern: " + e.getPattern() + " (" + e.getDescription() + ")");
    }
    return Optional.empty();
  }

  public Scope scope() {
    return new Scope(
        Scope.DEFAULT.deepest(),
        Scope.DEFAULT.longestPath(),
        level.get().equals("inf") ? 0 : Integer.parseInt(level.get()),
        new Hosts(span.or(false), elements(domains), elements(excludedDomains)),
        filter(),
        all()
            .map(option -> option.spec().longestName() + "=" + option.spec().getValue())
            .collect(Collectors.joining("\n")));
  }

  /** What a command of wget's says of robots.txt. */
  private static Optional<Boolean> robots(String command) {
    return switch (command.replaceAll("\\s", "").toLowerCase(Locale.ROOT)) {
      case "robots=on", "robots=yes", "robots=1" -> Optional.of(true);
      case "robots=off", "robots=no", "robots=0" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private boolean isLastCommand(boolean on) {
    return commands.given().flatMap(list -> robots(list.getLast())).equals(Optional.of(on));
  }

  public WhoseRobots robots() {
    boolean none = noRobots.or(false) || isLastCommand(false);
    if (!none && (robots.or(false) || isLastCommand(true))) {
      return WhoseRobots.ALL;
    }
    return !none && span.or(false) ? WhoseRobots.STRANGERS : WhoseRobots.NONE;
  }

  private Filter filter() {
    boolean anyCase = ignoreCase.or(false);
    return new Filter(
        new Filter.Choice(
            elements(accept).stream().map(element -> Glob.name(element, anyCase)).toList(),
            elements(reject).stream().map(element -> Glob.name(element, anyCase)).toList()),
        new Filter.Choice(
            elements(include).stream().map(element -> Glob.directory(element, anyCase)).toList(),
            elements(exclude).stream().map(element -> Glob.directory(element, anyCase)).toList()),
        new Filter.Choice(
            acceptRegex.given().map(this::found).stream().toList(),
            rejectRegex.given().map(this::found).stream().toList()),
        new Filter.Sizes(
            Quantity.bytes(minSize.get()).orElse(0),
            Quantity.bytes(maxSize.or("")).orElse(Long.MAX_VALUE)));
  }

  private Predicate<String> found(String regex) {
    return switch (regexType.get()) {
      case POSIX -> PosixRegex.compile(regex).asPredicate();
      case PCRE -> Pattern.compile(regex).asPredicate();
    };
  }

  /** As in wget, an empty list takes back those before it. */
  private static List<String> elements(Option<List<String>> option) {
    List<String> lists = option.or(List.of());
    return lists.stream()
        .skip(lists.lastIndexOf("") + 1)
        .flatMap(list -> Arrays.stream(list.split(",", -1)))
        .map(String::stripLeading)
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }
}
