package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that never get as far as a secure connection. */
class BrokenHandshakeTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(30);

  private static final FetchResult HUNG_UP =
      new FetchResult.Broken(Fault.BROKEN_OFF, "in the TLS handshake");

  @Test
  void aTlsHelloThatIsHungUpOnMayBeTriedAgain() throws Exception {
    try (var listening = listen()) {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var client = listening.accept()) {
                  client.getInputStream().read(new byte[100]);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertEquals(HUNG_UP, fetch(at(listening), LONG));
    }
  }

  /** Which of them comes is a matter of luck. */
  @ParameterizedTest
  @ValueSource(strings = {"Remote host terminated the handshake", "Remote host closed the channel"})
  void neitherIsOneThatIsHungUpOnBefore(String message) {
    assertEquals(HUNG_UP, Diagnosis.of(new SSLHandshakeException(message)));
  }

  @Test
  void aTlsHelloThatNeverComesIsSilence() throws Exception {
    try (var listening = listen()) {
      assertEquals(new FetchResult.Broken(Fault.SILENT, ""), fetch(at(listening), SHORT));
    }
  }

  @Test
  void aServerInClearSpeaksNoTls() throws Exception {
    try (var server = ScriptedServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n\r\n\r\n\r\n")) {
      URI uri = URI.create(server.uri("/").toString().replace("http:", "https:"));
      var broken = assertInstanceOf(FetchResult.Broken.class, fetch(uri, Duration.ofSeconds(2)));
      assertTrue(broken.fault() == Fault.TLS || broken.fault() == Fault.SILENT, broken.toString());
    }
  }

  @Test
  void aNameThatEndsInADotIsNoNameForACertificate() throws Exception {
    try (var listening = listen()) {
      URI uri = URI.create("https://localhost.:" + listening.getLocalPort() + "/");
      var broken = assertInstanceOf(FetchResult.Broken.class, fetch(uri, LONG));
      // Some resolvers do not know it either.
      assertTrue(
          broken.fault() == Fault.TLS || broken.fault() == Fault.NO_SUCH_HOST, broken.toString());
    }
  }

  private static ServerSocket listen() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  private static URI at(ServerSocket listening) {
    return URI.create("https://127.0.0.1:" + listening.getLocalPort() + "/");
  }

  private static FetchResult fetch(URI uri, Duration readTimeout) throws IOException {
    var policy = new Fetcher.Policy("agent/1", LONG, readTimeout);
    try (Fetcher fetcher = Direct.fetcher(policy, InstantSource.system())) {
      return assertTimeoutPreemptively(
          LONG.dividedBy(2), () -> fetcher.fetch(Request.file(uri), new Collected()));
    }
  }
}
