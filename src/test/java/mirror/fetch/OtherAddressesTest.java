package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mirror.auth.Stranger;
import mirror.tls.Tls;
import mirror.tls.Trust;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hosts with several addresses, of which not all can be connected to. */
class OtherAddressesTest {
  private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";

  private ScriptedServer server;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(System.getProperty("os.name").equals("Linux"), "127.0.0.1 is all there is");
    server = ScriptedServer.saying(ANSWER);
  }

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void aHostIsReachedAtWhicheverOfItsAddressesServes() throws Exception {
    try (var fetcher = fetcher(Proxies.none())) {
      assertReceived(fetcher, uri("127-1-0-1.127-1-0-2.127-0-0-1.test"));
    }
  }

  @Test
  void whatRefusedOnceIsNotTheFirstToBeTriedNextTime() throws Exception {
    String host = "127-1-1-1.127-0-0-1.test";
    assertEquals("127.1.1.1", InetAddress.getByName(host).getHostAddress());
    try (var fetcher = fetcher(Proxies.none())) {
      assertReceived(fetcher, uri(host));
    }
    assertEquals("127.0.0.1", InetAddress.getByName(host).getHostAddress());
  }

  @Test
  void aHostThatRefusesEverywhereRefuses() throws Exception {
    try (var fetcher = fetcher(Proxies.none())) {
      assertEquals(
          new FetchResult.Broken(Fault.REFUSED, ""),
          fetch(fetcher, uri("127-1-2-1.127-1-2-2.127-1-2-3.test")));
    }
  }

  @Test
  void aProxyIsReachedAtWhicheverOfItsAddressesServes() throws Exception {
    var proxy =
        new ProxyServer("127-1-3-1.127-0-0-1.test", server.uri("/").getPort(), Optional.empty());
    var proxies = new Proxies(Optional.of(proxy), Optional.empty(), new NoProxy(List.of()));
    try (var fetcher = fetcher(proxies)) {
      assertReceived(fetcher, URI.create("http://mirror-test.invalid/x"));
    }
  }

  private URI uri(String host) {
    return URI.create(server.uri("/x").toString().replace("127.0.0.1", host));
  }

  private static void assertReceived(Fetcher fetcher, URI uri) throws Exception {
    assertInstanceOf(FetchResult.Received.class, fetch(fetcher, uri));
  }

  private static FetchResult fetch(Fetcher fetcher, URI uri) throws Exception {
    return fetcher.fetch(Request.file(uri), new Collected());
  }

  private static Fetcher fetcher(Proxies proxies) {
    var patience = Duration.ofSeconds(20);
    return new Fetcher(
        new Fetcher.Policy("agent/1", patience, patience),
        new Tls(new Trust.Platform(Optional.empty()), Optional.empty()),
        proxies,
        Stranger.access(),
        new RateLimit(RateLimit.NONE),
        InstantSource.system());
  }
}
