package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program and servers that do not give everything. */
@Execution(ExecutionMode.CONCURRENT)
class MirrorFaultsIT {
  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @ParameterizedTest
  @CsvSource({"404, 24", "403, 24", "410, 24", "401, 6", "400, 8", "418, 8", "206, 7", "204, 7"})
  void aListedFileThatIsNotGivenCostsThatFile(int status, int exit) throws Exception {
    site.listing("/d/", "a", "gone", "z").file("/d/a", "A").file("/d/z", "Z");
    site.status("/d/gone", status);
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(exit, result.status(), result.err());
    assertEquals(1, naming(result, site.url("/d/gone")).size(), result.err());
    assertEquals("A", Files.readString(site.copy(here, "/d/a")));
    assertEquals("Z", Files.readString(site.copy(here, "/d/z")));
    assertFalse(Files.exists(site.copy(here, "/d/gone")));
  }

  @ParameterizedTest
  @CsvSource({"/d/, 404, 8", "/f, 404, 8", "/d/, 403, 8", "/f, 401, 6", "/d/, 401, 6"})
  void aSeedThatIsNotGivenFails(String path, int status, int exit) throws Exception {
    site.status(path, status);
    var result = Inside.run(here, site.url(path));
    assertEquals(exit, result.status(), result.err());
    assertEquals(1, naming(result, site.url(path)).size(), result.err());
    assertTrue(result.err().contains(String.valueOf(status)), result.err());
  }

  @Test
  void aListedDirectoryThatIsNotGivenIsAServersError() throws Exception {
    site.listing("/d/", "a", "sub/").file("/d/a", "A").status("/d/sub/", 403);
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(8, result.status(), result.err());
    assertEquals(1, naming(result, site.url("/d/sub/")).size(), result.err());
  }

  @Test
  void aDirectoryThatIsNoListingFails() throws Exception {
    site.html("/d/", "<h1>Maintenance</h1><p>Come back later.");
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(7, result.status(), result.err());
    assertEquals(1, naming(result, site.url("/d/")).size(), result.err());
  }

  @Test
  void aClosedPortIsANetworkFailure() throws Exception {
    int port = closedPort();
    var result = Inside.run(here, "--tries=1", "http://127.0.0.1:" + port + "/");
    assertEquals(4, result.status(), result.err());
    assertTrue(result.err().contains("connection refused"), result.err());
  }

  @Test
  void aBadLineOfAListIsNamedAndTheRestIsDone() throws Exception {
    site.file("/a", "A").file("/b", "B");
    Files.writeString(
        here.resolve("urls.txt"),
        site.url("/a") + "\nexample.org\n# comment\n\u001b[2J\n" + site.url("/b"));
    var result = Program.run(here, "urls.txt");
    assertEquals(1, result.status(), result.err());
    assertEquals(1, naming(result, "urls.txt:2: ").size(), result.err());
    assertEquals(1, naming(result, "urls.txt:4: ").size(), result.err());
    assertFalse(result.err().contains("\u001b"), result.err());
    assertEquals("A", Files.readString(site.copy(here, "/a")));
    assertEquals("B", Files.readString(site.copy(here, "/b")));
  }

  @Test
  void whatMayPassIsTriedAgain() throws Exception {
    site.server()
        .stubFor(
            get("/f")
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "1"))
                .willSetStateTo("free"));
    site.server()
        .stubFor(get("/f").inScenario("busy").whenScenarioStateIs("free").willReturn(ok("F")));
    long start = System.nanoTime();
    var result = Inside.run(here, site.url("/f"));
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of("/f", "/f"), site.requests());
    assertTrue(System.nanoTime() - start >= 1_000_000_000, "it waits as long as it was asked to");
    assertEquals("F", Files.readString(site.copy(here, "/f")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc",
        ""
      })
  void whatFailsWhereItMovedToIsAskedForAgainWhereItWasNamed(String answer) throws Exception {
    try (var broken = ScriptedServer.saying(answer)) {
      site.redirect("/f", broken.uri("/f").toString());
      var result = Inside.run(here, "-t3", "--waitretry=0", site.url("/f"));
      assertEquals(answer.contains("503") ? 8 : 4, result.status(), result.err());
      assertEquals(List.of("/f", "/f", "/f"), site.requests());
      assertEquals(1, naming(result, site.url("/f")).size(), result.err());
    }
  }

  @Test
  void theLastTryIsTheLast() throws Exception {
    site.status("/f", 500);
    var result = Inside.run(here, "-t", "3", "--waitretry=0", site.url("/f"));
    assertEquals(8, result.status(), result.err());
    assertEquals(3, site.requests().size());
    assertEquals(1, naming(result, site.url("/f")).size(), result.err());
  }

  @Test
  void aTruncatedFileIsFetchedAgainWhole() throws Exception {
    var count = new AtomicInteger();
    String whole = "x".repeat(300_000);
    String head = "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\nConnection: close\r\n\r\n";
    try (var server =
        ScriptedServer.answering(
            (_, out) -> {
              String body = count.incrementAndGet() == 1 ? whole.substring(1) : whole;
              out.write((head + body).getBytes(StandardCharsets.US_ASCII));
            })) {
      var result = Inside.run(here, "--waitretry=0", "-nH", server.uri("/f").toString());
      assertEquals(0, result.status(), result.err());
      assertEquals(whole, Files.readString(here.resolve("f")));
    }
  }

  @Test
  void anUnaskedEncodingIsUndoneOrRefused() throws Exception {
    site.answer("/f", aResponse().withHeader("Content-Encoding", "gzip").withBody("zip"));
    var result = Inside.run(here, site.url("/f"));
    assertEquals(7, result.status(), result.err());
    assertFalse(Files.exists(site.copy(here, "/f")));
  }

  @Test
  void aUrlIsFetchedOnceHoweverOftenItIsNamed() throws Exception {
    site.listing("/d/", "a", "./a", "%61").file("/d/a", "A").file("/f", "F");
    Files.writeString(here.resolve("urls.txt"), site.url("/f#1") + "\n" + site.url("/%66"));
    var result =
        Program.run(here, "urls.txt", site.url("/d/"), site.url("/f"), site.url("/x/../d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of("/d/", "/d/a", "/f"), site.requests());
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The lines of stderr that name a URL or a line; a URL is followed by a colon. */
  private static List<String> naming(Program.Result result, String start) {
    String prefix = start.startsWith("http") ? start + ": " : start;
    return Program.lines(result.err()).stream().filter(line -> line.startsWith(prefix)).toList();
  }
}
