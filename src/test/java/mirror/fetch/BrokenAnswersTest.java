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

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 200 OK\r\nSet-Cookie: secret', BROKEN_OFF, in its head",
    "'HTTP/1.1 200', BROKEN_OFF, in its head",
    "<p>HTTP/0.9, PROTOCOL, 'Invalid status line: \"<p>HTTP/0.9\"'",
  })
  void aHeadThatBreaksOffIsNotQuoted(String answer, Fault fault, String detail) throws Exception {
    try (var server = ScriptedServer.saying(answer)) {
      assertEquals(new FetchResult.Broken(fault, detail), fetch(server.uri("/x"), LONG));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde",
        "Content-Length: 5\r\nContent-Length: 3\r\n\r\nabcde",
        "Content-Length: 3, 5\r\n\r\nabcde",
        "Content-Length: +5\r\n\r\nabcde",
        "Content-Length: 0x5\r\n\r\nabcde",
        "Content-Length: 5 5\r\n\r\nabcde",
        "Content-Length: 1\r\n 0\r\n\r\nabcde",
        "Content-Length: 9223372036854775808\r\n\r\nabcde",
        "Content-Length: -1\r\n\r\nabcde",
        "Content-Length: 12\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nab\r\n0\r\n\r\n",
        "Content-Length: 5\r\nContent-Range: bytes 4-8/9\r\n\r\nabcde",
        "Transfer-Encoding: gzip\r\n\r\nabcde",
        "Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
      })
  void aBodyWhoseEndIsContradictoryIsNonsense(String headers) throws Exception {
    try (var server = ScriptedServer.saying("HTTP/1.1 200 OK\r\n" + headers)) {
      var broken = assertInstanceOf(FetchResult.Broken.class, fetch(server.uri("/x"), LONG));
      assertEquals(Fault.PROTOCOL, broken.fault());
      assertEquals(0, body.bytes.size());
    }
  }

  @Test
  void theSameLengthTwiceIsOne() throws Exception {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n";
    try (var server = ScriptedServer.saying(head + "abc")) {
      assertInstanceOf(FetchResult.Received.class, fetch(server.uri("/x"), LONG));
    }
  }

  @Test
  void whatComesAfterABodyIsNoNextAnswer() throws Exception {
    // The client drops it without a word: what is stored is as long as announced, and so harmless.
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
    String forged = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nbad";
    try (var server =
            ScriptedServer.answering(
                (connection, out) -> {
                  var client = Optional.of(connection);
                  for (; client.isPresent(); client = client.get().next()) {
                    boolean first = client.get().request().startsWith("GET /1 ");
                    out.write((first ? answer + forged : answer).getBytes(ISO_8859_1));
                    out.flush();
                  }
                });
        var fetcher = fetcher(LONG)) {
      for (int i = 1; i <= 2; i++) {
        var request = Request.file(server.uri("/" + i));
        assertInstanceOf(FetchResult.Received.class, fetcher.fetch(request, body));
      }
      assertEquals("abcabc", body.bytes.toString(ISO_8859_1));
    }
  }

  @Test
  void aHeadThatNeverEndsIsSilence() throws Exception {
    // Lines without a colon count for nothing in the client's own bound.
    try (var server =
        ScriptedServer.answering(
            (_, out) -> {
              out.write("HTTP/1.1 200 OK\r\n".getBytes(ISO_8859_1));
              while (true) {
                out.write("junk\r\n".getBytes(ISO_8859_1));
              }
            })) {
      assertEquals(new FetchResult.Broken(Fault.SILENT, ""), fetch(server.uri("/x"), SHORT));
    }
  }

  @Test
  void interimAnswersAreLimited() throws Exception {
    String early = "HTTP/1.1 103 Early Hints\r\n\r\n";
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
    try (var few = ScriptedServer.saying(early.repeat(5) + answer);
        var many = ScriptedServer.saying(early.repeat(25) + answer)) {
      assertInstanceOf(FetchResult.Received.class, fetch(few.uri("/x"), LONG));
      var broken = assertInstanceOf(FetchResult.Broken.class, fetch(many.uri("/x"), LONG));
      assertEquals(Fault.PROTOCOL, broken.fault());
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

  private FetchResult fetch(URI uri, Duration readTimeout) throws IOException {
    try (Fetcher fetcher = fetcher(readTimeout)) {
      return assertTimeoutPreemptively(
          LONG.dividedBy(2), () -> fetcher.fetch(Request.file(uri), body));
    }
  }

  private static Fetcher fetcher(Duration readTimeout) {
    return Direct.fetcher(new Fetcher.Policy("agent/1", LONG, readTimeout), InstantSource.system());
  }
}
