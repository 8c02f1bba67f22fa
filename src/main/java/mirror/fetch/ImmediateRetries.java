package mirror.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Whether a request goes again at once, and not as another try: what broke was no failure of its
 * server. One for each request.
 */
final class ImmediateRetries {
  /** That a server closes a connection just when a request goes out is chance, but not thrice. */
  private static final int MOST_BROKEN = 2;

  /**
   * Where an nginx with {@code keepalive_requests 10} was asked for 40 files at a time, it left
   * single ones over five times in a row.
   */
  private static final int MOST_UNPROCESSED = 10;

  private final IdleConnections connections;
  private final FailedAddresses failed;
  private final String peer;
  private final String host;
  private int broken;
  private int unprocessed;
  private int unconnected;
  private IdleConnections.Kind kind = IdleConnections.Kind.FRESH;
  private List<InetAddress> addresses = List.of();

  /**
   * Of none yet.
   *
   * @param peer as {@code connections} knows it
   * @param host that is connected to, the server's or a proxy's
   */
  ImmediateRetries(IdleConnections connections, FailedAddresses failed, String peer, String host) {
    this.connections = connections;
    this.failed = failed;
    this.peer = peer;
    this.host = host;
  }

  /** The request goes out. */
  void sending() {
    kind = connections.take(peer);
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
    if (exchange.sharesConnection()) {
      connections.shares(peer);
    } else if (exchange.leavesConnection()) {
      connections.left(peer);
    }
    if (result instanceof FetchResult.Broken) {
      connections.broke(peer);
    }
    return result instanceof FetchResult.Broken(Fault fault, _)
        && switch (fault) {
          case REFUSED, UNREACHABLE, CONNECT_TIMEOUT -> hasOtherAddress();
          case BROKEN_OFF -> kind != IdleConnections.Kind.FRESH && ++broken <= MOST_BROKEN;
          // What makes the client give up a connection of HTTP/2, it says to all requests there.
          case PROTOCOL ->
              kind == IdleConnections.Kind.SHARED
                  && !exchange.isAnswered()
                  && ++broken <= MOST_BROKEN;
          case UNPROCESSED -> ++unprocessed <= MOST_UNPROCESSED;
          case NO_SUCH_HOST,
              SILENT,
              STALLED,
              TRUNCATED,
              TOO_MANY,
              TLS,
              HTTP_1_1_REQUIRED,
              STOPPED ->
              false;
        };
  }

  private boolean hasOtherAddress() {
    if (addresses.size() > 1) {
      failed.add(addresses.getFirst());
    }
    return ++unconnected < addresses.size();
  }
}
