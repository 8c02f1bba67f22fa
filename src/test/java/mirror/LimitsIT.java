package mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a run may take, in bytes and in time. */
class LimitsIT {
  private static final String LONG_COMMENT = "<!-- %s -->".formatted("x".repeat(1_000_000));

  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @Test
  void afterTheQuotaNothingMoreBegins() throws Exception {
    site.listing("/d/", "a", "b", "c").file("/d/a", "x".repeat(2000));
    var result = Inside.run(here, "-j1", "-Q", "2k", site.url("/d/"));
    assertEquals(10, result.status(), result.err());
    assertEquals(List.of("/d/", "/d/a"), requestsOnce());
    assertEquals(2000, Files.size(site.copy(here, "/d/a")));
    assertTrue(result.err().contains("Stopped by --quota"), result.err());
  }

  @Test
  void afterTheQuotaAFileThatWaitsForADirectorysPlaceIsNoFailure() throws Exception {
    site.listing("/d/", "x/").listing("/d/x/", "one").file("/d/x/one", "1");
    assertEquals(0, Inside.run(here, "--delete", site.url("/d/")).status());
    site.listing("/d/", "x", "y", "z").file("/d/x", "x").file("/d/y", "y".repeat(3000));
    String[] words = {"--delete", "--max-delete=9", "-j1", "-Q2k", site.url("/d/")};
    var result = Inside.run(here, words);
    assertEquals(10, result.status(), result.err());
    assertEquals("1", Files.readString(site.copy(here, "/d/x/one")));
  }

  @Test
  void aQuotaThatWasEnoughStopsNothing() throws Exception {
    site.file("/a", "x".repeat(2000));
    assertEquals(0, Inside.run(here, "-Q1k", site.url("/a")).status());
  }

