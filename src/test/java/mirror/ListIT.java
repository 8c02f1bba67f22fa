package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program with --list: files are named, and nothing is written. */
@Execution(ExecutionMode.CONCURRENT)
class ListIT {
  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @Test
  void filesAreNamedAndNothingIsWritten() throws Exception {
    site.listing("/d/", "b%20c", "a", "sub/", "empty/");
    site.file("/d/b%20c", "B").file("/d/a", "A").listing("/d/empty/");
    site.listing("/d/sub/", "e").file("/d/sub/e", "E");
    var result = Inside.run(here, "--list", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(urls("/d/a", "/d/b%20c", "/d/sub/e"), result.out().lines().sorted().toList());
    assertTrue(result.err().startsWith("3 files found, 0 failed; 3 listings"), result.err());
    assertEquals(List.of(), names());
  }

  @Test
  void whatLooksLikeAFileIsLookedAtIfItMayBeADirectory() throws Exception {
    site.html("/d/", Site.links("/d/", "redirecting", "answering", "moved"));
    site.redirect("/d/redirecting", "/d/redirecting/").listing("/d/redirecting/", "a");
    site.file("/d/redirecting/a", "A");
    site.html("/d/answering", "<h1>/d/answering</h1><a href=/d/>up</a> <a href=answering/b>b</a>");
    site.file("/d/answering/b", "B");
    site.redirect("/d/moved", "/pool/c");
    var result = Inside.run(here, "--list", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(
        urls("/d/answering/b", "/d/moved", "/d/redirecting/a"),
        result.out().lines().sorted().toList());
  }

  @Test
  void whatHasNoSlashWhereDirectoriesHaveOneIsAFileWithoutARequest() throws Exception {
    site.html("/d/", Site.links("/d/", "a", "sub/")).html("/d/sub/", Site.links("/d/sub/", "b"));
    for (String words : List.of("--list", "--dry-run")) {
      var result = Inside.run(here, words, site.url("/d/"));
      assertEquals(0, result.status(), result.err());
      assertEquals(2, result.out().lines().count(), result.out());
    }
    assertEquals(List.of("/d/", "/d/", "/d/sub/", "/d/sub/"), site.requests());
  }

  @Test
  void aListingInLongPagesIsNamedFromTheFirstToTheLast() throws Exception {
    for (int page = 1; page <= 3; page++) {
      String next = page < 3 ? "<a href='?page=" + (page + 1) + "' rel=next>next</a>" : "";
      String html = Site.index("/d/", names(page)).replace("</pre>", "</pre>" + next);
      site.html(page == 1 ? "/d/" : "/d/?page=" + page, html);
    }
    var result = Inside.run(here, "--list", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(
        IntStream.rangeClosed(1, 3)
            .boxed()
            .flatMap(page -> Stream.of(names(page)))
            .map(name -> site.url("/d/" + name))
            .toList(),
        result.out().lines().toList());
  }

  private static String[] names(int page) {
    return IntStream.range(0, 300).mapToObj(i -> page + "-" + i).toArray(String[]::new);
  }

  @Test
  void aPageThatSomebodyWroteIsNamedByItsDirectory() throws Exception {
    site.html("/d/", "<p>Read <a href=a.txt>this</a>, then <a href=sub/b.html>that</a>.");
    site.file("/d/a.txt", "A").html("/d/sub/b.html", "<p>B <a href=c>c</a>");
    var result = Inside.run(here, "--list", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(urls("/d/", "/d/a.txt", "/d/sub/b.html"), result.out().lines().sorted().toList());
  }

  @Test
  void aListFetchedAgainIsTheSameFiles() throws Exception {
    site.listing("/d/", "a", "sub/").file("/d/a", "A");
    site.html("/d/sub/", "<p><a href=b>b</a>").file("/d/sub/b", "B");
    String list = Inside.run(here, "--list", site.url("/d/")).out();
    Files.writeString(here.resolve("list"), list);
    Inside.run(here, "-P", "direct", site.url("/d/"));
    var result = Inside.run(here, "-P", "listed", here.resolve("list").toString());
    assertEquals(0, result.status(), result.err());
    assertEquals(tree("direct"), tree("listed"));
  }

  @Test
  void whatFailsIsSaidOnStderr() throws Exception {
    site.listing("/d/", "a", "sub/").file("/d/a", "A").status("/d/sub/", 403);
    var result = Inside.run(here, "--list", site.url("/d/"));
    assertEquals(8, result.status(), result.err());
    assertEquals(urls("/d/a"), Program.lines(result.out()));
    assertTrue(result.err().startsWith(site.url("/d/sub/") + ": 403"), result.err());
  }

  @Test
  void aReaderThatEndsEndsTheRunQuietly() throws Exception {
    String[] names = IntStream.range(0, 60).mapToObj(i -> "sub" + i + "/").toArray(String[]::new);
    site.listing("/d/", names);
    for (String name : names) {
      String page = Site.index("/d/" + name, "a");
      site.answer(
          "/d/" + name,
          aResponse().withHeader("Content-Type", "text/html").withBody(page).withFixedDelay(200));
      site.file("/d/" + name + "a", "A");
    }
    String command = "\"$0\" --list \"$1\" 2>stderr | head -n 1; exit ${PIPESTATUS[0]}";
    var process =
        new ProcessBuilder("bash", "-c", command, Program.launcher().toString(), site.url("/d/"))
            .directory(here.toFile())
            .start();
    assertEquals(1, process.inputReader().lines().count());
    assertEquals(0, process.waitFor());
    assertEquals("", Files.readString(here.resolve("stderr")));
    assertTrue(site.requests().size() < 100, "it goes on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--list", "--version"})
  void aFullDiskIsNoReaderThatEnds(String wish) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "Not tested: there is no /dev/full");
    site.listing("/d/", "a");
    site.file("/d/a", "A");
    String command = "\"$0\" \"$@\" >/dev/full";
    String program = Program.launcher().toString();
    var process =
        new ProcessBuilder("bash", "-c", command, program, wish, site.url("/d/"))
            .directory(here.toFile())
            .start();
    assertEquals(
        List.of("mirror: No space left on device"), process.errorReader().lines().toList());
    assertEquals(3, process.waitFor());
  }

  private List<String> urls(String... paths) {
    return Stream.of(paths).map(site::url).toList();
  }

  private List<String> names() throws Exception {
    try (Stream<Path> files = Files.list(here)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private List<String> tree(String folder) throws Exception {
    Path root = site.copy(here.resolve(folder), "/");
    try (Stream<Path> files = Files.walk(root)) {
      return files.map(file -> root.relativize(file).toString()).sorted().toList();
    }
  }
}
