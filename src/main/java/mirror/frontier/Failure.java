package mirror.frontier;

import java.io.IOException;
import mirror.local.DiskError;

/**
 * Why something was not mirrored.
 *
 * @param reason for a person, after the URL and a colon
 */
public record Failure(Kind kind, String reason) {
  /** An error of the disk, or something that stands on it. */
  public static Failure local(IOException error) {
    return new Failure(Kind.LOCAL, DiskError.describe(error));
  }

  /** The same, saying where {@code target} was asked for, if redirects led away from its name. */
  Failure of(Target target) {
    return target.redirects() == 0
        ? this
        : new Failure(kind, "redirected to " + target.uri() + ": " + reason);
  }

  /** What failed: it decides the exit status of the run. */
  public enum Kind {
    /** Another run holds the target. */
    LOCKED,
    /** The local disk, or what stands on it. */
    LOCAL,
    /** No secure connection. */
    TLS,
    /** The server wants to know who asks. */
    AUTHENTICATION,
    /** No connection, or one that broke. */
    NETWORK,
    /** Not what HTTP or a listing looks like. */
    PROTOCOL,
    /** The server answered with an error. */
    SERVER,
    /** More files are gone from their listings than may be deleted unasked. */
    DELETIONS_HELD,
    /** A listed file that the server does not give. */
    WITHHELD,
    /** Anything else: a bad line of a list, two URLs for one name. */
    OTHER,
  }
}
