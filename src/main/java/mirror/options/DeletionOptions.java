package mirror.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.deletion.MaxDelete;

/** What becomes of files that are gone there. */
public final class DeletionOptions implements OptionGroup {
  private final Option<Boolean> delete =
      Option.flag("Delete files that are gone from their listings.", "--delete");
  private final Option<Long> most =
      Option.value(
          Long.class,
          "N",
          "Delete none if more than N of a SOURCE's are gone [1000, or a quarter of that"
              + " SOURCE's files on record if that is less].",
          "--max-delete");
  private final Option<Path> backup =
      Option.value(
          Path.class,
          "DIR",
          "Keep what is deleted or overwritten, under the same path in DIR.",
          "--backup-dir");

  private final TargetOptions target;

  /** A backup is not part of the target. */
  DeletionOptions(TargetOptions target) {
    this.target = target;
  }

  @Override
  public String heading() {
    return "Deletion";
  }

  @Override
  public List<Option<?>> common() {
    return List.of(delete);
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(most, backup);
  }

  @Override
  public Optional<String> complaint() {
    if (most.or(0L) < 0) {
      return Optional.of("--max-delete cannot be negative");
    }
    return backup
        .given()
        .filter(path -> RealPath.of(path).startsWith(RealPath.of(target.directory())))
        .map(path -> "--backup-dir=" + path + " is inside the directory that is mirrored into");
  }

  /** Whether to delete, and how many files of a source at most. */
  public Optional<MaxDelete> most() {
    OptionalLong files = most.given().map(OptionalLong::of).orElse(OptionalLong.empty());
    return delete.or(false) ? Optional.of(new MaxDelete(files)) : Optional.empty();
  }

  /** Where files go that are deleted or overwritten. */
  public Optional<Path> backup() {
    return backup.given();
  }
}
