package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose robots.txt is obeyed, and how. */
class RobotsIT {
  private final Site site = new Site();
  private final Site other = new Site();

  @TempDir Path here;

  @AfterEach
  void close() {
    site.close();
    other.close();
  }

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
  @CsvSource({"404, 2", "403, 2", "500, 0", "503, 0"})
  void aHostWithoutOneIsOpenAndABrokenOneClosed(int status, int files) throws Exception {
    page();
    other.status("/robots.txt", status);
    run(0, "-H", site.url("/d/"));
    assertEquals(
        files, other.requests().stream().filter(path -> !path.equals("/robots.txt")).count());
  }

  @Test
  void theUsersOwnTreesAreAskedOnlyWhereThatIsWanted() throws Exception {
    site.listing("/d/", "a", "b").file("/d/a", "AAA").file("/d/b", "BBB");
    site.redirect("/robots.txt", "/r").file("/r", "User-agent: mirror\nDisallow: /d/b\n");
    run(0, "--robots", site.url("/d/"));
    assertEquals(List.of("/d/", "/d/a", "/r", "/robots.txt"), site.requests());
  }

  @Test
  void nonsenseIsAUsageError() throws Exception {
    assertEquals(1, Program.lines(run(2, "-e", "quota=1", site.url("/")).err()).size());
  }

  private Program.Result run(int status, String... words) throws Exception {
    var result = Program.run(here, words);
    assertEquals(status, result.status(), result.err());
    return result;
  }
}
