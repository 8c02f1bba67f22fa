package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program: which links and redirects it follows, and where things go. */
@Execution(ExecutionMode.CONCURRENT)
class FollowedLinksIT {
  @AutoClose private final Site site = new Site();
  @AutoClose private final Site other = new Site();

  @TempDir Path here;

  @Test
  void parentForeignAndSortLinksAreNeverRequested() throws Exception {
    site.listing(
        "/d/",
        "/",
        "../",
        "/d",
        "?C=N;O=D",
        "?C=M&O=A",
        "/d/?sort=size",
        "a",
        "sub/",
        "./",
        "#top",
        "mailto:me");
    site.file("/d/a", "A").listing("/d/sub/", "b", "../../", "/d/").file("/d/sub/b", "B");
    run(0, site.url("/d/"));
    assertEquals(List.of("/d/", "/d/a", "/d/sub/", "/d/sub/b"), site.requests());
  }

  /** Of two names of one directory each has all of it, whichever comes first. */
  @ParameterizedTest
  @ValueSource(strings = {"1.2", "9.9"})
  void aDirectoryThatRedirectsHasAllThatItLeadsTo(String version) throws Exception {
    String there = "/d/" + version + "/";
    site.listing("/d/", version + "/", "latest/").redirect("/d/latest/", there);
    site.listing(there, "a", "sub/").listing(there + "sub/", "deep/");
    site.listing(there + "sub/deep/", "b").file(there + "a", "A").file(there + "sub/deep/b", "B");
    run(0, site.url("/d/"));
    for (String name : List.of(version, "latest")) {
      assertTrue(tree("/d").contains(name + "/sub/deep/b"), tree("/d").toString());
    }
  }

  /** The listing of the directory never named it, so that it cannot say that it is gone. */
  @Test
  void aPagesDeadLinkIsNotGoneFromAListing() throws Exception {
    site.listing("/d/", "docs/", "a").file("/d/a", "A");
    site.html("/d/docs/", "<p>Was <a href=../old.zip>here</a>, as all know.");
    run(24, site.url("/d/"));
  }

  @Test
  void linksElsewhereOnAHandMadePageAreNeverRequested() throws Exception {
    site.html(
        "/d/",
        "<p><a href=a.html>a</a> <a href=%s>b</a> <a href=/e/>e</a> <a href=../>up</a>"
            .formatted(other.url("/d/x")));
    site.html("/d/a.html", "<a href=not-followed>x</a>");
    run(0, site.url("/d/"));
    assertEquals(List.of("/d/", "/d/a.html"), site.requests());
    assertEquals(List.of(), other.requests());
  }

  @Test
  void aListingIsNeverStored() throws Exception {
    site.listing("/d/", "a", "empty/").file("/d/a", "A").listing("/d/empty/");
    run(0, site.url("/d/"));
    assertEquals(List.of("", "a", "empty"), tree("/d"));
  }

  /** As a package index and its packages do. */
  @ParameterizedTest
  @CsvSource({"a-files/, page/, -j1", "z-files/, page/, -j1", "a-files/, page/, -j4"})
  void whatAPageAndAListingNameIsFetchedOnce(String files, String page, String limit)
      throws Exception {
    site.listing("/d/", files, page).listing("/d/" + files, "f", "g");
    site.file("/d/" + files + "f", "F").file("/d/" + files + "g", "G");
    site.html("/d/" + page, "<p>Get <a href=../%sf>it</a></p>".formatted(files));
    for (String words : List.of("-q", "--list")) {
      var result = Inside.run(here, limit, words, site.url("/d/"));
      assertEquals(0, result.status(), result.err());
      List<String> told = words.equals("--list") ? Program.lines(result.out()) : site.requests();
      assertEquals(1, told.stream().filter(url -> url.endsWith("files/f")).count(), words + told);
    }
    assertEquals("F", Files.readString(site.copy(here, "/d/" + files + "f")));
  }

  @Test
  void aHandMadePageIsStoredAndFollowed() throws Exception {
    String page = "<p>Read <a href=a.txt>this</a>, then <a href=sub/b.txt>that</a>.";
    site.html("/d/", page).file("/d/a.txt", "A").file("/d/sub/b.txt", "B");
    run(0, site.url("/d/"));
    assertEquals(List.of("", "a.txt", "index.html", "sub", "sub/b.txt"), tree("/d"));
    assertEquals(page, Files.readString(site.copy(here, "/d/index.html")));
  }

  @Test
  void anIndexLinkedBesideItsDirectoryIsTheSameFile() throws Exception {
    String page = "<p><a href=index.html>home</a> <a href=a>a</a> and <a href=/x>x</a>";
    site.html("/d/", page).html("/d/index.html", page).file("/d/a", "A");
    run(0, site.url("/d/"));
    assertEquals(page, Files.readString(site.copy(here, "/d/index.html")));
  }

