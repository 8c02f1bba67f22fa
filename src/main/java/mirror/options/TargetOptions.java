package mirror.options;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mirror.local.LocalTree;
import mirror.local.Naming;

/** Where things go. */
public final class TargetOptions implements OptionGroup {
  private final Option<Path> directory =
      Option.defaulted(
          Path.class, "DIR", "Mirror into DIR/host/path", ".", "-P", "--directory-prefix");
  private final Option<Boolean> noHosts =
      Option.flag("Mirror into DIR/path.", "-nH", "--no-host-directories");
  private final Option<Integer> cutDirectories =
      Option.defaulted(Integer.class, "N", "Leave out the first N directories", "0", "--cut-dirs");
  private final Option<Boolean> links =
      Option.flag(
          "Follow a symbolic link to a directory that stands where one goes.",
          "-K",
          "--keep-dirlinks");
  private final Option<List<String>> restrictions =
      Option.repeated(
          "MODES",
          "Which names are possible here, separated by commas: unix or windows (no \\|:?\"*<>, and"
              + " host+port), lowercase or uppercase, ascii. The rest is escaped as %XX [unix].",
          "--restrict-file-names");

  private final Option<Path> state =
      Option.value(
          Path.class,
          "DIR",
          "Keep what is known of the files in DIR [DIR/.mirror].",
          "--state-dir");

  @Override
  public String heading() {
    return "Target";
  }

  @Override
  public List<Option<?>> common() {
    return List.of(directory, noHosts, cutDirectories);
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(restrictions, links, state);
  }

  @Override
  public Optional<String> complaint() {
    if (cutDirectories.get() < 0) {
      return Optional.of("--cut-dirs cannot be negative");
    }
    return restrictions()
        .filter(mode -> naming(Naming.UNIX, mode).isEmpty())
        .findFirst()
        .map(
            mode ->
                "--restrict-file-names knows unix, windows, lowercase, uppercase, ascii and"
                    + " nocontrol: "
                    + mode);
  }

  public Path directory() {
    return directory.get();
  }

  /** Where the record is, if not in the tree. */
  public Optional<Path> state() {
    return state.given();
  }

  public LocalTree.Layout layout(Optional<Path> backup) {
    return new LocalTree.Layout(
        !noHosts.or(false),
        cutDirectories.get(),
        restrictions()
            .reduce(Naming.UNIX, (all, one) -> naming(all, one).orElseThrow(), (_, last) -> last),
        links.or(false),
        backup);
  }

  private Stream<String> restrictions() {
    return restrictions.or(List.of()).stream()
        .flatMap(modes -> Arrays.stream(modes.split(",", -1)));
  }

  /** As wget adds one word to the others. */
  private static Optional<Naming> naming(Naming all, String mode) {
    return switch (mode) {
      case "unix" -> Optional.of(new Naming(false, all.ascii(), all.letters()));
      case "windows" -> Optional.of(new Naming(true, all.ascii(), all.letters()));
      case "ascii" -> Optional.of(new Naming(all.windows(), true, all.letters()));
      case "lowercase" -> Optional.of(new Naming(all.windows(), all.ascii(), Naming.Case.LOWER));
      case "uppercase" -> Optional.of(new Naming(all.windows(), all.ascii(), Naming.Case.UPPER));
      // What wget's users want by it, UTF-8 as it is, is so anyway; real controls stay escaped.
      case "nocontrol" -> Optional.of(all);
      default -> Optional.empty();
    };
  }
}
