package mirror.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import mirror.auth.Stranger;
import mirror.server.Certificate;
import mirror.tls.ServerKeys;
import mirror.tls.Tls;
import mirror.tls.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that end with their connection, over TLS: whether the server ended it can be known. */
class ClosureAlertTest {
  private static final String BODY = "HTTP/1.1 200 OK\r\n\r\nabc";
  private static final String CHUNKS =
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";

  @TempDir private Path folder;
  private SSLContext keys;

  @BeforeEach
  void makeKeys() throws Exception {
    assumeTrue(Certificate.makeable(), "openssl is not installed");
    Certificate certificate = Certificate.create(folder);
    keys = SSLContext.getInstance("TLS");
    keys.init(ServerKeys.of(certificate.chain(), certificate.key()), null, null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aBodyIsWholeWhenTheServerClosedTheConnection(String version) throws Exception {
    assertReceived(fetch(version, BODY, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aBodyIsCutOffWhenAnybodyElseMayHave(String version) throws Exception {
    assertEquals(
        new FetchResult.Broken(Fault.TRUNCATED, "after 3 bytes: TLS was cut, not closed"),
        fetch(version, BODY, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void aBodyThatTellsItsEndNeedsNoOther(String version) throws Exception {
    assertReceived(fetch(version, CHUNKS, false));
  }

  private static void assertReceived(FetchResult result) {
    assertEquals(3, assertInstanceOf(FetchResult.Received.class, result).bytes());
  }

  /** Twice over one session: what is known of one connection is nothing about the next. */
  private FetchResult fetch(String version, String answer, boolean closes) throws Exception {
    var tls = new Tls(new Trust.Anyone(), Optional.empty());
    var policy = new Fetcher.Policy("agent/1", Duration.ofSeconds(30), Duration.ofSeconds(30));
    try (var listening = new ServerSocket(0, 2, InetAddress.getLoopbackAddress());
        var fetcher =
            new Fetcher(
                policy,
                tls,
                Proxies.none(),
                Stranger.access(),
                new RateLimit(RateLimit.NONE),
                InstantSource.system())) {
      Thread.ofVirtual()
          .start(
              () -> {
                answer(listening, version, answer, true);
                answer(listening, version, answer, closes);
              });
      URI uri = URI.create("https://127.0.0.1:" + listening.getLocalPort() + "/x");
      assertReceived(fetcher.fetch(Request.file(uri), new Collected()));
      return fetcher.fetch(Request.file(uri), new Collected());
    }
  }

  private void answer(ServerSocket listening, String version, String answer, boolean closes) {
    try (Socket socket = listening.accept();
        var secure =
            (SSLSocket) keys.getSocketFactory().createSocket(socket, "127.0.0.1", 0, false)) {
      secure.setUseClientMode(false);
      secure.setEnabledProtocols(new String[] {version});
      secure.getInputStream().read(new byte[10_000]);
      secure.getOutputStream().write(answer.getBytes(ISO_8859_1));
      secure.getOutputStream().flush();
      if (!closes) {
        socket.shutdownOutput(); // and no alert
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
