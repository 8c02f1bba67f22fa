package mirror.report;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person wants to see of a run.
 *
 * @param files whether each file is a line
 * @param log where lines go, if not to stderr
 * @param report where JSON lines go
 * @param failed where the URLs of what failed go
 */
public record Output(
    boolean quiet,
    boolean verbose,
    boolean files,
    Progress progress,
    Optional<Destination> log,
    Optional<Destination> report,
    Optional<Path> failed) {
  /** When to show the progress line. */
  public enum Progress {
    AUTO,
    BAR,
    NONE;

    /** As it is typed: picocli names the choices so. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
