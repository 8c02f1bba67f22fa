package mirror.options;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mirror.listing.Href;
import mirror.local.LocalName;
import mirror.local.LocalTree;
import mirror.local.Naming;

/** Where things go. */
public final class TargetOptions implements OptionGroup {
  /** What names beyond the local network, ports and IPv6 addresses look like. */
  private static final Pattern HOST = Pattern.compile("[^.].*[.:+].*");

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
                "--restrict-file-names knows unix, windows, lowercase, uppercase and ascii: "
                    + mode);
  }

  /**
   * What is wrong with a record's place: a server's files may get there, and into the record.
   *
   * @param sources by whose hosts directories are called
   */
  Optional<String> stateComplaint(List<String> sources) {
    return state
        .given()
        .filter(path -> isInTheWay(path, sources))
        .map(
            path ->
                "--state-dir=%s is where a server's files may go (a name like .mirror.state is not)"
                    .formatted(path));
  }

  private boolean isInTheWay(Path path, List<String> sources) {
    Path tree = RealPath.of(directory());
    Path record = RealPath.of(path);
    if (!record.startsWith(tree)) {
      return false;
    }
    Path below = tree.relativize(record); // an empty name where both are one
    boolean reserved =
        IntStream.range(0, below.getNameCount())
            .mapToObj(i -> below.getName(i).toString())
            .anyMatch(LocalName::isReserved);
    String first = below.getName(0).toString();
    return !reserved
        && (noHosts.or(false)
            || first.isEmpty()
            || HOST.matcher(first).matches()
            || sources.stream()
                .flatMap(source -> Href.parse(source).stream())
                .anyMatch(url -> url.getHost().equalsIgnoreCase(first)));
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
