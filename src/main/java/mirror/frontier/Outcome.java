package mirror.frontier;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.scope.Scope;

/** How a visit ended. */
public sealed interface Outcome {
  /** The target is done with. */
  sealed interface Ended extends Outcome {}

  /** The target is not done with, or another tells how it ended. */
  sealed interface Unended extends Outcome {}

  /**
   * A listing was read.
   *
   * @param children what it names, files and directories
   * @param page the page itself, {@link Saved} or {@link Unchanged}, where it is content
   * @param problems entries that cannot be mirrored
   */
  record Listed(Children children, Optional<Outcome> page, List<Problem> problems)
      implements Ended {}

  /**
   * An entry of a listing that cannot be mirrored, or a page of it that cannot be read.
   *
   * @param seed what to name in another run, so that it comes to its place after all
   */
  record Problem(URI uri, URI seed, Failure failure) {}

  /** A file was received and stands in its place. */
  record Saved(Path path, long bytes) implements Ended {}

  /**
   * The file that stands here now is not what a checksum file says.
   *
   * @param outcome how it came to stand there
   */
  record Mismatch(Outcome outcome, Path path, String reason) implements Ended {}

  /** The file here is the one there. */
  record Unchanged(Path path) implements Ended {}

  /** The user does not want it, which only its answer showed. */
  record Filtered(Scope.Refusal refusal) implements Ended {}

  /** It is a file, and was only to be named. */
  record Found() implements Ended {}

  /** This would be done about the file. */
  record Planned(Intent intent, Path path, OptionalLong bytes) implements Ended {}

  /** It is a directory that is known by another URL of it, with its slash. */
  record Known() implements Ended {}

  /** What looked like a directory is a file, and another shard's. */
  record Elsewhere() implements Ended {}

  /** It shows what a directory above it shows, and would go on doing so for ever. */
  record Loop() implements Ended {}

  /** The server does not give it, and its listing does not name it any more. */
  record Gone() implements Ended {}

  /** It is somewhere else, and may be visited there. */
  record Moved(Target to) implements Unended {}

  /** It is large, and comes in ranges that are to be visited. */
  record Divided(List<Target> ranges) implements Unended {}

  /** It was a visit to one range, and another tells how the file ended. */
  record Shared() implements Unended {}

  /** What others are decides whether it is stored. */
  record Held(HeldFile file) implements Ended {}

  /** A directory stands in its place, which goes if it is gone there and may be deleted. */
  record Blocked(HeldFile file) implements Ended {}

  /**
   * It may go better another time.
   *
   * @param delay before the next try
   */
  record Postponed(Target again, Duration delay, Failure failure) implements Unended {}

  /** It waits for what another visit finds out about its server. */
  record Parked(Target again) implements Unended {}

  /** It is not mirrored. */
  record Failed(Failure failure) implements Ended {}

  /** Its server has not answered for so long that it is not asked for. */
  record Abandoned() implements Ended {}

  /** The run ends: nothing can be said about the target. */
  record Stopped() implements Unended {}
}
