package mirror.frontier;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Something that happened, for whoever counts it, shows it or writes it down. URLs are as a person
 * or a listing named them, wherever redirects led from there.
 */
public sealed interface Event {
  /** A file stands in its place, newly received. */
  record Saved(URI uri, Path path, long bytes) implements Event {}

  /**
   * A file was stored that is not what a checksum file beside it says.
   *
   * @param reason for a person, after the URL and a colon
   */
  record Mismatch(URI uri, Path path, String reason) implements Event {}

  /** The file here is the one there. */
  record Unchanged(URI uri, Path path) implements Event {}

  /** So many files of a directory are here, and needed no request. */
  record Current(URI uri, int files) implements Event {}

  /** A file is there, and was only to be named. */
  record Found(URI uri) implements Event {}

  /**
   * What would be done about a file, in a run that does nothing.
   *
   * @param uri of the file there; of its place where nothing is known of it
   * @param bytes of it, where they are known
   */
  record Planned(Intent intent, URI uri, Path path, OptionalLong bytes) implements Event {}

  /** A file was stored under a name that is not its own, which is too long. */
  record Shortened(URI uri, Path path) implements Event {}

  /** A file that is no longer there was taken away here. */
  record Deleted(URI uri, Path path) implements Event {}

  /**
   * The user's own words keep it out.
   *
   * @param reason for a person, after the URL and a colon
   */
  record Filtered(URI uri, String reason) implements Event {}

  /**
   * It was left alone, and nothing is missing for that.
   *
   * @param reason for a person, after the URL and a colon
   */
  record Skipped(URI uri, String reason) implements Event {}

  /**
   * It is mirrored, but something is not as it should be.
   *
   * @param reason for a person, after the URL and a colon
   */
  record Warned(URI uri, String reason) implements Event {}

  /** It is tried again, {@code delay} from now. */
  record Postponed(URI uri, Failure failure, Duration delay) implements Event {}

  /** A line of a list is no URL; the complaint says where it stands. */
  record BadLine(String complaint) implements Event {}

  /**
   * It is not mirrored.
   *
   * @param seed what to name in another run, so that it comes to its place after all
   */
  record Failed(URI uri, URI seed, Failure failure) implements Event {}

  /**
   * It is not mirrored, because its server has been dead for long; a person wants to know that
   * once.
   *
   * @param seed as for {@link Failed}
   * @param origin of its server
   */
  record Abandoned(URI uri, URI seed, String origin) implements Event {}
}
