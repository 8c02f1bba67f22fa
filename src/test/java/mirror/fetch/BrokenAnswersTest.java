package mirror.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import mirror.auth.Stranger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break the rules, or break down. */
class BrokenAnswersTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Collected body = new Collected();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nzz",
      })
  void aBodyThatBreaksOffMayBeTriedAgain(String answer) throws Exception {
    try (var server = ScriptedServer.saying(answer)) {
      var broken = assertInstanceOf(FetchResult.Broken.class, fetch(server.uri("/x"), LONG));
      assertEquals(Fault.Kind.NETWORK, broken.fault().kind());
      assertTrue(broken.fault().mayPass());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', after 3 of 10 bytes",
    "'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n', after 0 of 10 bytes",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n', after 5 bytes",
  })
  void aBodyThatBreaksOffSaysWhere(String answer, String detail) throws Exception {
    try (var server = ScriptedServer.saying(answer)) {
      assertEquals(new FetchResult.Broken(Fault.TRUNCATED, detail), fetch(server.uri("/x"), LONG));
    }
  }

  @Test
  void aLargeBodyThatBreaksOffSaysWhere() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 900000\r\n\r\n";
    try (var server = ScriptedServer.saying(head + "x".repeat(300_000))) {
      assertEquals(
          new FetchResult.Broken(Fault.TRUNCATED, "after 300000 of 900000 bytes"),
          fetch(server.uri("/x"), LONG));
    }
  }

  @Test
  void aBodyWithoutLengthEndsWithItsConnection() throws Exception {
    try (var server = ScriptedServer.saying("HTTP/1.0 200 OK\r\n\r\nabc")) {
      var result = assertInstanceOf(FetchResult.Received.class, fetch(server.uri("/x"), LONG));
      assertEquals(3, result.bytes());
      assertEquals("abc", body.bytes.toString(ISO_8859_1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', SILENT",
    "'HTTP/1.1 200 OK\r\nContent-', SILENT",
    "'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n', STALLED",
    "'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc', STALLED",
    "'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n', STALLED",
  })
  void silenceEndsWithTheTimeout(String beginning, Fault fault) throws Exception {
    try (var server = ScriptedServer.hangingAfter(beginning)) {
      assertEquals(new FetchResult.Broken(fault, ""), fetch(server.uri("/x"), SHORT));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "nonsense\r\n\r\n",
        "HTTP/1.1\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b",
        "HTTP/1.1 200 OK\r\nA b: c\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nabc",
      })
  void nonsenseIsAValue(String answer) throws Exception {
    try (var server = ScriptedServer.saying(answer)) {
      assertInstanceOf(FetchResult.Broken.class, fetch(server.uri("/x"), LONG));
    }
  }

  @Test
  void anEndlessHeadEnds() throws Exception {
    byte[] line = ("X: " + "y".repeat(1000) + "\r\n").getBytes(ISO_8859_1);
    try (var server =
        ScriptedServer.answering(
            (_, out) -> {
              out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
              while (true) {
                out.write(line); // until the client goes away
              }
            })) {
      assertInstanceOf(FetchResult.Broken.class, fetch(server.uri("/x"), LONG));
    }
  }

  @Test
  void aClosedPortRefuses() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertEquals(
        new FetchResult.Broken(Fault.REFUSED, ""),
        fetch(URI.create("http://127.0.0.1:" + port + "/"), LONG));
  }

  @Test
  void anUnknownHostIsNone() throws Exception {
    assertEquals(
        new FetchResult.Broken(Fault.NO_SUCH_HOST, ""),
        fetch(URI.create("http://mirror-test.invalid/"), LONG));
  }

  @Test
  void aServerInClearSpeaksNoTls() throws Exception {
    try (var server = ScriptedServer.saying("HTTP/1.1 400 Bad Request\r\n\r\n\r\n\r\n\r\n")) {
      URI uri = URI.create(server.uri("/").toString().replace("http:", "https:"));
      var broken = assertInstanceOf(FetchResult.Broken.class, fetch(uri, Duration.ofSeconds(2)));
      assertTrue(broken.fault() == Fault.TLS || broken.fault() == Fault.SILENT, broken.toString());
    }
  }

  private FetchResult fetch(URI uri, Duration readTimeout) throws IOException {
    try (Fetcher fetcher = fetcher(readTimeout)) {
      return assertTimeoutPreemptively(
          LONG.dividedBy(2), () -> fetcher.fetch(Request.file(uri, Optional.empty()), body));
    }
  }

  private static Fetcher fetcher(Duration readTimeout) {
    return new Fetcher(
        new Fetcher.Policy("agent/1", LONG, readTimeout),
        Stranger.access(),
        InstantSource.system());
  }
}
