package mirror.crawl;

/**
 * Why something was not mirrored.
 *
 * @param reason for a person, after the URL and a colon
 */
public record Failure(Kind kind, String reason) {
  /** What failed: it decides the exit status of the run. */
  public enum Kind {
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
    /** A listed file that the server does not give. */
    WITHHELD,
    /** Anything else: a bad line of a list, two URLs for one name. */
    OTHER,
  }
}
