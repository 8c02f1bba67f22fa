package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one page names twice for one place here is that of the URL that had it first. */
@Execution(ExecutionMode.CONCURRENT)
class NameClashesIT {
  private static final String OLD = "Fri, 01 Mar 2024 04:05:06 GMT";
  private static final String LATER = "Sat, 02 Mar 2024 04:05:06 GMT";
  private static final String LOWER = "--restrict-file-names=lowercase";

  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @Test
  void aTreeBelowTwoSlashesMayComeFromBelowOne() throws Exception {
    for (String path : List.of("//pub/", "/pub/", "//pub/")) {
      site.listing(path, "a", "b+c/").file(path + "a", "A");
      site.listing(path + "b+c/", "d").file(path + "b+c/d", "D");
      var result = Inside.run(here, "-nH", site.url(path));
      assertEquals(0, result.status(), result.err());
      assertEquals("D", Files.readString(here.resolve("pub/b+c/d")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ignore-listing", "--delete"})
  void aFileKeepsItsPlaceFromADirectoryWhileItIsListed(String option) throws Exception {
    site.listing("/d/", "a", "x");
    file("/d/a", OLD, "a").file("/d/x", "the file");
    assertEquals(0, mirror().status());
    site.listing("/d/", "a", "x/", "x").listing("/d/x/", "q").file("/d/x/q", "q");
    for (int night = 0; night < 2; night++) {
      assertLost("/d/x/", "/d/x", mirror(option));
      assertEquals(List.of("a", "x"), files());
      assertEquals("the file", text("x"));
    }
    site.listing("/d/", "a", "x/");
    assertEquals(0, mirror("--delete").status());
    assertEquals(List.of("a", "x/q"), files(), "it has left the listing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--ignore-listing", "--delete"})
  void aDirectoryKeepsItsPlaceFromAFileWhileItIsListed(String option) throws Exception {
    site.listing("/d/", "a", "x/").listing("/d/x/", "q").file("/d/x/q", "q");
    file("/d/a", OLD, "a");
    assertEquals(0, mirror().status());
    site.listing("/d/", "a", "x", "x/").file("/d/x", "the file");
    for (int night = 0; night < 2; night++) {
      assertLost("/d/x", "/d/x/", mirror(option));
      assertEquals(List.of("a", "x/q"), files());
    }
    site.listing("/d/", "a", "x");
    assertEquals(0, mirror("--delete").status());
    assertEquals(List.of("a", "x"), files(), "it has left the listing");
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, LATER})
  void aFileKeepsItsNameAndItsUpdatesFromAnotherSpelling(String date) throws Exception {
    site.listing("/d/", "a.txt");
    file("/d/a.txt", OLD, "first");
    assertEquals(0, mirror(LOWER).status());
    site.listing("/d/", "A.TXT", "a.txt");
    file("/d/A.TXT", date, "other");
    assertLost("/d/A.TXT", "/d/a.txt", mirror(LOWER));
    assertEquals("first", text("a.txt"));
    file("/d/a.txt", LATER, "first, updated");
    assertLost("/d/A.TXT", "/d/a.txt", mirror(LOWER, "--ignore-listing"));
    assertEquals("first, updated", text("a.txt"));
    assertFalse(site.requests().contains("/d/A.TXT"));
  }

  @Test
  void aPageThatSomebodyWroteSettlesItLikewise() throws Exception {
    site.html("/d/", "<p>See <a href=a.txt>this</a>.");
    file("/d/a.txt", OLD, "first");
    assertEquals(0, mirror(LOWER).status());
    site.html("/d/", "<p>See <a href=A.TXT>that</a> and <a href=a.txt>this</a>.");
    file("/d/A.TXT", LATER, "other");
    assertLost("/d/A.TXT", "/d/a.txt", mirror(LOWER));
    assertEquals("first", text("a.txt"));
  }

  @Test
  void aFileThatIsNotWantedAnyMoreKeepsItsPlaceToo() throws Exception {
    site.listing("/d/", "x").file("/d/x", "the file");
    assertEquals(0, mirror().status());
    site.listing("/d/", "x/", "x").listing("/d/x/", "q").file("/d/x/q", "q");
    assertLost("/d/x/", "/d/x", mirror("--reject-regex=/x$"));
    assertEquals(List.of("x"), files());
  }

  /** The other URL had it last, and is asked nothing by what is known of this one. */
  @ParameterizedTest
  @ValueSource(strings = {OLD, LATER})
  void whatComesToANameThatIsFreeAgainIsFetched(String date) throws Exception {
    site.listing("/d/", "a.txt");
    file("/d/a.txt", OLD, "first");
    assertEquals(0, mirror(LOWER).status());
    site.listing("/d/", "A.TXT");
    file("/d/A.TXT", date, "another file");
    assertTrue(mirror(LOWER, "--dry-run").out().startsWith("ask"));
    var result = mirror(LOWER);
    assertEquals(0, result.status(), result.err());
    assertEquals("another file", text("a.txt"));
    assertTrue(
        site.server().getAllServeEvents().stream()
            .map(event -> event.getRequest())
            .filter(request -> request.getUrl().equals("/d/A.TXT"))
            .noneMatch(request -> request.containsHeader("If-Modified-Since")));
  }

  private Site file(String path, String date, String text) {
    return site.answer(
        path,
        aResponse()
            .withHeader("Last-Modified", date)
            .withHeader("Date", "Sun, 03 Mar 2024 04:06:06 GMT")
            .withBody(text));
  }

  private void assertLost(String loser, String holder, Program.Result result) {
    assertEquals(1, result.status(), result.err());
    assertTrue(
        result
            .err()
            .startsWith(site.url(loser) + ": its name here is that of " + site.url(holder) + "\n"),
        result.err());
    assertTrue(result.err().contains(" 1 failed"), result.err());
    assertFalse(result.err().contains("deleted"), result.err());
  }

  private Program.Result mirror(String... words) {
    boolean deleting = List.of(words).contains("--delete");
    String[] all = {"-nH", "-P", "copy", deleting ? "--max-delete=9" : "-x6", site.url("/d/")};
    return Inside.run(here, Stream.concat(Stream.of(words), Stream.of(all)).toArray(String[]::new));
  }

  private String text(String file) throws Exception {
    return Files.readString(here.resolve("copy/d").resolve(file));
  }

  private List<String> files() throws Exception {
    Path copy = here.resolve("copy/d");
    try (Stream<Path> all = Files.walk(copy)) {
      return all.filter(Files::isRegularFile)
          .map(file -> copy.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
