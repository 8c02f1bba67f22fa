package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tree that changes while it is mirrored. */
class ChangingListingIT {
  private static final String OLD =
      "Last-Modified: Fri, 01 Mar 2024 04:05:06 GMT\r\nDate: Sun, 03 Mar 2024 04:06:06 GMT\r\n";

  @TempDir Path here;

  @Test
  void aFileThatIsGoneFromAFreshListingIsNotMissing() throws Exception {
    try (var server = listings(Site.index("/d/", "a", "b"), Site.index("/d/", "a"))) {
      assertEquals(0, run(server).status());
      assertEquals(2, listingsRead(server));
    }
  }

  @Test
  void aFileThatIsStillListedIs() throws Exception {
    try (var server = listings(Site.index("/d/", "a", "b"), Site.index("/d/", "a", "b"))) {
      assertEquals(24, run(server).status());
      assertEquals(2, listingsRead(server));
    }
  }

  @Test
  void aRowThatContradictsItsFileIsLookedUpAgain() throws Exception {
    try (var server = listings(sized(2), sized(3))) {
      assertEquals(0, run(server).status());
      assertEquals(2, listingsRead(server));
      assertEquals("aaa", Files.readString(here.resolve("d/a")));
      assertEquals(0, run(server).status());
      assertEquals(1, server.requests().stream().filter(r -> r.contains("/d/a ")).count());
    }
  }

  @Test
  void aRowThatStillDoesIsAskedAboutInEachRun() throws Exception {
    try (var server = listings(sized(2), sized(2))) {
      assertEquals(0, run(server).status());
      assertEquals("aaa", Files.readString(here.resolve("d/a")));
      assertEquals(0, run(server).status());
      assertEquals(2, server.requests().stream().filter(r -> r.contains("/d/a ")).count());
    }
  }

  @Test
  void aListingThatIsSlowToBeReadAgainKeepsNoOtherWaiting() throws Exception {
    var slow = new CountDownLatch(2);
    var other = new CountDownLatch(2);
    try (var first = goneFrom(slow, other);
        var second = goneFrom(other, slow)) {
      var result =
          Inside.run(
              here, "--tries=1", "-T=5", first.uri("/d/").toString(), second.uri("/d/").toString());
      assertEquals(0, result.status(), result.err());
    }
  }

