package mirror;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import mirror.local.LocalTree;

/** Where things go. */
final class TargetOptions implements OptionGroup {
  private final Option<Path> directory =
      Option.defaulted(
          Path.class, "DIR", "Mirror into DIR/host/path", ".", "-P", "--directory-prefix");
  private final Option<Boolean> noHosts =
      Option.flag("Mirror into DIR/path.", "-nH", "--no-host-directories");
  private final Option<Integer> cutDirectories =
      Option.defaulted(
          Integer.class, "N", "Leave out the first N directories of each path", "0", "--cut-dirs");

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
    return List.of(state);
  }

  @Override
  public Optional<String> complaint() {
    return cutDirectories.get() < 0
        ? Optional.of("--cut-dirs cannot be negative")
        : Optional.empty();
  }

  Path directory() {
    return directory.get();
  }

  /** Where the record is, if not in the tree. */
  Optional<Path> state() {
    return state.given();
  }

  LocalTree.Layout layout() {
    return new LocalTree.Layout(!noHosts.or(false), cutDirectories.get());
  }
}
