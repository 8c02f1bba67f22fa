package mirror.fetch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many connections to an origin or a proxy were left open by complete answers: the client uses
 * one of those first, and the server may have closed it meanwhile (RFC 9112, section 9.3.1).
 * Counted here, as the client tells of no connection that broke whether it was a fresh one. Safe
 * for threads.
 */
final class IdleConnections {
  private final Map<String, Integer> idle = new ConcurrentHashMap<>();

  /** An answer of {@code peer} was complete and its connection stays. */
  void left(String peer) {
    idle.merge(peer, 1, Integer::sum);
  }

  /** A request goes out: whether it may go over a connection that was left. */
  boolean take(String peer) {
    boolean[] any = new boolean[1];
    idle.computeIfPresent(
        peer,
        (_, count) -> {
          any[0] = true;
          return count == 1 ? null : count - 1;
        });
    return any[0];
  }
}
