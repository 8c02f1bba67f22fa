package mirror.fetch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many connections to an origin were left open by complete answers: the client uses one of
 * those first, and the server may have closed it meanwhile (RFC 9112, section 9.3.1). Counted here,
 * as the client tells of no connection that broke whether it was a fresh one. Safe for threads.
 */
final class IdleConnections {
  private final Map<String, Integer> idle = new ConcurrentHashMap<>();

  /** An answer to {@code origin} was complete and its connection stays. */
  void left(String origin) {
    idle.merge(origin, 1, Integer::sum);
  }

  /** A request goes out: whether it may go over a connection that was left. */
  boolean take(String origin) {
    boolean[] any = new boolean[1];
    idle.computeIfPresent(
        origin,
        (_, count) -> {
          any[0] = true;
          return count == 1 ? null : count - 1;
        });
    return any[0];
  }
}