  /** A directory that names what is gone, until another was read as often. */
  private static ScriptedServer goneFrom(CountDownLatch mine, CountDownLatch others)
      throws IOException {
    return ScriptedServer.answering(
        (connection, out) -> {
          String answer =
              "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
          if (connection.request().contains("/d/ ")) {
            mine.countDown();
            boolean again = mine.getCount() == 0;
            if (again) {
              await(others);
            }
            answer = text("text/html", "", again ? Site.index("/d/") : Site.index("/d/", "a"));
          }
          out.write(answer.getBytes(UTF_8));
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aListOfWhatFailedIsJudgedAsItsListingsWere() throws Exception {
    try (var site = new Site().listing("/d/", "a", "b").file("/d/a", "aaa")) {
      Path rest = here.resolve("rest");
      String[] words = {"-nH", "--failed=" + rest, "-P", here.toString()};
      assertEquals(24, Inside.run(here, with(words, site.url("/d/"))).status());
      assertEquals(site.url("/d/b"), Files.readString(rest).strip());
      assertEquals(24, Inside.run(here, with(words, rest.toString())).status());
      assertEquals(site.url("/d/b"), Files.readString(rest).strip());
      site.listing("/d/", "a");
      var result = Inside.run(here, with(words, rest.toString()));
      assertEquals(0, result.status(), result.err());
      assertEquals("", Files.readString(rest));
      assertEquals(8, Inside.run(here, "-nH", site.url("/other/b")).status());
    }
  }

  @Test
  void aUrlThatNoListingNamedIsMissingBesideThoseThatOneDid() throws Exception {
    try (var site = new Site().listing("/d/", "a").file("/d/a", "aaa")) {
      assertEquals(0, Inside.run(here, "-nH", site.url("/d/")).status());
      Path rest = here.resolve("rest");
      var result = Inside.run(here, "-nH", "--failed=" + rest, site.url("/d/typo"));
      assertEquals(8, result.status(), result.err());
      assertEquals(site.url("/d/typo"), Files.readString(rest).strip());
    }
  }

  @Test
  void aFileOfTheSameSizeIsNotVouchedForByThat() throws Exception {
    try (var site = new Site()) {
      site.html("/d/", Site.index("/d/", "a").replace("    3K\n", "    5\n"));
      site.answer("/d/a", dated("Fri, 01 Mar 2024 04:05:06 GMT", "first"));
      assertEquals(0, Inside.run(here, "-nH", site.url("/d/a")).status());
      site.answer("/d/a", dated("Sat, 02 Mar 2024 04:05:06 GMT", "other"));
      assertEquals(0, Inside.run(here, "-nH", "--size-only", site.url("/d/")).status());
      assertEquals("first", Files.readString(here.resolve("d/a")));
      assertEquals(0, Inside.run(here, "-nH", site.url("/d/")).status());
      assertEquals("other", Files.readString(here.resolve("d/a")));
    }
  }

  @Test
  void aFileOfTheRightSizeIsAskedAboutAsAnyOther() throws Exception {
    try (var site = new Site()) {
      String body = "x".repeat(3000);
      String modified = "Fri, 01 Mar 2024 04:05:06 GMT";
      site.listing("/d/", "a");
      site.answer(
          "/d/a",
          dated(modified, body)
              .withHeader("Date", "Fri, 01 Mar 2024 04:15:06 GMT")
              .withHeader("ETag", "\"v\""));
      assertEquals(0, Inside.run(here, "-nH", "--size-only", site.url("/d/")).status());
      site.server()
          .stubFor(
              get(urlEqualTo("/d/a"))
                  .withHeader("If-None-Match", equalTo("\"v\""))
                  .willReturn(
                      aResponse()
                          .withStatus(304)
                          .withHeader("Last-Modified", modified)
                          .withHeader("Date", "Sun, 03 Mar 2024 04:15:06 GMT")));
      for (int night = 0; night < 2; night++) {
        assertEquals(0, Inside.run(here, "-nH", "--size-only", site.url("/d/")).status());
      }
      assertEquals(2, site.requests().stream().filter("/d/a"::equals).count());
    }
  }

  private static ResponseDefinitionBuilder dated(String modified, String body) {
    return aResponse().withHeader("Last-Modified", modified).withBody(body);
  }

  private static String[] with(String[] words, String source) {
    return Stream.concat(Stream.of(words), Stream.of(source)).toArray(String[]::new);
  }

  /** A listing of {@code a} that shows its size to the byte. */
  private static String sized(int bytes) {
    return Site.index("/d/", "a").replace("    3K\n", "    " + bytes + "\n");
  }

  /** A directory that shows one listing and then another, and has the file {@code a} only. */
  private static ScriptedServer listings(String first, String later) throws IOException {
    var times = new AtomicInteger();
    return ScriptedServer.answering(
        (connection, out) -> {
          String path = connection.request().split(" ", 3)[1];
          String answer =
              switch (path) {
                case "/d/" -> text("text/html", "", times.getAndIncrement() == 0 ? first : later);
                case "/d/a" -> text("text/plain", OLD, "aaa");
                default ->
                    "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
              };
          out.write(answer.getBytes(UTF_8));
        });
  }

  private static String text(String type, String fields, String body) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n%s"
        .formatted(type, body.getBytes(UTF_8).length, fields, body);
  }

  private Program.Result run(ScriptedServer server) throws Exception {
    var result = Inside.run(here, "-nH", server.uri("/d/").toString());
    assertTrue(Files.exists(here.resolve("d/a")), result.err());
    return result;
  }

  private static long listingsRead(ScriptedServer server) {
    return List.copyOf(server.requests()).stream().filter(r -> r.contains("/d/ ")).count();
  }
}
