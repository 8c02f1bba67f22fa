package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that has a bad night, with deletion on: nothing is lost, and the next night is good. */
@Execution(ExecutionMode.CONCURRENT)
class BadNightsIT {
  private static final String SORRY = "<html><body><h1>We are back soon</h1></body></html>";
  private static final String LOGIN =
      "<html><form action=/login><input name=user></form><a href=/help>Help</a></html>";
  private static final String MODIFIED = "Fri, 01 Mar 2024 04:05:06 GMT";
  private static final String DATE = "Sun, 03 Mar 2024 04:06:06 GMT";

  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  /** What a server may answer, whatever it is asked for. */
  enum Night {
    MAINTENANCE_PAGE,
    MAINTENANCE_WITH_LINKS,
    LOGIN_PAGE,
    REDIRECT_TO_LOGIN,
    UNAVAILABLE,
    FORBIDDEN,
    NOT_FOUND,
    GONE,
    NOTHING,
    EMPTY_LISTING,
    EMPTY_LISTING_OF_PYTHON;

    ResponseDefinitionBuilder answer() {
      return switch (this) {
        case MAINTENANCE_PAGE -> page(SORRY);
        case MAINTENANCE_WITH_LINKS ->
            page("<p>Sorry. See <a href=/news/>news</a>, <a href=/>us</a>");
        case LOGIN_PAGE -> page(LOGIN);
        case REDIRECT_TO_LOGIN -> aResponse().withStatus(302).withHeader("Location", "/login");
        case UNAVAILABLE -> page(SORRY).withStatus(503);
        case FORBIDDEN -> page(SORRY).withStatus(403);
        case NOT_FOUND -> page(SORRY).withStatus(404);
        case GONE -> aResponse().withStatus(410);
        case NOTHING -> aResponse().withHeader("Content-Type", "text/html");
        case EMPTY_LISTING -> page(Site.index("/d/"));
        case EMPTY_LISTING_OF_PYTHON -> page(Site.links("/d/"));
      };
    }

    private static ResponseDefinitionBuilder page(String html) {
      return aResponse().withHeader("Content-Type", "text/html").withBody(html);
    }
  }

  @ParameterizedTest
  @EnumSource(Night.class)
  void nothingIsLost(Night night) throws Exception {
    goodNight();
    assertEquals(0, mirror().status());
    Map<String, String> whole = tree();
    assertEquals(16, whole.size());

    site.server().resetAll();
    site.server().stubFor(any(anyUrl()).willReturn(night.answer()));
    var bad = mirror();
    assertEquals(whole, tree(), bad.err());
    if (night != Night.EMPTY_LISTING && night != Night.EMPTY_LISTING_OF_PYTHON) {
      assertNotEquals(0, bad.status(), bad.err());
    }

    site.server().resetAll();
    goodNight();
    var good = mirror();
    assertEquals(0, good.status(), good.err());
    assertEquals(whole, tree());
    assertTrue(good.err().startsWith("0 files saved (0 B), 16 unchanged, 0 failed"), good.err());
  }

  /** Where the whole host was named, what a login links is a part of the tree. */
  @ParameterizedTest
  @EnumSource(Night.class)
  void nothingIsLostOfAHost(Night night) throws Exception {
    site.listing("/", "d/");
    goodNight();
    assertEquals(0, mirrorHost().status());
    Map<String, String> whole = tree();

    site.server().resetAll();
    site.server().stubFor(any(anyUrl()).willReturn(night.answer()));
    var bad = mirrorHost();
    assertEquals(whole, tree(), bad.err());
    assertNotEquals(0, bad.status(), bad.err());

    site.server().resetAll();
    site.listing("/", "d/");
    goodNight();
    var good = mirrorHost();
    assertEquals(0, good.status(), good.err());
    assertEquals(whole, tree());
  }

