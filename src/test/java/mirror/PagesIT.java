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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program: which pages are listings, which are files, and which are neither. */
class PagesIT {
  private static final String LOGIN = "<html><title>Log in</title><form action=/login></form>";

  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @Test
  void aPageThatAnswersForEverythingIsNeverStored() throws Exception {
    site.html("/d/", Site.links("/d/", "a.iso", "b", "c.tar.gz", "d.html"));
    for (String name : List.of("a.iso", "b", "c.tar.gz", "d.html")) {
      site.html("/d/" + name, LOGIN);
    }
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(7, result.status(), result.err());
    assertEquals(List.of("", "d.html"), tree("/d"));
    assertEquals(
        3, result.err().lines().filter(line -> line.contains("HTML page")).count(), result.err());
  }

  @Test
  void pagesOfTheirOwnAreFilesWhateverTheirNames() throws Exception {
    site.html("/d/", Site.links("/d/", "a", "b", "c"));
    site.html("/d/a", LOGIN).html("/d/b", LOGIN).html("/d/c", "<html>another");
    run(0, site.url("/d/"));
    assertEquals(List.of("", "a", "b", "c"), tree("/d"));
  }

  @Test
  void aPageInTheWayOfAFileLeavesThatAlone() throws Exception {
    site.html("/d/", Site.links("/d/", "a.iso")).file("/d/a.iso", "A");
    run(0, site.url("/d/"));
    site.html("/d/a.iso", LOGIN);
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(7, result.status(), result.err());
    assertTrue(result.err().contains("came as an HTML page where a file was"), result.err());
    assertEquals("A", Files.readString(site.copy(here, "/d/a.iso")));
    run(0, "--allow-html", site.url("/d/"));
    assertEquals(LOGIN, Files.readString(site.copy(here, "/d/a.iso")));
  }

  @Test
  void aDirectoryThatBecameAFileOfHtmlGivesWay() throws Exception {
    site.html("/d/", Site.index("/d/", "a", "b", "x/").replace("3K", "1"));
    site.file("/d/a", "A").file("/d/b", "B").listing("/d/x/", "c").file("/d/x/c", "C");
    run(0, site.url("/d/"));
    String page = Site.index("/d/", "a", "b", "x").replace("    3K", "    " + LOGIN.length());
    site.html("/d/", page).html("/d/x", LOGIN);
    run(0, "--delete", "--max-delete=1", site.url("/d/"));
    assertEquals(LOGIN, Files.readString(site.copy(here, "/d/x")));
  }

  @Test
  void anIndexThatIsNotItsDirectorysPageIsAClash() throws Exception {
    site.html("/d/", "<p><a href=index.html>home</a> <a href=a>a</a> and <a href=/x>x</a>");
    site.html("/d/index.html", "<p>another").file("/d/a", "A");
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(1, result.status(), result.err());
    assertTrue(
        result
            .err()
            .lines()
            .anyMatch(
                line ->
                    line.startsWith(site.url("/d/index.html: its place"))
                        && line.endsWith(site.url("/d/"))),
        result.err());
    assertTrue(Files.readString(site.copy(here, "/d/index.html")).contains("home"));
  }

  @Test
  void aPageThatIsHereStaysAsItIsIfTheUserSaysSo() throws Exception {
    site.html("/d/", "<p>one <a href=a>a</a> and <a href=/x>x</a>").file("/d/a", "A");
    run(0, site.url("/d/"));
    site.html("/d/", "<p>two <a href=a>a</a> and <a href=/x>x</a>");
    run(0, "-nc", site.url("/d/"));
    assertTrue(Files.readString(site.copy(here, "/d/index.html")).contains("one"));
  }

  @Test
  void aPageThatMayNotBeOverwrittenMayLinkItself() throws Exception {
    String page = "<p>%s <a href=index.html>home</a> <a href=a>a</a> and <a href=/x>x</a>";
    for (String version : List.of("one", "two")) {
      site.html("/d/", page.formatted(version)).html("/d/index.html", page.formatted(version));
      site.file("/d/a", "A");
      var result = Inside.run(here, "-nc", site.url("/d/"));
      assertEquals(0, result.status(), result.err());
    }
    assertTrue(Files.readString(site.copy(here, "/d/index.html")).contains("one"));
  }

  @Test
  void anIndexThatIsItsDirectorysPageIsOneFile() throws Exception {
    String page = "<p><a href=index.html>home</a> <a href=a>a</a> and <a href=/x>x</a>";
    site.html("/d/", page).html("/d/index.html", page).file("/d/a", "A");
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertTrue(result.err().startsWith("2 files saved"), result.err());
  }