  @Test
  void aDirectoryLinkedWithoutItsSlashIsADirectory() throws Exception {
    site.listing("/d/", "redirecting", "answering");
    site.redirect("/d/redirecting", "/d/redirecting/").listing("/d/redirecting/", "a");
    site.file("/d/redirecting/a", "A");
    site.html("/d/answering", "<h1>/d/answering</h1><a href=/d/>up</a> <a href=answering/b>b</a>");
    site.file("/d/answering/b", "B");
    for (int times = 0; times < 2; times++) {
      run(0, site.url("/d/"));
      assertEquals(
          List.of("", "answering", "answering/b", "redirecting", "redirecting/a"), tree("/d"));
    }
  }

  @Test
  void whatADirectoryRedirectsToWithinTheTreeIsNotGone() throws Exception {
    site.listing("/d/", "docs/").redirect("/d/docs/", "/d/docs/en/");
    site.listing("/d/docs/en/", "a").file("/d/docs/en/a", "A");
    for (int night = 0; night < 3; night++) {
      run(0, "--delete", "--max-delete=9", site.url("/d/"));
      assertEquals(List.of("", "docs", "docs/a"), tree("/d"));
    }
    site.listing("/d/", "b/").listing("/d/b/");
    run(0, "--delete", "--max-delete=9", site.url("/d/"));
    assertEquals(List.of("", "b"), tree("/d"));
  }

  @Test
  void aDirectoryThatIsSpelledOtherwiseIsAnother() throws Exception {
    site.listing("/d/", "Sub/").listing("/d/Sub/", "a").file("/d/Sub/a", "A");
    run(0, site.url("/d/"));
    assumeTrue(Files.notExists(site.copy(here, "/d/sub")), "Not on a disk that takes it for one");
    site.listing("/d/", "sub/").listing("/d/sub/", "a").file("/d/sub/a", "A");
    for (int night = 0; night < 2; night++) {
      run(0, "--delete", "--max-delete=9", site.url("/d/"));
      assertEquals(List.of("", "sub", "sub/a"), tree("/d"));
    }
  }

  @Test
  void aFileInTheWayOfADirectoryHereIsAFailureAndTheDirectoryStays() throws Exception {
    site.listing("/d/", "a").redirect("/d/a", "/d/a/").listing("/d/a/", "b").file("/d/a/b", "B");
    run(0, site.url("/d/"));
    site.file("/d/a", "A");
    run(3, site.url("/d/"));
    assertEquals(List.of("", "a", "a/b"), tree("/d"));
  }

  @Test
  void aPlusThatTheServerReadsAsABlankIsEscaped() throws Exception {
    site.listing("/d/", "a+b", "c++/", "gone+").listing("/d/c%2B%2B/", "d+", "e");
    site.file("/d/a%2Bb", "AB").file("/d/c%2B%2B/d%2B", "D").file("/d/c%2B%2B/e", "E");
    for (int times = 0; times < 2; times++) {
      run(24, "--delete", site.url("/d/"));
      assertEquals(List.of("", "a+b", "c++", "c++/d+", "c++/e"), tree("/d"));
    }
    site.listing("/d/", "a+b", "c++/").listing("/d/c%2B%2B/", "d+");
    run(0, "--delete", "--max-delete=9", site.url("/d/"));
    assertEquals(List.of("", "a+b", "c++", "c++/d+"), tree("/d"));
    site.listing("/d/", "a+b", "x", "y").file("/d/x", "X").file("/d/y", "Y");
    run(0, "--delete", "--max-delete=9", site.url("/d/"));
    assertEquals(List.of("", "a+b", "x", "y"), tree("/d"));
  }

  @Test
  void aRedirectThatIsNotEscapedLeadsToTheSlashAllTheSame() throws Exception {
    site.listing("/d/", "%2541", "%C3%A9").redirect("/d/%2541", "/d/%41/");
    site.listing("/d/%2541/", "a").file("/d/%2541/a", "A");
    site.redirect("/d/%C3%A9", "/d/\u00c3\u00a9/").listing("/d/%C3%A9/", "b");
    site.file("/d/%C3%A9/b", "B");
    run(0, site.url("/d/"));
    assertEquals(List.of("", "%41", "%41/a", "\u00e9", "\u00e9/b"), tree("/d"));
  }

  @Test
  void aFileThatItsRowShowsAsADirectoryIsAFile() throws Exception {
    String row = "<a href=a><img alt='[DIR]'> a</a> 01-Mar-2024 04:05 -</pre>";
    site.html("/d/", Site.index("/d/", "b").replace("</pre>", row));
    site.answer(
        "/d/a",
        aResponse()
            .withHeader("Last-Modified", "Fri, 01 Mar 2024 04:05:06 GMT")
            .withHeader("Date", "Sat, 01 Mar 2025 04:05:06 GMT")
            .withBody("A"));
    site.file("/d/b", "B");
    run(0, "--delete", site.url("/d/"));
    for (int times = 0; times < 2; times++) {
      run(0, "--delete", site.url("/d/"));
      assertEquals(List.of("", "a", "b"), tree("/d"));
    }
    site.html("/d/", Site.index("/d/", "c").replace("</pre>", row)).file("/d/c", "C");
    run(0, "--delete", "--max-delete=9", site.url("/d/"));
    assertEquals(List.of("", "a", "c"), tree("/d"));
    assertEquals(2, site.requests().stream().filter("/d/a"::equals).count());
  }

