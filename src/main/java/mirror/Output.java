package mirror;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a person wants to see of a run.
 *
 * @param files whether each file is a line
 * @param log where lines go, if not to stderr
 * @param appended whether to the end of that
 */
record Output(
    boolean quiet,
    boolean verbose,
    boolean files,
    Progress progress,
    Optional<Path> log,
    boolean appended) {
  /** When to show the progress line. */
  enum Progress {
    AUTO,
    BAR,
    NONE
  }
}