  /** Of so few files all may go at once, if nothing speaks against it. */
  @ParameterizedTest
  @CsvSource({
    "<h1>Index of /d/s/</h1><hr></body></html>, 0, 2",
    "<h1>Index of /d/s/</h1><hr><address>A Server at Home</address></body></html>, 0, 2",
    "<h1>Index of /d/s/</h1>Sorry: the database is down</body></html>, 7, 4",
    "<title>503 - /d/s/</title><h1>Down</h1><a href=/>Home</a></body></html>, 7, 4",
    "<title>/d/s/</title><body>Service Unavailable</body></html>, 7, 4",
    "<h1>Cannot open /d/s/</h1><p>Permission denied</body></html>, 7, 4",
    "<h1>Index of /d/s/</h1><pre><a href=../>../</a> error: cannot read</pre></body></html>, 0, 4",
  })
  void aFrameWithoutRowsIsNoEvidenceWhereItSaysSomethingElse(String page, int status, int left)
      throws Exception {
    site.listing("/d/", "a", "b", "s/").file("/d/a", "A").file("/d/b", "B");
    site.listing("/d/s/", "c", "d").file("/d/s/c", "C").file("/d/s/d", "D");
    assertEquals(0, mirror().status());
    site.html("/d/s/", page);
    var result = mirror();
    assertEquals(status, result.status(), result.err());
    assertEquals(left, tree().size());
    assertEquals(
        status == 0 && left == 4, result.err().contains("/d/s/: it lists nothing any more"));
  }

  /** Chunks may have been ended for a server that died; a length that was announced may not. */
  @ParameterizedTest
  @CsvSource({"Content-Length, 9", "X-Length, 10"})
  void aListingWithoutClosingMarkupIsEvidenceIfItSaidHowLongItIs(String header, int left)
      throws Exception {
    for (int files = 10; files > 8; files--) {
      var page = new StringBuilder("<h1>Index of /d/</h1>");
      for (int i = 0; i < files; i++) {
        page.append("<br><a href=f%1$d>f%1$d</a>".formatted(i));
        site.file("/d/f" + i, "F");
      }
      site.answer(
          "/d/",
          aResponse()
              .withHeader("Content-Type", "text/html")
              .withHeader(header, String.valueOf(page.length()))
              .withBody(page.toString()));
      var result = mirror();
      assertEquals(0, result.status(), result.err());
      assertEquals(
          files == 9 && left == 10,
          result.err().contains("/d/: it lists less than before, and does not show its end"),
          result.err());
    }
    assertEquals(left, tree().size());
  }

  /** Its directories may be all that a listing names, and a file may be one that did not come. */
  @ParameterizedTest
  @ValueSource(strings = {"d2/", "z"})
  void norIsItsLossUnnoticedOfDirectoriesOrOfFilesThatNeverCame(String firstLost) throws Exception {
    for (String directory : new String[] {"d1", "d2"}) {
      site.listing("/d/" + directory + "/", "x").file("/d/" + directory + "/x", directory);
    }
    site.status("/d/z", 500);
    String[] rows =
        firstLost.equals("z") ? new String[] {"d1/", "d2/", "z"} : new String[] {"d1/", "d2/"};
    String page = "<html><body>" + Site.links("/d/", rows) + "</body></html>";
    site.html("/d/", page);
    assertEquals(rows.length == 2 ? 0 : 8, mirror("-t", "1").status());
    site.html("/d/", page.substring(0, page.indexOf("<a href=\"" + firstLost)));
    for (String[] options : new String[][] {{}, {"--delete"}}) {
      var result = mirror(options);
      assertEquals(4, result.status(), result.err());
      assertTrue(result.err().contains("/d/: its listing names less than before"), result.err());
      assertEquals(2, tree().size());
    }
  }

