package mirror.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Connections that were left open by an answer, and closed meanwhile. */
class UsedConnectionsTest {
  private final Collected body = new Collected();

  @Test
  void aRequestThatDiesOnAUsedConnectionGoesAgainAtOnce() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
    ScriptedServer.Answer stale =
        (connection, out) -> {
          out.write(answer.getBytes(ISO_8859_1));
          out.flush();
          var _ = connection.next(); // and hangs up on it
        };
    try (var server = ScriptedServer.answering(stale);
        var fetcher = fetcher()) {
      for (int i = 0; i < 3; i++) {
        var request = Request.file(server.uri("/" + i));
        assertInstanceOf(FetchResult.Received.class, fetcher.fetch(request, body));
      }
      assertEquals(
          List.of("0", "1", "1", "2", "2"),
          server.requests().stream()
              .map(line -> line.replaceAll("\\D", "").substring(0, 1))
              .toList());
    }
  }

  @Test
  void butNotOnceForEachConnectionThatWasLeft() throws Exception {
    int many = 8;
    byte[] answer = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc".getBytes(ISO_8859_1);
    var together = new CyclicBarrier(many);
    ScriptedServer.Answer stale =
        (connection, out) -> {
          if (connection.request().startsWith("GET /good ")) {
            meet(together);
            out.write(answer);
            out.flush();
            var _ = connection.next(); // and hangs up on it
          }
        };
    try (var server = ScriptedServer.answering(stale);
        var fetcher = fetcher();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var good = Request.file(server.uri("/good"));
      var results =
          threads.invokeAll(
              Collections.nCopies(many, () -> fetcher.fetch(good, new Collected())), 15, SECONDS);
      for (var result : results) {
        assertInstanceOf(FetchResult.Received.class, result.get());
      }
      var bad = fetcher.fetch(Request.file(server.uri("/bad")), body);
      assertEquals(new FetchResult.Broken(Fault.BROKEN_OFF, ""), bad);
      assertEquals(many + 3, server.requests().size());
    }
  }

  private static void meet(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IOException(e);
    }
  }

  @Test
  void onAFreshConnectionThatIsAFailure() throws Exception {
    try (var server = ScriptedServer.saying("");
        var fetcher = fetcher()) {
      var broken =
          assertInstanceOf(
              FetchResult.Broken.class, fetcher.fetch(Request.file(server.uri("/x")), body));
      assertEquals(new FetchResult.Broken(Fault.BROKEN_OFF, ""), broken);
      assertEquals(1, server.requests().size());
    }
  }

  private static Fetcher fetcher() {
    var patience = Duration.ofSeconds(20);
    return Direct.fetcher(
        new Fetcher.Policy("agent/1", patience, patience), InstantSource.system());
  }
}
