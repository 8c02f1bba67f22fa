package mirror.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mirror.local.DiskError;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.PicocliException;
import picocli.CommandLine.PropertiesDefaultProvider;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words of the command line, read: its sources and its groups of options. */
public final class Options {
  /** Each is about one command line, and none is a default. */
  private static final Set<String> NEVER_CONFIGURED =
      Set.of("config", "no-config", "help", "version");

  private static final Pattern CHOICES =
      Pattern.compile("expected one of \\[([A-Z, ]+)] \\(case-insensitive\\)");

  /** To wget's users, -x stands alone. */
  private static final String NO_CONNECTIONS =
      "(?s)^.* for option '--max-connection-per-server'(?!.*: '[-+]?\\d).*";

  private final ITypeConverter<Source> order = Source.inOrder();
  private final PositionalParamSpec arguments =
      PositionalParamSpec.builder()
          .paramLabel("SOURCE")
          .arity("0..*")
          .type(List.class)
          .auxiliaryTypes(Source.class)
          .converters(order)
          .build();

  private final InputOptions input = new InputOptions(order);
  private final TargetOptions target = new TargetOptions();
  private final UpdateOptions update = new UpdateOptions();
  private final ScopeOptions scope = new ScopeOptions();
  private final DeletionOptions deletion = new DeletionOptions(target);
  private final SpeedOptions speed = new SpeedOptions();
  private final NetworkOptions network = new NetworkOptions();
  private final AccessOptions access;
  private final TlsOptions tls;
  private final ProxyOptions proxy;
  private final IntegrityOptions integrity = new IntegrityOptions();
  private final OutputOptions output = new OutputOptions();
  private final List<OptionGroup> groups;

  private final CommandLine line;
  private final String[] words;
  private final Optional<String> complaint;

  /**
   * Reads a command line, and the config file where there is one.
   *
   * @param environment of the process
   */
  public Options(Map<String, String> environment, String... words) {
    this.words = words.clone();
    access = new AccessOptions(environment);
    tls = new TlsOptions(environment);
    proxy = new ProxyOptions(environment, integrity);
    groups =
        List.of(
            input, target, scope, update, deletion, speed, network, access, tls, proxy, integrity,
            output);
    CommandSpec spec =
        CommandSpec.create()
            .name("mirror")
            .interpolateVariables(false) // a password may hold ${
            .addPositional(arguments);
    Stream.concat(groups.stream().flatMap(OptionGroup::all), Habits.options().stream())
        .forEach(option -> spec.addOption(option.spec()));
    line = new CommandLine(spec);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOverwrittenOptionsAllowed(true); // as everywhere: the last word counts
    complaint = read(environment, Habits.spelledOut(words));
  }

  private Optional<String> read(Map<String, String> environment, String... words) {
    Optional<String> unread = ForeignOption.archive(words).or(() -> parse(words));
    if (unread.isPresent() || output.wantsHelp() || output.wantsVersion()) {
      return unread;
    }
    Optional<String> senseless = senseless();
    Optional<Path> config = input.config(environment);
    if (config.isEmpty()) {
      return senseless;
    }
    // The words alone can be read; so if they cannot with the defaults, that is the file's fault.
    Optional<String> fault = takeDefaults(config.get(), environment).or(() -> parse(words));
    if (fault.isEmpty()) {
      fault = senseless();
    }
    return senseless.isPresent() ? fault : fault.map(what -> config.get() + ": " + what);
  }

  /** What cannot be read, in words; empty when all can. */
  private Optional<String> parse(String... words) {
    try {
      Rivals.settle(line.parseArgs(words));
      return groups.stream()
          .flatMap(OptionGroup::all)
          .flatMap(option -> option.complaint().stream())
          .findFirst();
    } catch (UnmatchedArgumentException e) {
      String word = e.getUnmatched().getFirst();
      Optional<String> reason = ForeignOption.reason(word);
      if (reason.isPresent()) {
        return reason;
      }
      return Optional.of(
          withoutValue(e.getMessage())
              + NearMiss.of(word, names()).map(name -> " (did you mean " + name + "?)").orElse(""));
    } catch (PicocliException e) {
      return Optional.of(inPlainWords(String.valueOf(e.getMessage())));
    }
  }

