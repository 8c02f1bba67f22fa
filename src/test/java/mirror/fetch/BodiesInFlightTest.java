package mirror.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bodies on their way: slow receivers, and the end of everything. */
class BodiesInFlightTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Collected body = new Collected();

  @Test
  void aSlowReceiverHoldsUpTheServer() throws Exception {
    long size = 64L << 20;
    byte[] block = new byte[1 << 20];
    try (var server =
        ScriptedServer.answering(
            (_, out) -> {
              out.write(
                  ("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n").getBytes(ISO_8859_1));
              for (long sent = 0; sent < size; sent += block.length) {
                out.write(block);
              }
            })) {
      var slow = new Slow();
      try (Fetcher fetcher = fetcher()) {
        var result = fetcher.fetch(Request.file(server.uri("/x")), slow);
        assertEquals(size, assertInstanceOf(FetchResult.Received.class, result).bytes());
      }
      assertTrue(slow.mostWaiting.get() < 4 << 20, "bytes in memory: " + slow.mostWaiting.get());
    }
  }

  @Test
  void aSlowDiskIsNoSilenceOfTheServer() throws Exception {
    var answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc".getBytes(ISO_8859_1);
    try (var server = ScriptedServer.answering((_, out) -> out.write(answer));
        HttpClient client = HttpClient.newHttpClient()) {
      var disk = new SlowDisk();
      var request = HttpRequest.newBuilder(server.uri("/x")).build();
      var exchange =
          new Exchange(
              client, new ClientTasks(1 << 17), new RateLimit(RateLimit.NONE), request, disk);
      disk.exchange = Optional.of(exchange);
      assertInstanceOf(FetchResult.Received.class, exchange.await(Instant.EPOCH));
      assertEquals(List.of(true), disk.signs);
    }
  }

  /** While it writes, time passes; it looks whether that counts as silence. */
  private static final class SlowDisk implements Receiver {
    final List<Boolean> signs = new ArrayList<>();
    Optional<Exchange> exchange = Optional.empty();

    @Override
    public Optional<WritableByteChannel> open(Head head) {
      return Optional.of(new TestChannel(this::write));
    }

    private int write(ByteBuffer source) {
      Exchange watched = exchange.orElseThrow();
      long before = watched.lastSign();
      long begun = System.nanoTime();
      while (System.nanoTime() == begun) {
        Thread.onSpinWait();
      }
      signs.add(watched.lastSign() > before);
      int count = source.remaining();
      source.position(source.limit());
      return count;
    }

    @Override
    public void received(long bytes) {}
  }

  @Test
  void stopEndsAFetchBeforeItsHead() throws Exception {
    var asked = new CountDownLatch(1);
    try (var server =
        ScriptedServer.answering(
            (connection, _) -> {
              asked.countDown();
              connection.waitForItsEnd();
            })) {
      assertStopped(server, asked);
    }
  }

  @Test
  void stopEndsAFetchWithinItsBody() throws Exception {
    try (var server =
        ScriptedServer.hangingAfter("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc")) {
      var begun = new CountDownLatch(1);
      try (Fetcher fetcher = fetcher()) {
        Thread.ofVirtual().start(() -> stopAfter(begun, fetcher));
        Receiver receiver =
            new Receiver() {
              @Override
              public Optional<WritableByteChannel> open(Head head) throws IOException {
                return body.open(head);
              }

              @Override
              public void received(long bytes) {
                begun.countDown();
              }
            };
        assertEquals(
            new FetchResult.Broken(Fault.STOPPED, ""),
            assertTimeoutPreemptively(
                LONG.dividedBy(2), () -> fetcher.fetch(Request.page(server.uri("/x")), receiver)));
      }
    }
  }

  private void assertStopped(ScriptedServer server, CountDownLatch begun) throws Exception {
    try (Fetcher fetcher = fetcher()) {
      Thread.ofVirtual().start(() -> stopAfter(begun, fetcher));
      Request request = Request.page(server.uri("/x"));
      var stopped = new FetchResult.Broken(Fault.STOPPED, "");
      assertEquals(
          stopped,
          assertTimeoutPreemptively(LONG.dividedBy(2), () -> fetcher.fetch(request, body)));
      assertEquals(stopped, fetcher.fetch(request, body), "and so do those to come");
    }
  }

  private static void stopAfter(CountDownLatch begun, Fetcher fetcher) {
    try {
      begun.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    fetcher.stop();
  }

  /** Takes longer for each piece than a server on this machine does. */
  private static final class Slow implements Receiver {
    final AtomicLong waiting = new AtomicLong();
    final AtomicLong mostWaiting = new AtomicLong();

    @Override
    public Optional<WritableByteChannel> open(Head head) {
      return Optional.of(new TestChannel(this::take));
    }

    private int take(ByteBuffer source) throws IOException {
      int count = source.remaining();
      try {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        for (int i = 0; i < 4; i++) {
          digest.update(source.duplicate());
        }
        assertEquals(64, digest.digest().length);
      } catch (java.security.NoSuchAlgorithmException e) {
        throw new IOException(e);
      }
      source.position(source.limit());
      waiting.addAndGet(-count);
      return count;
    }

    @Override
    public void received(long bytes) {
      long now = waiting.addAndGet(bytes);
      mostWaiting.accumulateAndGet(now, Math::max);
    }
  }

  private static Fetcher fetcher() {
    return Direct.fetcher(new Fetcher.Policy("agent/1", LONG, LONG), InstantSource.system());
  }
}
