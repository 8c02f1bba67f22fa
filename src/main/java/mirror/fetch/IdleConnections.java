package mirror.fetch;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many connections to an origin or a proxy were left open by complete answers: the client uses
 * one of those first, and the server may have closed it meanwhile (RFC 9112, section 9.3.1).
 * Counted here, as the client tells of no connection that broke whether it was a fresh one. Safe
 * for threads.
 */
final class IdleConnections {
  /** What a request may go over, as far as is known. */
  enum Kind {
    FRESH,
    /** One that was left. */
    LEFT,
    /** The one that serves all requests (HTTP/2), or another where that broke. */
    SHARED
  }

  private final Map<String, Integer> idle = new ConcurrentHashMap<>();
  private final Set<String> shared = ConcurrentHashMap.newKeySet();

  /** An answer of {@code peer} was complete and its connection stays. */
  void left(String peer) {
    idle.merge(peer, 1, Integer::sum);
  }

  /** An answer of {@code peer} came over a connection that serves others too. */
  void shares(String peer) {
    shared.add(peer);
  }

  /** A request broke, and maybe its connection: the next one may go over a fresh one. */
  void broke(String peer) {
    shared.remove(peer);
  }

  /** A request goes out. */
  Kind take(String peer) {
    if (shared.contains(peer)) {
      return Kind.SHARED;
    }
    var kind = new Kind[] {Kind.FRESH};
    idle.computeIfPresent(
        peer,
        (_, count) -> {
          kind[0] = Kind.LEFT;
          return count == 1 ? null : count - 1;
        });
    return kind[0];
  }
}