  @Test
  void whatLooksLikeADirectoryAndIsNotGivenIsAListedFileThatIsNotGiven() throws Exception {
    String row = "<a href=a><img alt='[DIR]'> a</a> 01-Mar-2024 04:05 -</pre>";
    site.html("/d/", Site.index("/d/").replace("</pre>", row));
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(24, result.status(), result.err());
    assertTrue(result.err().startsWith(site.url("/d/a") + ": 404 Not Found"), result.err());
    assertEquals(List.of("/d/", "/d/a"), site.requests());
  }

  @Test
  void whatAPageLinksAndTheServerDoesNotGiveIsAListedFileToo() throws Exception {
    site.html("/d/", "<p>Read <a href=a>this</a>, or <a href=b>that</a>.").file("/d/a", "A");
    run(24, site.url("/d/"));
  }

  @Test
  void aSeedWithoutItsSlashIsADirectoryToo() throws Exception {
    site.redirect("/d", "/d/").listing("/d/", "a").file("/d/a", "A");
    run(0, site.url("/d"));
    assertEquals(List.of("", "a"), tree("/d"));
  }

  @Test
  void aSeedThatMovesOnItsHostKeepsItsNamesHere() throws Exception {
    site.redirect("/old/", "/new/place/").listing("/new/place/", "a", "sub/");
    site.file("/new/place/a", "A").listing("/new/place/sub/", "b").file("/new/place/sub/b", "B");
    run(0, site.url("/old/"));
    assertEquals(List.of("", "a", "sub", "sub/b"), tree("/old"));
    assertFalse(Files.exists(site.copy(here, "/new")));
  }

  @Test
  void aSeedThatMovesToAnotherHostFailsAndNamesIt() throws Exception {
    site.redirect("/d/", other.url("/d/"));
    other.listing("/d/", "a").file("/d/a", "A");
    var result = Inside.run(here, site.url("/d/"));
    assertNotEquals(0, result.status());
    assertTrue(result.err().startsWith(site.url("/d/") + ": "), result.err());
    assertTrue(result.err().contains(other.url("/d/")), result.err());
    assertEquals(List.of(), other.requests());
  }

  @Test
  void aListedDirectoryThatMovesOutOfTheTreeFails() throws Exception {
    site.listing("/d/", "sub/").redirect("/d/sub/", "/e/").listing("/e/", "a");
    var result = Inside.run(here, site.url("/d/"));
    assertNotEquals(0, result.status());
    assertTrue(result.err().contains(site.url("/e/")), result.err());
    assertEquals(List.of("/d/", "/d/sub/"), site.requests());
  }

  @Test
  void aFileThatComesFromElsewhereKeepsItsName() throws Exception {
    site.listing("/d/", "a.iso").redirect("/d/a.iso", other.url("/pool/b.bin?token=1"));
    other.file("/pool/b.bin?token=1", "A");
    run(0, site.url("/d/"));
    assertEquals(List.of("", "a.iso"), tree("/d"));
    assertEquals("A", Files.readString(site.copy(here, "/d/a.iso")));
    assertFalse(Files.exists(other.copy(here, "")));
  }

  @Test
  void redirectsInACircleEnd() throws Exception {
    site.redirect("/a", "/b").redirect("/b", "/a");
    var result = Inside.run(here, site.url("/a"));
    assertEquals(7, result.status(), result.err());
    assertEquals(21, site.requests().size());
  }

  @Test
  void cutDirectoriesAndHostsAreLeftOut() throws Exception {
    site.listing("/a/b/", "c/", "f").file("/a/b/f", "F").listing("/a/b/c/", "g");
    site.file("/a/b/c/g", "G");
    run(0, "-nH", "--cut-dirs=1", "-P", "to", site.url("/a/b/"));
    assertEquals("F", Files.readString(here.resolve("to/b/f")));
    assertEquals("G", Files.readString(here.resolve("to/b/c/g")));
  }

  private void run(int status, String... words) throws IOException, InterruptedException {
    var result = Inside.run(here, words);
    assertEquals(status, result.status(), result.err());
  }

  /** What stands below a path here, the path itself as an empty line. */
  private List<String> tree(String path) throws IOException {
    Path root = site.copy(here, path);
    try (Stream<Path> files = Files.walk(root)) {
      return files.map(file -> root.relativize(file).toString()).sorted().toList();
    }
  }
}
