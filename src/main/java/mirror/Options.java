package mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The words of the command line, read: its sources and its groups of options. */
final class Options {
  private final PositionalParamSpec arguments =
      PositionalParamSpec.builder()
          .paramLabel("SOURCE")
          .arity("0..*")
          .type(List.class)
          .auxiliaryTypes(String.class)
          .description("An http(s) URL, a file with one URL a line, or - for stdin.")
          .build();

  private final InputOptions input = new InputOptions();
  private final TargetOptions target = new TargetOptions();
  private final SpeedOptions speed = new SpeedOptions();
  private final NetworkOptions network = new NetworkOptions();
  private final AccessOptions access = new AccessOptions(System.getenv());
  private final TlsOptions tls = new TlsOptions();
  private final ProxyOptions proxy = new ProxyOptions(System.getenv());
  private final OutputOptions output = new OutputOptions();
  private final List<OptionGroup> groups =
      List.of(input, target, speed, network, access, tls, proxy, output);

  /** What wget's users type by habit, and what is so anyway. */
  private final List<Option<?>> habits =
      List.of(
          Option.flag("", "-r", "--recursive"),
          Option.flag("", "-m", "--mirror"),
          Option.flag("", "-N", "--timestamping"),
          Option.flag("", "-np", "--no-parent"),
          Option.flag("", "-c", "--continue"));

  private final CommandLine line;

  /**
   * Reads a command line.
   *
   * @throws CommandLine.ParameterException when it cannot be read
   */
  Options(String... words) {
    CommandSpec spec = CommandSpec.create().name("mirror").addPositional(arguments);
    Stream.concat(
            groups.stream().flatMap(g -> Stream.concat(g.common().stream(), g.rest().stream())),
            habits.stream())
        .forEach(option -> spec.addOption(option.spec()));
    line = new CommandLine(spec);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOverwrittenOptionsAllowed(true); // as everywhere: the last word counts
    line.parseArgs(words);
  }

  /** What makes no sense, in words; empty when all does. */
  Optional<String> complaint() {
    return Stream.concat(
            groups.stream().map(OptionGroup::complaint), sources().stream().map(Seeds::complaint))
        .flatMap(Optional::stream)
        .findFirst();
  }

  List<String> sources() {
    List<String> sources = new ArrayList<>(input.files());
    Optional.<List<String>>ofNullable(arguments.getValue()).ifPresent(sources::addAll);
    return sources;
  }

  TargetOptions target() {
    return target;
  }

  SpeedOptions speed() {
    return speed;
  }

  NetworkOptions network() {
    return network;
  }

  AccessOptions access() {
    return access;
  }

  TlsOptions tls() {
    return tls;
  }

  ProxyOptions proxy() {
    return proxy;
  }

  OutputOptions output() {
    return output;
  }

  /** All of --help, or of --help=all. */
  String help() {
    return HelpText.render(line.getCommandSpec(), arguments, groups, output.wantsAllHelp());
  }
}
