package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program: what the user's own words keep out, and what that costs. */
@Execution(ExecutionMode.CONCURRENT)
class FiltersIT {
  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @Test
  void whatIsLeftOutIsCountedAndNotRequested() throws Exception {
    site.listing("/d/", "a.iso", "b.txt", "no/", "sub/").file("/d/b.txt", "BBB");
    site.listing("/d/sub/", "c.iso", "d.txt").file("/d/sub/d.txt", "DDD");
    var result = run(0, "-v", "-R", "iso", "-X", "/d/no", site.url("/d/"));
    assertEquals(List.of("/d/", "/d/b.txt", "/d/sub/", "/d/sub/d.txt"), site.requests());
    assertTrue(result.err().contains(", 3 filtered, 0 failed"), result.err());
    assertTrue(
        result.err().contains(site.url("/d/a.iso") + ": has a name that -A or -R leaves out"),
        result.err());
    assertEquals(
        1, Program.lines(result.err()).stream().filter(line -> line.contains("a.iso")).count());
  }

  @Test
  void aNamedDirectoryWithoutItsSlashIsNoFileToLeaveOut() throws Exception {
    site.redirect("/d", "/d/").listing("/d/", "a.iso", "b.txt").file("/d/a.iso", "AAA");
    run(0, "-A", "iso", site.url("/d"));
    assertEquals(List.of("/d", "/d/", "/d/a.iso"), site.requests());
  }

  @Test
  void aNamedFileThatIsLeftOutIsNotKept() throws Exception {
    site.file("/a.txt", "A");
    var result = run(0, "-A", "iso", site.url("/a.txt"));
    assertFalse(Files.exists(site.copy(here, "/a.txt")));
    assertTrue(result.err().contains("0 files saved (0 B), 0 unchanged, 1 filtered"), result.err());
  }

  @Test
  void aPageThatSomebodyWroteMayBeLeftOutAndIsReadAllTheSame() throws Exception {
    site.html("/d/", "<p>See <a href=a.iso>it</a>, not <a href=b.txt>that</a>.");
    site.file("/d/a.iso", "A");
    run(0, "-A", "iso", site.url("/d/"));
    assertTrue(Files.exists(site.copy(here, "/d/a.iso")));
    assertFalse(Files.exists(site.copy(here, "/d/index.html")));
  }

  @Test
  void aPageOfWhichNothingIsWantedIsNoFailure() throws Exception {
    site.html("/d/", "<p>See <a href=a.iso>it</a>.");
    run(0, "-R", "iso", site.url("/d/"));
    assertTrue(Files.exists(site.copy(here, "/d/index.html")));
  }

  @Test
  void aSizeThatIsNotListedIsTakenFromTheHead() throws Exception {
    site.html(
        "/d/",
        "<h1>Index of /d/</h1><ul><li><a href=small>small</a><li><a href=large>large</a></ul>");
    site.file("/d/small", "x".repeat(99)).file("/d/large", "x".repeat(101));
    var result = run(0, "--max-size=100", site.url("/d/"));
    assertTrue(Files.exists(site.copy(here, "/d/small")));
    assertFalse(Files.exists(site.copy(here, "/d/large")));
    assertTrue(result.err().contains("1 filtered"), result.err());
  }

  @Test
  void aSizeThatNobodyAnnouncesIsThatOfTheBody() throws Exception {
    site.answer("/a", aResponse().withBody("x".repeat(99)).withChunkedDribbleDelay(2, 1));
    run(0, "--min-size=100", site.url("/a"));
    assertFalse(Files.exists(site.copy(here, "/a")));
  }

  @Test
  void aSeedMayMoveToAnotherHostForWhoSpans() throws Exception {
    String far = site.url("/far/").replace("127.0.0.1", "localhost");
    site.redirect("/d/", far).listing("/far/", "a").file("/far/a", "A");
    run(0, "-H", site.url("/d/"));
    assertEquals("A", Files.readString(site.copy(here, "/d/a")));
    run(1, "-H", "-D", "127.0.0.1", site.url("/d/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--level=-1",
        "-l x",
        "--min-size=1kb",
        "--max-size=lots",
        "--accept-regex=[",
        "--reject-regex=(",
        "--regex-type=perl",
        "-A [z-a]",
      })
  void nonsenseIsSaidInOneLine(String words) throws Exception {
    String[] line = (words + " " + site.url("/")).split(" ", -1);
    var result = Inside.run(here, line);
    assertEquals(2, result.status(), result.err());
    assertEquals(1, Program.lines(result.err()).size(), result.err());
    assertTrue(result.err().startsWith("mirror: "), result.err());
    assertEquals(List.of(), site.requests());
  }

  private Program.Result run(int status, String... words) throws Exception {
    var result = Inside.run(here, words);
    assertEquals(status, result.status(), result.err());
    return result;
  }
}
