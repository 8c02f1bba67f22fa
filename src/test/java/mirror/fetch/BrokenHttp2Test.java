package mirror.fetch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mirror.auth.Stranger;
import mirror.server.Certificate;
import mirror.tls.Tls;
import mirror.tls.Trust;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
    var head = new ByteArrayOutputStream();
    head.write(OK);
    head.writeBytes(FramedServer.header("content-length", "3"));
    FramedServer.Answer reset =
        stream -> {
          stream.send(FramedServer.HEADERS, FramedServer.END_HEADERS, head.toByteArray());
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

  /** RFC 9113, section 5.3.2, has it ignored. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoTellsOfPrioritiesIsAskedByTheOlderHttp(boolean answered) throws Exception {
    FramedServer.Answer priority =
        stream -> {
          if (answered) {
            stream.send(FramedServer.HEADERS, FramedServer.END_HEADERS, OK);
          }
          stream.send(FramedServer.PRIORITY, 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 9);
        };
    try (var server = new FramedServer(folder, priority);
        var fetcher = fetcher(LONG)) {
      if (answered) {
        var broken = assertInstanceOf(FetchResult.Broken.class, fetch(fetcher, server));
        assertEquals(Fault.TRUNCATED, broken.fault());
      }
      assertInstanceOf(FetchResult.Received.class, fetch(fetcher, server));
      assertEquals(1, server.streams());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aConnectionThatWentSilentIsLeftForTheOlderHttp(boolean answered) throws Exception {
    FramedServer.Answer silence =
        stream -> {
          if (answered) {
            stream.send(FramedServer.HEADERS, FramedServer.END_HEADERS, OK);
          }
        };
    try (var server = new FramedServer(folder, silence);
        var fetcher = fetcher(SHORT)) {
      Fault fault = answered ? Fault.STALLED : Fault.SILENT;
      assertEquals(new FetchResult.Broken(fault, ""), fetch(fetcher, server));
      assertInstanceOf(FetchResult.Received.class, fetch(fetcher, server));
      assertEquals(1, server.streams());
    }
  }

  @Test
  void moreRequestsThanItTakesAtATimeAreNoFaultOfItsOwn() throws Exception {
    var held = new CompletableFuture<FramedServer.Stream>();
    FramedServer.Answer one =
        stream -> {
          if (stream.id() == 1) {
            stream.sendForAll(FramedServer.SETTINGS, new byte[] {0, 3, 0, 0, 0, 1});
            ok(stream);
          } else {
            held.complete(stream);
          }
        };
    try (var server = new FramedServer(folder, one);
        var fetcher = fetcher(LONG);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertInstanceOf(FetchResult.Received.class, fetch(fetcher, server));
      var waits = threads.submit(() -> fetch(fetcher, server));
      FramedServer.Stream stream = held.get();
      assertEquals(new FetchResult.Broken(Fault.TOO_MANY, ""), fetch(fetcher, server));
      ok(stream);
      assertInstanceOf(FetchResult.Received.class, waits.get());
    }
  }

  /** How a server may end a connection. */
  enum End {
    CLOSED,
    NOTHING_MORE_PROCESSED,
    NONSENSE;

    void of(FramedServer.Stream stream) throws IOException {
      switch (this) {
        case CLOSED -> throw new IOException("closed");
        case NOTHING_MORE_PROCESSED ->
            stream.sendForAll(FramedServer.GOAWAY, new byte[] {0, 0, 0, 1, 0, 0, 0, 0});
        case NONSENSE -> stream.send(FramedServer.SETTINGS, 0); // for one stream
      }
    }
  }

  @ParameterizedTest
  @EnumSource(End.class)
  void allRequestsOfAUsedConnectionThatEndsGoAgainAtOnce(End end) throws Exception {
    int many = 6;
    var waiting = new AtomicInteger();
    FramedServer.Answer once =
        stream -> {
          if (stream.id() == 1 || waiting.get() == many) {
            ok(stream);
          } else if (waiting.incrementAndGet() == many) {
            end.of(stream);
          }
        };
    try (var server = new FramedServer(folder, once);
        var fetcher = fetcher(LONG);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      assertInstanceOf(FetchResult.Received.class, fetch(fetcher, server));
      var results =
          threads.invokeAll(Collections.nCopies(many, () -> fetch(fetcher, server)), 15, SECONDS);
      for (var result : results) {
        assertInstanceOf(FetchResult.Received.class, result.get());
      }
      assertEquals(1 + 2 * many, server.streams());
    }
  }

  @Test
  void whatIsNeverProcessedIsAFailureInTheEnd() throws Exception {
    byte refusedStream = 7;
    FramedServer.Answer refusal =
        stream ->
            stream.send(FramedServer.RST_STREAM, 0, (byte) 0, (byte) 0, (byte) 0, refusedStream);
    try (var server = new FramedServer(folder, refusal);
        var fetcher = fetcher(LONG)) {
      assertEquals(new FetchResult.Broken(Fault.UNPROCESSED, ""), fetch(fetcher, server));
      assertEquals(1 + 10, server.streams());
    }
  }

  @Test
  void whatBreaksEachConnectionIsAFailureSoon() throws Exception {
    var answers = new AtomicInteger();
    FramedServer.Answer once =
        stream -> {
          if (answers.incrementAndGet() > 1) {
            throw new IOException("closed");
          }
          ok(stream);
        };
    try (var server = new FramedServer(folder, once);
        var fetcher = fetcher(LONG)) {
      assertInstanceOf(FetchResult.Received.class, fetch(fetcher, server));
      var broken = assertInstanceOf(FetchResult.Broken.class, fetch(fetcher, server));
      assertEquals(Fault.BROKEN_OFF, broken.fault());
      assertEquals(1 + 2, server.streams(), "one more than on the used connection");
      broken = assertInstanceOf(FetchResult.Broken.class, fetch(fetcher, server));
      assertEquals(Fault.BROKEN_OFF, broken.fault());
      assertEquals(1 + 3, server.streams(), "no connection was left");
    }
  }

  private static void ok(FramedServer.Stream stream) throws IOException {
    stream.send(FramedServer.HEADERS, FramedServer.END_HEADERS | FramedServer.END_STREAM, OK);
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
