package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose robots.txt is obeyed, and how. */
class RobotsIT {
  private static final byte[] NOTHING =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1);

  private static final byte[] BUSY =
      "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1);

  @AutoClose private final Site site = new Site();
  @AutoClose private final Site other = new Site();

  @TempDir Path here;

  private void page() {
    site.html(
        "/d/",
        "<p>See <a href=%s>one</a>, <a href=%s>two</a> and <a href=x>more</a>."
            .formatted(other.url("/a"), other.url("/no/b")));
    site.file("/d/x", "X");
    other.file("/a", "A").file("/no/b", "B");
  }

  @Test
  void strangeHostsAreAskedOnceAndObeyed() throws Exception {
    page();
    other.file("/robots.txt", "User-agent: *\nDisallow: /no/\n");
    var result = run(0, "-v", "-H", site.url("/d/"));
    assertEquals(List.of("/a", "/robots.txt"), other.requests());
    assertEquals(List.of("/d/", "/d/x"), site.requests());
    assertTrue(
        result
            .err()
            .contains(other.url("/no/b") + ": is what the robots.txt of its host keeps programs"),
        result.err());
    assertTrue(result.err().contains("1 filtered, 0 failed"), result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-robots", "-e robots=off"})
  void whoKnowsBetterMaySaySo(String words) throws Exception {
    page();
    run(0, ("-H " + words + " " + site.url("/d/")).split(" ", -1));
    assertEquals(List.of("/a", "/no/b"), other.requests());
  }

  @ParameterizedTest
  @CsvSource({"404, 0, 2", "403, 0, 2", "500, 8, 0", "503, 8, 0"})
  void aHostWithoutOneIsOpenAndABrokenOneClosed(int status, int exit, int files) throws Exception {
    page();
    other.status("/robots.txt", status);
    run(exit, "-H", "-t2", "--waitretry=0", site.url("/d/"));
    assertEquals(
        files, other.requests().stream().filter(path -> !path.equals("/robots.txt")).count());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-H", "--robots"})
  void whatWasNotAskedForForWantOfOneFailsEach(String words) throws Exception {
    page();
    other.status("/robots.txt", 503);
    List<String> seeds =
        words.equals("-H")
            ? List.of(site.url("/d/"))
            : List.of(other.url("/a"), other.url("/no/b"));
    Path rest = here.resolve("rest.txt");
    List<String> all = new ArrayList<>(List.of(words, "-t1", "--failed=" + rest));
    all.addAll(seeds);
    var result = run(8, all.toArray(String[]::new));
    List<String> failed = List.of(other.url("/a"), other.url("/no/b"));
    assertEquals(failed, Files.readAllLines(rest).stream().sorted().toList());
    for (String url : failed) {
      String line = url + ": its server's robots.txt: 503 Service Unavailable";
      assertTrue(Program.lines(result.err()).contains(line), result.err());
    }
  }

  @Test
  void oneInAnEncodingIsNotTakenForOneWithoutRules() throws Exception {
    page();
    other.answer(
        "/robots.txt", aResponse().withHeader("Content-Encoding", "br").withBody("not in letters"));
    var result = run(7, "-H", site.url("/d/"));
    assertEquals(List.of("/robots.txt"), other.requests());
    assertTrue(result.err().contains("robots.txt: comes in the encoding br"), result.err());
  }

  @Test
  void theUsersOwnTreesAreAskedOnlyWhereThatIsWanted() throws Exception {
    site.listing("/d/", "a", "b").file("/d/a", "AAA").file("/d/b", "BBB");
    site.redirect("/robots.txt", "/r").file("/r", "User-agent: mirror\nDisallow: /d/b\n");
    run(0, "--robots", site.url("/d/"));
    assertEquals(List.of("/d/", "/d/a", "/r", "/robots.txt"), site.requests());
  }

  @Test
  void whatAPersonNamedAndMayNotHaveIsSaid() throws Exception {
    site.file("/no/a", "A").file("/robots.txt", "User-agent: *\nDisallow: /no/\n");
    var result = run(0, "--robots", site.url("/no/a"));
    String line = site.url("/no/a") + ": is what the robots.txt of its host keeps programs from";
    assertTrue(Program.lines(result.err()).contains(line), result.err());
    assertTrue(result.err().contains(" 1 skipped, 0 failed; "), result.err());
  }

  @Test
  void whatMayPassIsAskedForAgain() throws Exception {
    var asked = new AtomicInteger();
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              boolean robots = connection.request().startsWith("GET /robots.txt ");
              String status = robots && asked.incrementAndGet() < 3 ? "503 Busy" : "200 OK";
              String text = robots ? "User-agent: *\nDisallow: /no" : "x";
              out.write(
                  "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                      .formatted(status, text.length(), text)
                      .getBytes(ISO_8859_1));
            })) {
      String yes = server.uri("/yes").toString();
      run(0, "--robots", "--waitretry=0", yes, server.uri("/no").toString());
      assertEquals(
          List.of("/robots.txt", "/robots.txt", "/robots.txt", "/yes"),
          server.requests().stream().map(line -> line.split(" ", 3)[1]).toList());
    }
  }

  @Test
  @Timeout(60)
  void itIsAskedForAgainThoughTheFileHasLeftForElsewhere() throws Exception {
    var asked = new AtomicInteger();
    try (var mirror =
        ScriptedServer.answering(
            (connection, out) ->
                out.write(
                    connection.request().startsWith("GET /robots.txt ")
                            && asked.incrementAndGet() == 1
                        ? BUSY
                        : NOTHING))) {
      site.listing("/d/", "a", "b").redirect("/d/b", mirror.uri("/b").toString());
      site.server()
          .stubFor(
              any(urlEqualTo("/d/a"))
                  .inScenario("a")
                  .whenScenarioStateIs(STARTED)
                  .willSetStateTo("gone")
                  .willReturn(
                      aResponse()
                          .withStatus(302)
                          .withHeader("Location", mirror.uri("/a").toString())));
      run(0, "--robots", "--waitretry=0.1", "-x1", site.url("/d/"));
      assertEquals(
          List.of("/a", "/b", "/robots.txt", "/robots.txt"),
          mirror.requests().stream().map(line -> line.split(" ", 3)[1]).sorted().toList());
    }
  }

  @Test
  void whoWaitsForOneHoldsUpNobodyElse() throws Exception {
    var elsewhere = new CountDownLatch(1);
    try (var slow =
            ScriptedServer.answering(
                (_, out) -> {
                  await(elsewhere);
                  out.write(NOTHING);
                });
        var quick =
            ScriptedServer.answering(
                (connection, out) -> {
                  if (connection.request().startsWith("GET /f ")) {
                    elsewhere.countDown();
                  }
                  out.write(NOTHING);
                })) {
      List<String> words =
          new ArrayList<>(List.of("-nH", "--robots", "-j3", "-x3", "--read-timeout=20"));
      for (String name : List.of("/a", "/b", "/c", "/d", "/e")) {
        words.add(slow.uri(name).toString());
      }
      words.add(quick.uri("/f").toString());
      run(0, words.toArray(String[]::new));
      assertEquals(6, slow.requests().size());
      assertEquals(1, slow.requests().stream().filter(line -> line.contains("robots")).count());
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      if (!latch.await(30, TimeUnit.SECONDS)) {
        throw new IOException("in vain");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void aHostThatAFileOnlyMovedToIsNotAsked() throws Exception {
    site.redirect("/a", other.url("/a"));
    other.file("/a", "A").file("/robots.txt", "User-agent: *\nDisallow: /\n");
    run(0, site.url("/a"));
    assertEquals(List.of("/a"), other.requests());
  }

  @Test
  void nonsenseIsAUsageError() throws Exception {
    assertEquals(1, Program.lines(run(2, "-e", "quota=1", site.url("/")).err()).size());
  }

  private Program.Result run(int status, String... words) throws Exception {
    var result = Inside.run(here, words);
    assertEquals(status, result.status(), result.err());
    return result;
  }
}