  /** A cache keeps the beginning of a page as if it were all. */
  @ParameterizedTest
  @ValueSource(strings = {"f0", "f7"})
  void aListingThatLostItsEndAndSomeOfItsRowsIsAFailure(String firstLost) throws Exception {
    goodNight();
    String page = "<html><body>" + listing() + "</body></html>";
    site.html("/d/", page);
    assertEquals(0, mirror().status());
    site.html("/d/", page.substring(0, page.indexOf("<a href=\"" + firstLost)));
    for (String[] options : new String[][] {{}, {"--delete"}}) {
      var result = mirror(options);
      assertEquals(4, result.status(), result.err());
      assertTrue(result.err().contains("/d/: its listing names less than before"), result.err());
      assertEquals(16, tree().size());
    }
    site.html("/d/", page);
    assertEquals(0, mirror().status());
  }

  @Test
  void whatDidNotComeIsNotWhatAPersonPutThereSince() throws Exception {
    goodNight();
    String more = listing().replace("</pre>", "<a href=x>x</a>  01-Mar-2024 04:05  3K\n");
    site.html("/d/", more).status("/d/x", 403);
    assertEquals(24, mirror().status());
    Files.writeString(site.copy(here.resolve("copy"), "/d/x"), "a user's");
    goodNight();
    assertEquals(0, mirror().status());
    assertEquals("a user's", tree().get("d/x"));
  }

  @Test
  void aFileThatOnlyLinksIntoItNameStays() throws Exception {
    site.html("/d/", Site.links("/d/", "a#1", "a#2", "b")).file("/d/a", "A").file("/d/b", "B");
    for (int night = 0; night < 3; night++) {
      var result = mirror();
      assertEquals(0, result.status(), result.err());
      assertEquals("A", Files.readString(site.copy(here.resolve("copy"), "/d/a")));
      assertFalse(result.err().contains("deleted"), result.err());
    }
  }

  /** Somebody makes a page of a listing: it links what that named. */
  @Test
  void aPageThatLinksWhatWasListedIsTaken() throws Exception {
    goodNight();
    assertEquals(0, mirror().status());
    site.html("/d/", "<p>Our <a href=sub/s1>first</a>, and <a href=/>us</a>");
    var result = mirror();
    assertEquals(0, result.status(), result.err());
    assertEquals(17, tree().size());

    site.html("/d/", "<p>See <a href=page>there</a>");
    site.answer("/d/page", file("page"));
    assertEquals(7, mirror().status());
    assertEquals(17, tree().size());
    var allowed = mirror("--allow-html");
    assertEquals(0, allowed.status(), allowed.err());
    assertEquals(18, tree().size());
  }

  /** The listings are served, and a portal stands before all else. */
  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/octet-stream", ""})
  void aLoginPageForEachFileReplacesNoneAndIsNone(String type) throws Exception {
    goodNight();
    assertEquals(0, mirror().status());
    Map<String, String> whole = tree();
    Files.delete(site.copy(here.resolve("copy"), "/d/f1"));
    Files.delete(site.copy(here.resolve("copy"), "/d/f2"));
    Files.delete(site.copy(here.resolve("copy"), "/d/f3"));

    var login = aResponse().withBody(LOGIN);
    site.server()
        .stubFor(
            any(urlMatching(".*/[fs]\\d+"))
                .willReturn(type.isEmpty() ? login : login.withHeader("Content-Type", type)));
    var bad = mirror("--ignore-listing");
    assertEquals(7, bad.status(), bad.err());
    assertEquals(13, tree().size(), bad.err());
    assertTrue(whole.entrySet().containsAll(tree().entrySet()), bad.err());

    goodNight();
    var good = mirror("--ignore-listing");
    assertEquals(0, good.status(), good.err());
    assertEquals(whole, tree());
    assertTrue(good.err().startsWith("3 files saved"), good.err());
  }

