package mirror.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mirror.auth.Stranger;
import mirror.tls.Tls;
import mirror.tls.Trust;
import org.junit.jupiter.api.Test;

/** A connection to a proxy serves one origin after another. */
class ProxyConnectionsTest {
  @Test
  void aRequestThatDiesOnAnotherOriginsConnectionGoesAgainAtOnce() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
    try (var server =
            ScriptedServer.answering(
                (connection, out) -> {
                  out.write(answer.getBytes(ISO_8859_1));
                  out.flush();
                  var _ = connection.next(); // and hangs up on it
                });
        var fetcher = fetcher(server.uri("/"))) {
      for (String host : List.of("a", "b")) {
        var request = Request.file(URI.create("http://" + host + ".invalid/x"));
        assertInstanceOf(FetchResult.Received.class, fetcher.fetch(request, new Collected()), host);
      }
      assertEquals(3, server.requests().size());
    }
  }

  private static Fetcher fetcher(URI proxy) {
    var by = new ProxyServer(proxy.getHost(), proxy.getPort(), Optional.empty());
    return new Fetcher(
        new Fetcher.Policy("agent/1", Duration.ofSeconds(30), Duration.ofSeconds(30)),
        new Tls(new Trust.Platform(Optional.empty()), Optional.empty()),
        new Proxies(Optional.of(by), Optional.empty(), new NoProxy(List.of())),
        Stranger.access(),
        new RateLimit(RateLimit.NONE),
        InstantSource.system());
  }
}
