package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import mirror.auth.Stranger;
import mirror.server.Certificate;
import mirror.tls.Tls;
import mirror.tls.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break the rules of HTTP/2. */
class BrokenHttp2Test {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final Duration LONG = Duration.ofSeconds(30);

  /** HPACK's number of {@code :status: 200} (RFC 7541, appendix A). */
  private static final byte OK = (byte) 0x88;

  @TempDir private Path folder;

  @BeforeEach
  void needsACertificate() {
    assumeTrue(Certificate.makeable(), "openssl is not installed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void framesWithoutContentAreNoSignOfLife(boolean padded) throws Exception {
    int padding = 8;
    FramedServer.Answer flood =
        stream -> {
          stream.send(FramedServer.HEADERS, FramedServer.END_HEADERS, OK);
          while (true) { // until the client goes away
            if (padded) {
              stream.send(FramedServer.DATA, padding, (byte) 3, (byte) 0, (byte) 0, (byte) 0);
            } else {
              stream.send(FramedServer.DATA, 0);
            }
          }
        };
    try (var server = new FramedServer(folder, flood);
        var fetcher = fetcher(SHORT)) {
      assertEquals(new FetchResult.Broken(Fault.STALLED, ""), fetch(fetcher, server));
    }
  }

  @Test
  void aBodyOfItsLengthIsWholeAlthoughItsStreamIsReset() throws Exception {
    byte[] length = FramedServer.header("content-length", "3");
    byte[] head = new byte[length.length + 1];
    head[0] = OK;
    System.arraycopy(length, 0, head, 1, length.length);
    FramedServer.Answer reset =
        stream -> {
          stream.send(FramedServer.HEADERS, FramedServer.END_HEADERS, head);
          stream.send(FramedServer.DATA, 0, (byte) 'a', (byte) 'b', (byte) 'c');
          stream.send(FramedServer.RST_STREAM, 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
        };
    try (var server = new FramedServer(folder, reset);
        var fetcher = fetcher(LONG)) {
      assertEquals(3, assertInstanceOf(FetchResult.Received.class, fetch(fetcher, server)).bytes());
    }
  }

  @Test
  void aNameBeyondAsciiIsNonsense() throws Exception {
    FramedServer.Answer odd =
        stream ->
            stream.send(
                FramedServer.HEADERS,
                FramedServer.END_HEADERS | FramedServer.END_STREAM,
                FramedServer.header("x\u00ff", "y"));
    try (var server = new FramedServer(folder, odd);
        var fetcher = fetcher(LONG)) {
      assertEquals(
          new FetchResult.Broken(Fault.PROTOCOL, "no possible head"), fetch(fetcher, server));
    }
  }

  @Test
  void whoWantsTheOlderHttpIsAskedByItFromThenOn() throws Exception {
    byte http11Required = 0xd;
    FramedServer.Answer refusal =
        stream ->
            stream.send(FramedServer.RST_STREAM, 0, (byte) 0, (byte) 0, (byte) 0, http11Required);
    try (var server = new FramedServer(folder, refusal);
        var fetcher = fetcher(LONG)) {
      for (int i = 0; i < 2; i++) {
        assertInstanceOf(FetchResult.Received.class, fetch(fetcher, server));
      }
      assertEquals(1, server.streams());
    }
  }

  private static FetchResult fetch(Fetcher fetcher, FramedServer server) {
    return assertTimeoutPreemptively(
        LONG.dividedBy(2), () -> fetcher.fetch(Request.file(server.uri()), new Collected()));
  }

  private static Fetcher fetcher(Duration readTimeout) {
    return new Fetcher(
        new Fetcher.Policy("agent/1", LONG, readTimeout),
        new Tls(new Trust.Anyone(), Optional.empty()),
        Proxies.none(),
        Stranger.access(),
        new RateLimit(RateLimit.NONE),
        InstantSource.system());
  }
}