  /** No row shows a size that tells. */
  @ParameterizedTest
  @ValueSource(strings = {"text/html", "text/plain", "application/xml", ""})
  void aLoginPageReplacesNoFileThatStandsHere(String type) throws Exception {
    site.html("/d/", Site.links("/d/", "a", "b"));
    site.answer("/d/a", file("A")).answer("/d/b", file("B"));
    assertEquals(0, mirror().status());
    Map<String, String> whole = tree();
    var login = aResponse().withBody(LOGIN);
    var answer = type.isEmpty() ? login : login.withHeader("Content-Type", type);
    site.answer("/d/a", answer).answer("/d/b", answer);
    var bad = mirror();
    assertEquals(7, bad.status(), bad.err());
    assertEquals(whole, tree());
  }

  /** An edge shows the new listing and still the old file: its date alone proves nothing. */
  @Test
  void aFileThatLagsBehindItsListingIsFetchedWhenItComes() throws Exception {
    goodNight();
    assertEquals(0, mirror().status());
    site.html("/d/", listing().replaceFirst("01-Mar-2024", "02-Apr-2024"));
    assertTrue(mirror().err().startsWith("0 files saved"));
    site.answer("/d/f0", file("new f0").withHeader("ETag", "\"2\""));
    var result = mirror();
    assertTrue(result.err().startsWith("1 file saved"), result.err());
    assertEquals("new f0", tree().get("d/f0"));
  }

  /** A back end that goes backwards. */
  @Test
  void aRowOfTwoVersionsIsBelievedForNeither() throws Exception {
    goodNight();
    assertEquals(0, mirror().status());
    site.answer("/d/f0", file("older"));
    assertEquals(0, mirror("--ignore-listing").status());
    assertEquals("older", tree().get("d/f0"));
    goodNight();
    assertEquals(0, mirror().status());
    assertEquals("body of f0", tree().get("d/f0"));
  }

  @Test
  void aHostThatTheServerSendsToMayLag() throws Exception {
    try (var lagging = new Site()) {
      goodNight();
      site.redirect("/d/f0", lagging.url("/f0"));
      lagging.answer("/f0", file("older"));
      assertEquals(0, mirror().status());
      assertEquals("older", tree().get("d/f0"));
      lagging.answer("/f0", file("body of f0"));
      assertEquals(0, mirror().status());
      assertEquals("body of f0", tree().get("d/f0"));
    }
  }

