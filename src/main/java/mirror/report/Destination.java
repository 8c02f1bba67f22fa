package mirror.report;

import java.nio.file.Path;

/** Where lines of a run go, if not to stderr. */
public sealed interface Destination {
  /** What the caller of the program opened. */
  record Standard() implements Destination {}

  /**
   * A file.
   *
   * @param appended whether what stands there stays
   */
  record File(Path path, boolean appended) implements Destination {}
}