  /** picocli names the types of Java, and its constants. */
  private static String inPlainWords(String complaint) {
    return CHOICES
        .matcher(complaint)
        .replaceFirst(choices -> "expected one of " + choices.group(1).toLowerCase(Locale.ROOT))
        .replaceFirst(
            NO_CONNECTIONS,
            "-x takes a number, of requests in flight to one server"
                + " (directories are made anyway, as by wget's -x)")
        .replaceFirst("' is not an int$", "' is no whole number, or too large")
        .replaceFirst("' is not a long$", "' is no whole number, or too large")
        .replaceFirst("' is not a double$", "' is no number");
  }

  /** Behind a misspelt --password stands a password. */
  private static String withoutValue(String complaint) {
    return complaint.replaceFirst("(?s)^(Unknown options?: '[^'=\n]*)[=\n].*'", "$1'");
  }

  private Optional<String> takeDefaults(Path config, Map<String, String> environment) {
    try {
      ConfigFile file = ConfigFile.read(config, environment, configurable(Option::takesPath));
      line.setDefaultValueProvider(new PropertiesDefaultProvider(file.values()));
      return file.complaint(configurable(_ -> true));
    } catch (IOException e) {
      return Optional.of(DiskError.reason(e));
    }
  }

  /** All of them, also those that change nothing. */
  Stream<String> names() {
    return Stream.concat(groups.stream().flatMap(OptionGroup::all), Habits.options().stream())
        .flatMap(option -> Stream.of(option.spec().names()));
  }

  private Set<String> configurable(Predicate<Option<?>> wanted) {
    return groups.stream()
        .flatMap(OptionGroup::all)
        .filter(wanted)
        .map(option -> option.spec().longestName().replaceFirst("^-+", ""))
        .filter(name -> !NEVER_CONFIGURED.contains(name))
        .collect(Collectors.toSet());
  }

  private Optional<String> senseless() {
    boolean urls = sources().stream().anyMatch(Seeds::isUrl);
    return Stream.of(
            Stream.of(Rivals.complaint(line.getCommandSpec())),
            groups.stream().map(OptionGroup::complaint),
            Stream.of(target.stateComplaint(sources())),
            input.files().stream().map(file -> Seeds.complaint(file.name(), false)),
            arguments().stream().map(source -> Seeds.complaint(source.name(), urls)))
        .flatMap(complaints -> complaints)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** What cannot be read or makes no sense, in words; empty when all is well. */
  public Optional<String> complaint() {
    return complaint;
  }

  /** In the order in which they were typed: the first one's server is told who asks. */
  public List<String> sources() {
    return Stream.concat(input.files().stream(), arguments().stream())
        .sorted()
        .map(Source::name)
        .toList();
  }

  private List<Source> arguments() {
    return Optional.<List<Source>>ofNullable(arguments.getValue()).orElse(List.of());
  }

  /** That no URL is given, in words, and which option took the one that is there. */
  public String noUrl() {
    return IntStream.range(1, words.length)
        .filter(i -> words[i].matches("(?is)https?://.*"))
        .mapToObj(i -> "no URL given (" + words[i - 1] + " took " + words[i] + ")")
        .findFirst()
        .orElse("no URL given");
  }

  public InputOptions input() {
    return input;
  }

  public TargetOptions target() {
    return target;
  }

  public DeletionOptions deletion() {
    return deletion;
  }

  public UpdateOptions update() {
    return update;
  }

  public ScopeOptions scope() {
    return scope;
  }

  public SpeedOptions speed() {
    return speed;
  }

  public NetworkOptions network() {
    return network;
  }

  public AccessOptions access() {
    return access;
  }

  public TlsOptions tls() {
    return tls;
  }

  public ProxyOptions proxy() {
    return proxy;
  }

  public IntegrityOptions integrity() {
    return integrity;
  }

  public OutputOptions output() {
    return output;
  }

  public String manualPage(String version) {
    return ManualPage.render(version, groups);
  }

  /** A script for bash; zsh reads it too. */
  public String completion() {
    // Where nothing matches, names of files do: picocli would have none for a SOURCE.
    return AutoComplete.bash("mirror", line).replaceAll(".*compopt \\+o default\n", "");
  }

  /** All of --help, or of --help=all. */
  public String help() {
    return output.wantsAllHelp() ? HelpText.all(groups) : HelpText.common(groups);
  }
}