  /** wget's own trap: the time of a torn file, asked about, is answered "not modified". */
  @Test
  void whatBrokeOffIsNotCurrentWhateverTheServerSays() throws Exception {
    var tries = new AtomicInteger();
    String head =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 10\r\nLast-Modified: " + MODIFIED;
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              String request = connection.request();
              String answer;
              if (request.startsWith("GET /d/ ")) {
                String page = Site.index("/d/", "f");
                answer =
                    "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n"
                        + page;
              } else if (request.contains("If-Modified-Since")) {
                answer = "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n";
              } else {
                answer = head + "\r\n\r\n" + (tries.incrementAndGet() == 1 ? "half" : "0123456789");
              }
              out.write(answer.getBytes(UTF_8));
            })) {
      String url = server.uri("/d/").toString();
      assertEquals(4, Inside.run(here, "-t", "1", "-nH", "-P", "torn", url).status());
      assertFalse(Files.exists(here.resolve("torn/d/f")));
      assertEquals(0, Inside.run(here, "-t", "1", "-nH", "-P", "torn", url).status());
      assertEquals("0123456789", Files.readString(here.resolve("torn/d/f")));
    }
  }

  /** The same where only the listing says how long the file is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.0 200 OK\r\n%s\r\nhalf",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n%s\r\n4\r\nhalf\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n%s\r\n100000004\r\nhalf\r\n0\r\n\r\n",
      })
  void whatEndedBeforeItsListedSizeIsNotVouchedForByItsTag(String half) throws Exception {
    var nights = new AtomicInteger();
    String fields = "Connection: close\r\nETag: \"1\"\r\nLast-Modified: " + MODIFIED + "\r\n";
    String whole = "HTTP/1.0 200 OK\r\n%s\r\n0123456789";
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              String request = connection.request();
              String answer;
              if (request.startsWith("GET /d/ ")) {
                String page = Site.index("/d/", "f").replace("3K", "10");
                answer = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
              } else if (request.contains("If-")) {
                answer = "HTTP/1.0 304 Not Modified\r\nETag: \"1\"\r\n\r\n";
              } else {
                answer = (nights.get() == 0 ? half : whole).formatted(fields);
              }
              out.write(answer.getBytes(UTF_8));
            })) {
      String url = server.uri("/d/").toString();
      Inside.run(here, "-t", "1", "-nH", "-P", "torn", url);
      nights.incrementAndGet();
      assertEquals(0, Inside.run(here, "-t", "1", "-nH", "-P", "torn", url).status());
      assertEquals("0123456789", Files.readString(here.resolve("torn/d/f")));
    }
  }

  /**
   * Who builds reproducibly keeps the time of what changed, and a date alone is answered by 304.
   */
  @ParameterizedTest
  @CsvSource({"10, 10, 4, 4", "5000, 4.9K, 9000, 8.8K"})
  void aRowOfAnotherSizeIsNotContentWithTheSameDate(int before, String was, int now, String is)
      throws Exception {
    var night = new AtomicBoolean();
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              String request = connection.request();
              String body = "x".repeat(night.get() ? now : before);
              String type = "text/plain";
              if (request.startsWith("GET /d/ ")) {
                body = Site.index("/d/", "f").replace("3K", night.get() ? is : was);
                type = "text/html";
              }
              String head =
                  "Connection: close\r\nContent-Type: %s\r\nLast-Modified: %s\r\n"
                      .formatted(type, MODIFIED);
              String answer =
                  request.contains("If-Modified-Since")
                      ? "HTTP/1.1 304 Not Modified\r\n%s\r\n".formatted(head)
                      : "HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\n\r\n%s"
                          .formatted(head, body.length(), body);
              out.write(answer.getBytes(UTF_8));
            })) {
      String url = server.uri("/d/").toString();
      assertEquals(0, Inside.run(here, "-nH", "-P", "kept", url).status());
      night.set(true);
      assertEquals(0, Inside.run(here, "-nH", "-P", "kept", url).status());
      assertEquals("x".repeat(now), Files.readString(here.resolve("kept/d/f")));
    }
  }

  private Program.Result mirror(String... words) throws Exception {
    return mirror("/d/", words);
  }

  private Program.Result mirrorHost() throws Exception {
    return mirror("/", new String[0]);
  }

  private Program.Result mirror(String path, String[] words) throws Exception {
    String[] all = {"--delete", "--max-delete=1000", "-t", "1", "-P", "copy", site.url(path)};
    return Inside.run(here, Stream.concat(Stream.of(words), Stream.of(all)).toArray(String[]::new));
  }

  private void goodNight() {
    site.html("/d/", listing());
    site.listing("/d/sub/", names("s"));
    for (String name : names("f")) {
      site.answer("/d/" + name, file("body of " + name));
    }
    for (String name : names("s")) {
      site.answer("/d/sub/" + name, file("body of " + name));
    }
  }

  private static String listing() {
    return Site.index(
        "/d/", Stream.concat(Stream.of(names("f")), Stream.of("sub/")).toArray(String[]::new));
  }

  private static String[] names(String letter) {
    return IntStream.range(0, 8).mapToObj(i -> letter + i).toArray(String[]::new);
  }

  private static ResponseDefinitionBuilder file(String body) {
    return aResponse()
        .withHeader("Content-Type", "application/octet-stream")
        .withHeader("Last-Modified", MODIFIED)
        .withHeader("Date", DATE)
        .withHeader("ETag", "\"1\"")
        .withBody(body);
  }

  private Map<String, String> tree() throws IOException {
    Path copy = site.copy(here.resolve("copy"), "");
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> all = Files.walk(copy)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        tree.put(copy.relativize(file).toString(), Files.readString(file));
      }
    }
    return tree;
  }
}
