package mirror.fetch;

import java.time.Duration;
import java.util.Optional;

/** How one request ended. */
public sealed interface FetchResult {
  /**
   * The answer is complete and its body was received.
   *
   * @param bytes as many as were received, exactly the length announced where one was
   */
  record Received(Head head, long bytes) implements FetchResult {}

  /** The answer was good, and the receiver did not want its body. */
  record Declined(Head head) implements FetchResult {}

  /** 304: the server says that the validators sent still hold. */
  record NotModified(Head head) implements FetchResult {}

  /** A redirect, not followed: whoever asked decides whether the place is in scope. */
  record Moved(int status, String location) implements FetchResult {}

  /**
   * Any other status.
   *
   * @param retryAfter the pause that the server asks for, at most {@link Head#LONGEST_PAUSE}
   * @param proxy that said so itself: nothing is known of the server, then
   */
  record Refused(int status, Optional<Duration> retryAfter, Optional<ProxyServer> proxy)
      implements FetchResult {
    public Refused(int status, Optional<Duration> retryAfter) {
      this(status, retryAfter, Optional.empty());
    }

    /** Whether another try may go better (RFC 9110: time-outs, rate limits, server errors). */
    public boolean mayPass() {
      return status == 408 || status == 429 || status >= 500;
    }
  }

  /**
   * No complete answer came.
   *
   * @param detail what is known beyond the fault's own words, or empty
   */
  record Broken(Fault fault, String detail) implements FetchResult {}
}