  @Test
  void whenTheTimeIsOverTheRunEndsAndWhatIsBegunIsLeft() throws Exception {
    String begun = "x".repeat(300_000);
    try (var server =
        ScriptedServer.hangingAfter(
            "HTTP/1.1 200 OK\r\nContent-Length: 400000\r\nETag: \"1\"\r\n\r\n" + begun)) {
      var result = Inside.run(here, "-nH", "--max-duration=3", server.uri("/a").toString());
      assertEquals(10, result.status(), result.err());
      assertTrue(result.err().contains("Stopped by --max-duration"), result.err());
    }
    try (var files = Files.list(here)) {
      assertTrue(
          files.anyMatch(file -> file.getFileName().toString().startsWith(".mirror.")),
          "nothing is left to go on with");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ftp://x/\n"})
  void theTimeIsOverForARunToNoSeedTooThatIsStillToCome(String list) throws Exception {
    Process process = Program.start(here, Map.of(), "--max-duration=1", "-P", "copy", "-");
    process.getOutputStream().write(list.getBytes(UTF_8));
    process.getOutputStream().flush();
    assertTrue(process.waitFor(30, SECONDS), "it goes on");
    var result = Program.run(process, here);
    assertEquals(10, result.status(), result.err());
    assertTrue(
        Program.lines(result.err()).getLast().startsWith("Stopped by --max-duration: 0 files"),
        result.err());
    assertFalse(Files.exists(here.resolve("copy")));
  }

  @Test
  void theTimeBeginsBeforeTheFirstSeed() throws Exception {
    try (var server = ScriptedServer.hangingAfter("")) {
      Process process = Program.start(here, Map.of(), "--max-duration=5", "-P", "copy", "-");
      assertFalse(process.waitFor(4, SECONDS), "it ended");
      process.getOutputStream().write((server.uri("/a") + "\n").getBytes(UTF_8));
      var result = Program.run(process, here);
      assertEquals(10, result.status(), result.err());
      assertTrue(result.err().matches("Stopped by --max-duration: .* [5-7]\\.. s\n"), result.err());
    }
  }

  @Test
  void whatIsLookedUpAgainWhenTheTimeIsOverIsNoFailure() throws Exception {
    var listings = new AtomicInteger();
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              boolean listing = connection.request().startsWith("GET /d/ ");
              if (listing && listings.incrementAndGet() > 1) {
                connection.waitForItsEnd();
              }
              String page = listing ? Site.index("/d/", "a") : "";
              out.write(
                  "HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s"
                      .formatted(listing ? "200 OK" : "404 Not Found", page.length(), page)
                      .getBytes(UTF_8));
            })) {
      var result =
          Inside.run(
              here,
              "-nH",
              "--max-duration=3",
              "--failed=" + here.resolve("f"),
              server.uri("/d/").toString());
      assertEquals(10, result.status(), result.err());
      assertEquals(2, listings.get());
      assertEquals("", Files.readString(here.resolve("f")), result.err());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Q lots",
        "--quota=-1",
        "--limit-rate=fast",
        "-w x",
        "--max-duration=soon",
        "--max-duration=-1"
      })
  void nonsenseIsAUsageError(String words) throws Exception {
    var result = Inside.run(here, (words + " " + site.url("/")).split(" ", -1));
    assertEquals(2, result.status(), result.err());
    assertEquals(1, Program.lines(result.err()).size(), result.err());
  }

  @Test
  void asManyBodiesAsAreAllowedFitIntoTheHeapAtATime() throws Exception {
    int most = 256;
    var pieces = new CyclicBarrier(most);
    try (var server = new ServerSocket(0, most, InetAddress.getLoopbackAddress());
        var connections = Executors.newVirtualThreadPerTaskExecutor()) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/f";
      Files.write(here.resolve("list"), IntStream.range(0, most).mapToObj(i -> url + i).toList());
      var run = Program.start(here, Map.of(), "-j256", "-x256", "-q", "list");
      connections.invokeAll(Collections.nCopies(most, () -> serve(server, pieces)), 60, SECONDS);
      var result = Program.run(run, here);
      assertEquals(0, result.status(), result.err());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 256})
  void whatComesFasterThanItMayBeTakenFitsIntoTheHeap(int most) throws Exception {
    try (var server = ScriptedServer.answering((_, out) -> large(out))) {
      String[] words = {
        "-q", "-j" + most, "-x" + most, "--limit-rate=1M", "--max-duration=2", "list"
      };
      List<String> urls =
          IntStream.range(0, most).mapToObj(i -> server.uri("/f" + i).toString()).toList();
      Files.write(here.resolve("list"), urls);
      var result = Program.run(here, words);
      assertEquals(10, result.status(), result.err());
    }
  }

  @Test
  void longListingsThatComeAtATimeFitIntoTheHeap() throws Exception {
    int most = 96;
    var ends = new CyclicBarrier(most);
    String[] names = IntStream.range(0, most).mapToObj(i -> "d" + i + "/").toArray(String[]::new);
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              String path = connection.request().split(" ", 3)[1];
              boolean top = path.equals("/");
              String page = top ? Site.index("/", names) : Site.index(path, "f") + LONG_COMMENT;
              out.write(
                  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
                      .formatted(page.length() + 1)
                      .getBytes(UTF_8));
              out.write(page.getBytes(UTF_8));
              if (!top) {
                meet(ends);
              }
              out.write('\n');
            })) {
      String url = server.uri("/").toString();
      var result = Program.run(here, "-q", "--list", "-j" + most, "-x" + most, url);
      assertEquals(0, result.status(), result.err());
      assertEquals(most, Program.lines(result.out()).size());
    }
  }

  @Test
  void aListOfDeepUrlsOfASlowServerFitsIntoTheHeap() throws Exception {
    try (var server = ScriptedServer.hangingAfter("HTTP/1.1 200 OK\r\n")) {
      String top = server.uri("/").toString();
      Files.write(
          here.resolve("list"), IntStream.range(0, 1200).mapToObj(i -> top + deep(i)).toList());
      var result = Program.run(here, "-q", "--max-duration=8", "list");
      assertEquals(10, result.status(), result.err());
    }
  }

  @Test
  void whatManyServersPutOffFitsIntoTheHeap() throws Exception {
    var answered = new AtomicInteger();
    String answer = "HTTP/1.1 503 Busy\r\nRetry-After: 600\r\nContent-Length: 0\r\n\r\n";
    try (var proxy =
        ScriptedServer.answering(
            (_, out) -> {
              answered.incrementAndGet();
              out.write(answer.getBytes(UTF_8));
            })) {
      List<String> urls =
          IntStream.range(0, 1200).mapToObj(i -> "http://h" + i + ".test/" + deep(i)).toList();
      Files.write(here.resolve("list"), urls);
      String[] words = {"-q", "-j64", "--proxy=" + proxy.uri(""), "--max-duration=12", "list"};
      var result = Program.run(here, words);
      assertEquals(10, result.status(), result.err());
      assertTrue(answered.get() > 64, answered + " servers were asked");
    }
  }

  private static String deep(int number) {
    return "directory-with-a-name-that-is-long/".repeat(95) + "f" + number;
  }

  private static void meet(CyclicBarrier others) throws IOException {
    try {
      others.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IOException(e);
    }
  }

  private static void large(OutputStream out) throws IOException {
    byte[] piece = new byte[1 << 20];
    int count = 64;
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"
            .formatted(count * piece.length)
            .getBytes(UTF_8));
    for (int i = 0; i < count; i++) {
      out.write(piece);
    }
  }

  /** One file, of which each piece comes when all files have come as far: read piece by piece. */
  private static Void serve(ServerSocket server, CyclicBarrier pieces) throws Exception {
    try (Socket client = server.accept();
        var request = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
      while (!request.readLine().isEmpty()) {}
      byte[] piece = new byte[1 << 13];
      int count = 64;
      var answer = client.getOutputStream();
      answer.write(
          "HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
              .formatted(count * piece.length)
              .getBytes(UTF_8));
      for (int i = 0; i < count; i++) {
        pieces.await();
        answer.write(piece);
      }
      return null;
    }
  }

  /** A row that contradicts its file has the listing read again. */
  private List<String> requestsOnce() {
    return site.requests().stream().distinct().toList();
  }
}
