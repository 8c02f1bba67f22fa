package mirror.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Whether a request goes again at once, and not as another try: what broke was no failure of its
 * server. One for each request.
 */
final class Repeats {
  private final IdleConnections connections;
  private final FailedAddresses failed;
  private final String peer;
  private final String host;
  private int unconnected;
  private boolean reused;
  private List<InetAddress> addresses = List.of();

  /**
   * Of none yet.
   *
   * @param peer as {@code connections} knows it
   * @param host that is connected to, the server's or a proxy's
   */
  Repeats(IdleConnections connections, FailedAddresses failed, String peer, String host) {
    this.connections = connections;
    this.failed = failed;
    this.peer = peer;
    this.host = host;
  }

  /** The request goes out. */
  void sending() {
    reused = connections.take(peer);
    addresses = addresses(host);
  }

  /** In the order in which they are tried: the client takes the first. */
  private static List<InetAddress> addresses(String host) {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException e) {
      return List.of(); // as the client will find too
    }
  }

  /** Whether it goes out again after it ended so. */
  boolean goesAgain(Exchange exchange, FetchResult result) {
    if (exchange.leavesConnection()) {
      connections.left(peer);
    }
    return result instanceof FetchResult.Broken(Fault fault, _)
        && switch (fault) {
          case REFUSED, UNREACHABLE, CONNECT_TIMEOUT -> hasOtherAddress();
          // A server may close a connection just when the next request goes out.
          case BROKEN_OFF -> reused;
          case NO_SUCH_HOST,
              SILENT,
              STALLED,
              TRUNCATED,
              TLS,
              PROTOCOL,
              HTTP_1_1_REQUIRED,
              STOPPED ->
              false;
        };
  }

  private boolean hasOtherAddress() {
    if (addresses.size() > 1) {
      failed.add(addresses.getFirst());
    }
    unconnected++;
    return unconnected < addresses.size();
  }
}