  @Test
  void aPageWithoutASlashIsAFileUnlessItIsToBeFollowed() throws Exception {
    site.html("/d/page", "<p>See <a href=a>this</a>, and <a href=sub/b>that</a>.");
    site.file("/d/a", "A").file("/d/sub/b", "B");
    run(0, "-P", "file", site.url("/d/page"));
    assertEquals(List.of("/d/page"), site.requests());
    run(0, "-P", "followed", "--follow-page", site.url("/d/page"));
    Path copy = site.copy(here.resolve("followed"), "/d");
    assertEquals("A", Files.readString(copy.resolve("a")));
    assertEquals("B", Files.readString(copy.resolve("sub/b")));
    assertTrue(Files.exists(copy.resolve("page")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--reject=page", "--max-size=9"})
  void aPageThatIsToBeFollowedAndLeadsNowhereIsFilteredAsAnyFileIs(String filter) throws Exception {
    site.html("/d/page", "<p>See <a href=http://elsewhere.invalid/>this</a>, please.");
    run(0, "--follow-page", filter, site.url("/d/page"));
    assertFalse(Files.exists(site.copy(here, "/d/page")));
  }

  /** As servers do that show their home page in place of what is gone. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "/pub/", "/pub/other/"})
  void aFileThatLeadsToAnotherDirectoryDoesNotOpenThat(String to) throws Exception {
    site.redirect("/pub/x.iso", to).listing("/private/", "p");
    for (boolean listed : List.of(true, false)) {
      String page = "<p>Welcome to <a href=a>this</a> and <a href=/private/>that</a>.";
      site.html(to, listed ? Site.index(to, "a", "private/") : page);
      var result = Inside.run(here, site.url("/pub/x.iso"));
      assertEquals(List.of(to, "/pub/x.iso"), site.requests().stream().distinct().toList());
      assertTrue(!listed || result.status() != 0, result.err());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/pub/x/", "/pub/X/", "/pub/x/en/", "/pub/all/x/"})
  void aSeedWithoutItsSlashIsTheDirectoryThatIsItsOwn(String to) throws Exception {
    site.redirect("/pub/x", to).listing(to, "a").file(to + "a", "A");
    run(0, site.url("/pub/x"));
    assertEquals("A", Files.readString(site.copy(here, "/pub/x/a")));
  }

  @Test
  void aPageWhoseIndexIsOnItsWayIsOneFileWithThat() throws Exception {
    String page = "<p>Only <a href=a>this</a> and <a href=/x>x</a>";
    site.html("/d/", "<p><a href=docs/>docs</a> and <a href=docs/index.html>the same</a>.");
    site.html("/d/docs/", page).file("/d/docs/a", "A");
    site.answer(
        "/d/docs/index.html",
        aResponse().withHeader("Content-Type", "text/html").withBody(page).withFixedDelay(2000));
    run(0, site.url("/d/"));
    assertEquals(page, Files.readString(site.copy(here, "/d/docs/index.html")));
  }

  @Test
  void aFileThatIsToBeFollowedIsAFile() throws Exception {
    site.file("/d/a", "A");
    run(0, "--follow-page", site.url("/d/a"));
    assertEquals("A", Files.readString(site.copy(here, "/d/a")));
  }

  @Test
  void dataInADirectorysPlaceIsRefusedUnlessItIsItsListing() throws Exception {
    json(
        "/d/",
        "[{\"name\": \"sub\", \"type\": \"directory\", \"mtime\": \"x\"},"
            + " {\"name\": \"a.json\", \"type\": \"file\", \"size\": 3}]");
    json("/d/sub/", "[{\"name\": \"Ada\", \"born\": 1815}]");
    json("/d/a.json", "[{\"name\": \"b\", \"type\": \"file\"}]");
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(7, result.status(), result.err());
    assertTrue(
        result.err().contains("/d/sub/: is no listing but of type application/json"), result.err());
    assertEquals(List.of("", "a.json"), tree("/d"));
  }

  @Test
  void aListingOfNoTypeIsReadAndOtherwiseNothingIs() throws Exception {
    site.answer("/d/", aResponse().withBody(Site.index("/d/", "a", "sub/")));
    site.answer("/d/sub/", aResponse().withBody("<p>See <a href=b>this</a>."));
    site.file("/d/a", "A").file("/d/sub/b", "B");
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(7, result.status(), result.err());
    assertTrue(result.err().contains("/d/sub/: is no listing but of no type"), result.err());
    assertEquals(List.of("", "a"), tree("/d"));
  }

  @Test
  void aSeedThatMovesToAListingElsewhereFails() throws Exception {
    try (var other = new Site()) {
      site.redirect("/d", other.url("/e/"));
      other.listing("/e/", "a").file("/e/a", "A");
      var result = Inside.run(here, site.url("/d"));
      assertEquals(1, result.status(), result.err());
      assertTrue(result.err().contains(other.url("/e/")), result.err());
      assertFalse(Files.exists(site.copy(here, "/d/a")));
    }
  }

  @Test
  void aNameIsDecodedOnceAlsoWhereItIsChosenBy() throws Exception {
    site.html("/d/100%25.html", "<p>See <a href=a.html>a</a>.").html("/d/a.html", "A");
    run(0, "--follow-page", "-A", "100%.html", "-A", "a.html", site.url("/d/100%25.html"));
    assertEquals(List.of("", "100%.html", "a.html"), tree("/d"));
  }

  @Test
  void aPageWithoutATagForLongIsAFileAndNoListing() throws Exception {
    String log = "<html><body><pre>" + "a line of a log\n".repeat(200_000) + "</pre></body></html>";
    site.html("/d/", Site.links("/d/", "log", "sub/")).html("/d/log", log).html("/d/sub/", log);
    for (int night = 0; night < 2; night++) {
      var result = Inside.run(here, site.url("/d/"));
      assertEquals(7, result.status(), result.err());
      String failure = site.url("/d/sub/") + ": is no listing, and links nothing below";
      assertTrue(result.err().contains(failure), result.err());
      assertEquals(log, Files.readString(site.copy(here, "/d/log")));
      assertEquals(List.of("", "log"), tree("/d"));
    }
  }

  @Test
  void whatAListingMayNameBehindTooLongATextIsAFailure() throws Exception {
    String rest = "<!--" + "x".repeat(3_000_000) + "--><a href=b>b</a>";
    site.file("/d/a", "A").file("/d/c", "C");
    for (String names : List.of("a c", "a c", "c")) {
      site.html("/d/", Site.index("/d/", names.split(" ", -1)) + rest);
      var result = Inside.run(here, "--delete", site.url("/d/"));
      assertEquals(7, result.status(), result.err());
      String failure = site.url("/d/") + ": has too many rows or too long a text";
      assertTrue(result.err().contains(failure), result.err());
      assertEquals(List.of("", "a", "c"), tree("/d"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "href='?page=2&per_page=3'>2",
        "rel='Next nofollow' href='?cursor=c'>Next",
        "rel=next href=page2.html>Next",
        "href='?marker=c'>Next page",
      })
  void whatAnotherPageOfAListingNamesStays(String link) throws Exception {
    paged(link, "?page=2&per_page=3", "?cursor=c", "page2.html", "?marker=c");
    String err = run(0, "--delete", "--max-delete=9", site.url("/d/"));
    assertTrue(err.contains("5 unchanged, 0 failed"), err);
    assertEquals(List.of("", "a", "b", "c", "d", "e"), tree("/d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"href='?x=c'>Next", "href='?p=2'>2"})
  void nothingIsDeletedWhereAListingMayGoOn(String link) throws Exception {
    paged(link);
    String err = run(0, "--delete", "--max-delete=9", site.url("/d/"));
    assertTrue(err.contains("what may be more of it"), err);
    assertTrue(err.contains("nothing is deleted for that"), err);
    // It may hide what never came, too.
    err = run(0, "-q", site.url("/d/"));
    assertEquals(1, err.lines().count(), err);
    assertTrue(err.contains("what may be more of it"), err);
    assertEquals(List.of("", "a", "b", "c", "d", "e"), tree("/d"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<p>A page", "<p>A page that links <a href=a>a file</a>"})
  void aPageWithoutASizeIsAFile(String page) throws Exception {
    String row = "<a href=\"d.html\">x</a>    01-Mar-2024 04:05    ";
    site.html("/d/", Site.index("/d/", "a", "b", "c", "d.html").replace(row + "3K", row));
    site.file("/d/a", "A").file("/d/b", "B").file("/d/c", "C").html("/d/d.html", page);
    run(0, site.url("/d/"));
    assertEquals(List.of("", "a", "b", "c", "d.html"), tree("/d"));
    assertEquals(page, Files.readString(site.copy(here, "/d/d.html")));
  }

  /** A listing that was mirrored, and comes in pages now. */
  private void paged(String link, String... pages) throws Exception {
    for (String name : List.of("a", "b", "c", "d", "e")) {
      site.file("/d/" + name, name);
    }
    site.listing("/d/", "a", "b", "c", "d", "e");
    run(0, site.url("/d/"));
    site.html("/d/", Site.index("/d/", "a", "b", "c") + "<p><a " + link + "</a></p>");
    for (String page : pages) {
      site.listing("/d/" + page, "d", "e");
    }
  }

  private void json(String path, String text) {
    site.answer(path, aResponse().withHeader("Content-Type", "application/json").withBody(text));
  }

  private String run(int status, String... words) throws Exception {
    var result = Inside.run(here, words);
    assertEquals(status, result.status(), result.err());
    return result.err();
  }

  /** What stands below a path here, the path itself as an empty line. */
  private List<String> tree(String path) throws Exception {
    Path root = site.copy(here, path);
    try (Stream<Path> files = Files.walk(root)) {
      return files.map(file -> root.relativize(file).toString()).sorted().toList();
    }
  }
}
