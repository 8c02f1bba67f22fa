package mirror.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final long SECOND = 1_000_000_000;
  private static final long CREDIT = RateLimit.CREDIT.toNanos();

  private final AtomicLong now = new AtomicLong(-5);
  private final RateLimit limit = new RateLimit(1000, now::get);

  @Test
  void whatManyReceiveIsCountedTogether() {
    assertEquals(-5 + SECOND, limit.reserve(1000));
    assertEquals(-5 + SECOND + SECOND / 2, limit.reserve(500));
  }

  @Test
  void overTenSecondsTheRateIsKeptThoughWakingIsLate() {
    long bytes = 0;
    while (now.get() < 10 * SECOND) {
      bytes += 100;
      now.set(Math.max(now.get(), limit.reserve(100)) + SECOND / 50);
    }
    assertTrue(bytes >= 9500 && bytes <= 10_500, "bytes: " + bytes);
  }

  @Test
  void whatWasNotUsedForLongIsLost() {
    now.set(60 * SECOND);
    assertEquals(61 * SECOND - CREDIT, limit.reserve(1000));
  }

  /** One that was would be taken for one soon after what is in memory was written. */
  @Test
  void aServerThatIsHeldUpIsNotTakenForASilentOne() throws Exception {
    String body = "x".repeat(1_000_000);
    var enough = new IOException("enough");
    var written = new AtomicLong();
    try (var server =
            ScriptedServer.saying(
                "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
        Fetcher fetcher = fetcher(40_000, Duration.ofSeconds(1))) {
      Receiver receiver =
          new Receiver() {
            @Override
            public Optional<WritableByteChannel> open(Head head) {
              return Optional.of(
                  new TestChannel(
                      source -> {
                        int count = source.remaining();
                        source.position(source.limit());
                        if (written.addAndGet(count) > 130_000) {
                          throw enough;
                        }
                        return count;
                      }));
            }

            @Override
            public void received(long bytes) {}
          };
      assertSame(
          enough,
          assertThrows(
              IOException.class, () -> fetcher.fetch(Request.file(server.uri("/x")), receiver)));
    }
  }

  @Test
  void stopEndsTheWaiting() throws Exception {
    var begun = new Collected();
    byte[] block = new byte[100_000];
    try (var server =
            ScriptedServer.answering(
                (connection, out) -> {
                  out.write(
                      "HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n".getBytes(ISO_8859_1));
                  out.write(block);
                  out.flush();
                  connection.waitForItsEnd();
                });
        Fetcher fetcher = fetcher(1, Duration.ofSeconds(30))) {
      Receiver receiver =
          new Receiver() {
            @Override
            public Optional<WritableByteChannel> open(Head head) throws IOException {
              Thread.ofVirtual().start(fetcher::stop);
              return begun.open(head);
            }

            @Override
            public void received(long bytes) {}
          };
      assertEquals(
          new FetchResult.Broken(Fault.STOPPED, ""),
          assertTimeoutPreemptively(
              Duration.ofSeconds(20),
              () -> fetcher.fetch(Request.file(server.uri("/x")), receiver)));
    }
  }

  private static Fetcher fetcher(long rate, Duration patience) {
    return Direct.fetcher(
        new Fetcher.Policy("agent/1", Duration.ofSeconds(30), patience),
        new RateLimit(rate),
        InstantSource.system());
  }
}
