package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.common.Gzip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import mirror.server.Nginx;
import mirror.server.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program with --dry-run: what would be done is told, and nothing is done. */
@Execution(ExecutionMode.CONCURRENT)
class PlanIT {
  private static final FileTime OLD = FileTime.from(Instant.parse("2020-02-03T04:05:06Z"));
  private static final FileTime LATER = FileTime.from(Instant.parse("2021-02-03T04:05:06Z"));

  @TempDir Path here;
  private Path site;
  private Path copy;
  private WebServer server;

  @BeforeEach
  void serve() throws Exception {
    assumeTrue(Nginx.clear().executable().isPresent(), "Not tested: nginx is not installed");
    site = Files.createDirectory(here.resolve("site"));
    copy = here.resolve("copy");
    for (int i = 0; i < 8; i++) {
      file("f" + i, "content " + i, OLD);
      file("sub/s" + i, "content " + i, OLD);
    }
    file("old/gone", "gone", OLD);
    server = WebServer.start(Nginx.clear(), site);
  }

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void ofANewTreeAllIsNewAndNothingIsWritten() throws Exception {
    var plan = plan("-R", "f*");
    assertEquals(0, plan.status(), plan.err());
    List<String> lines = new ArrayList<>(List.of(line("new", 4, "old/gone")));
    for (int i = 0; i < 8; i++) {
      lines.add(line("new", 9, "sub/s" + i));
    }
    assertEquals(lines, sorted(plan));
    assertTrue(plan.err().startsWith("9 new (76 B), 0 unchanged, 8 filtered, 0 failed"));
    assertFalse(Files.exists(copy));
  }

  @Test
  void eachFileIsToldOfOnceAndTheRunDoesJustThat() throws Exception {
    assertEquals(0, mirror("-P", copy.toString()).status());
    file("f1", "grown and grown", LATER);
    file("f2", "CONTENT 2", LATER);
    file("sub/new", "new", LATER);
    Files.delete(site.resolve("sub/s3"));
    Files.delete(copy.resolve("f3"));
    Files.writeString(copy.resolve("f4"), "cut");
    Files.setLastModifiedTime(copy.resolve("f5"), LATER); // which reading it settles
    Files.writeString(copy.resolve("f6"), "CONTENT 6");
    Files.writeString(copy.resolve("mine"), "mine");
    Files.createDirectory(copy.resolve("own"));
    Map<Path, String> before = files();
    int requests = server.requests().size();

    var plan = plan();
    assertEquals(0, plan.status(), plan.err());
    assertEquals(
        List.of(
            line("changed", 15, "f1"),
            line("changed", 9, "f2"),
            line("changed", 9, "f4"),
            line("changed", 9, "f6"),
            line("new", 3, "sub/new"),
            line("new", 9, "f3"),
            "unknown\t-\t" + copy.resolve("own") + "/",
            "unknown\t4\t" + copy.resolve("mine")),
        sorted(plan));
    assertEquals(3, server.requests().size() - requests, "listings alone");
    assertEquals(before, files());

    var run = mirror("-P", copy.toString());
    assertTrue(run.err().startsWith("6 files saved (54 B), 11 unchanged"), run.err());
    assertEquals(List.of(), sorted(plan()).stream().filter(l -> !l.startsWith("unk")).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "-nc, 0, 0, 1",
    "--size-only, 1, 0, 1",
    "--ignore-listing, 1, 16, 1",
    "--accept=f*, 2, 0, 1",
    "--reject=f*, 0, 0, 0",
    "--max-size=9, 1, 0, 0",
  })
  void theUsersWordsHoldForThePlanToo(String words, int changed, int asked, int added)
      throws Exception {
    assertEquals(0, mirror("-P", copy.toString()).status());
    file("f1", "grown and grown", LATER);
    file("f2", "CONTENT 2", LATER);
    file("f-new", "a new one here", LATER);
    var plan = plan(words);
    assertEquals(0, plan.status(), plan.err());
    assertEquals(changed, count(plan, "changed\t"), plan.out());
    assertEquals(asked, count(plan, "ask\t"), plan.out());
    assertEquals(added, count(plan, "new\t"), plan.out());
  }

  @Test
  void whereSizesAreRoundedTheServerSaysWhichAreTheRightOnes() throws Exception {
    try (var rounded = new Site()) {
      rounded.html("/r/", rounded("2020-02-03")).file("/r/f", "x".repeat(1200));
      String[] words = {"-nH", "-P", copy.toString(), "--size-only", rounded.url("/r/")};
      assertEquals(0, run(words).status());
      rounded.html("/r/", rounded("2021-02-03"));
      var plan = run(with(words, "--dry-run"));
      assertEquals(List.of("ask\t1200\t" + rounded.url("/r/f")), sorted(plan));
    }
  }

  private static String rounded(String date) {
    return "<h1>Index of /r/</h1><pre><a href=\"../\">../</a>\n<a href=\"f\">f</a> %s 04:05  1.2K\n</pre>"
        .formatted(date);
  }

  private static long count(Program.Result plan, String start) {
    return plan.out().lines().filter(line -> line.startsWith(start)).count();
  }

  @Test
  void whatWouldBeDeletedIsToldByTheSameEvidence() throws Exception {
    assertEquals(0, mirror("-P", copy.toString()).status());
    Files.delete(site.resolve("sub/s3"));
    Files.delete(site.resolve("old/gone"));
    Files.delete(site.resolve("old"));
    assertEquals(List.of(), sorted(plan()), "nobody said --delete");
    var plan = plan("--delete");
    assertEquals(
        List.of("delete\t4\t" + copy.resolve("old/gone"), "delete\t9\t" + copy.resolve("sub/s3")),
        sorted(plan));
    assertTrue(plan.err().startsWith("2 to delete (13 B), 15 unchanged, 0 failed"), plan.err());
    assertEquals(plan.out(), plan("--delete").out());
    var held = plan("--delete", "--max-delete=1");
    assertEquals(25, held.status());
    assertEquals(plan.out(), held.out());
    assertTrue(held.err().contains("--max-delete=2"), held.err());
    assertTrue(held.err().contains("2 to delete (13 B), 15 unchanged, 1 failed"), held.err());

    for (int i = 0; i < 8; i++) { // a listing that has lost nearly all
      Files.deleteIfExists(site.resolve("sub/s" + i));
    }
    assertEquals(
        List.of("delete\t4\t" + copy.resolve("old/gone")),
        sorted(plan("--delete", "--max-delete=100")));
  }

  @Test
  void whatCameBackIsNotDeletedThoughItHadLeft() throws Exception {
    assertEquals(0, mirror("-P", copy.toString()).status());
    Files.delete(site.resolve("sub/s3"));
    assertEquals(0, mirror("-P", copy.toString()).status());
    file("sub/s3", "content 3", OLD);
    assertEquals(List.of(), sorted(plan("--delete", "--max-delete=100")));
  }

  @Test
  void whatStandsInTheWayIsTheFailureThatARunHas() throws Exception {
    assertEquals(0, mirror("-P", copy.toString(), "-X", "/sub").status());
    Files.writeString(copy.resolve("sub"), "mine");
    Files.createDirectories(copy.resolve("new/mine"));
    file("new", "new", OLD);
    String[][] runs = {{"--delete", server.uri().toString()}, {server.uri() + "sub/s1"}};
    for (String[] words : runs) {
      List<String> all = new ArrayList<>(List.of("-nH", "-P", copy.toString()));
      all.addAll(List.of(words));
      var run = run(all.toArray(String[]::new));
      all.add("--dry-run");
      var plan = run(all.toArray(String[]::new));
      assertEquals("", plan.out());
      assertEquals(3, plan.status());
      assertEquals(3, run.status());
      assertEquals(failures(run), failures(plan));
    }
  }

  private static List<String> failures(Program.Result result) {
    return result.err().lines().filter(line -> line.startsWith("http")).sorted().toList();
  }

  @Test
  void aFileOfOursThatBecameADirectoryIsInNobodysWay() throws Exception {
    file("thing", "a file", OLD);
    assertEquals(0, mirror("-P", copy.toString()).status());
    Files.setLastModifiedTime(copy.resolve("thing"), LATER);
    Map<Path, String> before = files();
    Files.delete(site.resolve("thing"));
    file("thing/a", "a", OLD);
    file("thing/deep/b", "b", OLD);
    var plan = plan();
    assertEquals(0, plan.status(), plan.err());
    assertEquals(
        List.of(
            "delete\t6\t" + copy.resolve("thing"),
            line("new", 1, "thing/a"),
            line("new", 1, "thing/deep/b")),
        sorted(plan));
    assertEquals(before, files(), "nor is a time put right");
    var run = mirror("-P", copy.toString());
    assertEquals(0, run.status(), run.err());
    assertTrue(run.err().contains(" 1 deleted"), run.err());
    assertTrue(Files.exists(copy.resolve("thing/deep/b")));
  }

  @Test
  void thePlanOfAPageThatSomebodyWroteIsThePageAndItsLinks() throws Exception {
    file("page/index.html", "<p>Read <a href=a.txt>this</a>, and <a href=b/>that</a>.", OLD);
    file("page/a.txt", "a", OLD);
    file("page/b/c", "c", OLD);
    String url = server.uri() + "page/";
    var first = run("--dry-run", "-nH", "-P", copy.toString(), url);
    assertEquals(
        List.of(line("new", 1, "page/a.txt"), line("new", 1, "page/b/c"), line("new", 56, "page/")),
        sorted(first));
    assertEquals(0, run("-nH", "-P", copy.toString(), url).status());
    var second = run("--dry-run", "-nH", "-P", copy.toString(), url);
    assertEquals(List.of(line("ask", 1, "page/a.txt")), sorted(second));
  }

  @Test
  void aPageThatSomebodyWroteIsToldOfOnceWhereItLinksItself() throws Exception {
    String page = "<p>Back <a href=index.html>home</a>, or to <a href=%s/>that</a>.";
    file("page/index.html", page.formatted("b"), OLD);
    file("page/b/c", "c", OLD);
    String[] words = {"--dry-run", "-nH", "-P", copy.toString(), server.uri() + "page/"};
    assertEquals(List.of(line("new", 1, "page/b/c"), line("new", 63, "page/")), sorted(run(words)));
    assertEquals(0, run(Arrays.copyOfRange(words, 1, words.length)).status());
    assertEquals(List.of(), sorted(run(words)));
    file("page/index.html", page.formatted("bb"), LATER);
    file("page/bb/c", "c", OLD);
    assertEquals(
        List.of(line("changed", 64, "page/"), line("new", 1, "page/bb/c")), sorted(run(words)));
  }

  @Test
  void aPageThatSomebodyWroteStaysAsItIsUnderNc() throws Exception {
    file("page/index.html", "<p>Read <a href=a.txt>this</a>.", OLD);
    file("page/a.txt", "a", OLD);
    String url = server.uri() + "page/";
    assertEquals(0, run("-nH", "-P", copy.toString(), url).status());
    file("page/index.html", "<p>Read <a href=a.txt>this</a> anew.", LATER);
    for (String[] words : new String[][] {{url}, {"--follow-page", url + "index.html"}}) {
      var plan = run(with(words, "--dry-run", "-nc", "-nH", "-P", copy.toString()));
      assertEquals("", plan.out());
      assertTrue(plan.err().startsWith("2 unchanged"), plan.err());
    }
  }

  @Test
  void theLengthOfWhatIsCompressedOnTheWayIsNotTheFiles() throws Exception {
    try (var zipping = new Site()) {
      String text = "many times the same ".repeat(100);
      byte[] zipped = Gzip.gzip(text);
      zipping.file("/f", text);
      zipping
          .server()
          .stubFor(
              any(urlEqualTo("/f"))
                  .withHeader("Accept-Encoding", containing("gzip"))
                  .willReturn(
                      aResponse()
                          .withHeader("Content-Encoding", "gzip")
                          .withHeader("Content-Length", String.valueOf(zipped.length))
                          .withBody(zipped)));
      String[] words = {"-nH", "-P", copy.toString(), "--min-size=1K", zipping.url("/f")};
      for (String follow : List.of("-nv", "--follow-page")) {
        var list = run(with(words, "--list", follow));
        assertEquals(List.of(zipping.url("/f")), sorted(list), list.err());
        var plan = run(with(words, "--dry-run", follow));
        assertEquals(List.of("new\t-\t" + zipping.url("/f")), sorted(plan), plan.err());
      }
      assertEquals(0, run(words).status());
      var second = run(with(words, "--dry-run"));
      assertEquals(List.of("ask\t2000\t" + zipping.url("/f")), sorted(second));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--reject=f*", "--min-size=1K"})
  void aFileThatAPersonNamedIsFilteredAsInTheRunWhetherPagesAreFollowedOrNot(String filter)
      throws Exception {
    String[] words = {"-nH", "-P", copy.toString(), filter, server.uri() + "f1"};
    for (String follow : List.of("-nv", "--follow-page")) {
      for (String purpose : List.of("--list", "--dry-run")) {
        var result = run(with(words, purpose, follow));
        assertEquals("", result.out());
        assertTrue(result.err().contains(" 1 filtered"), result.err());
      }
    }
  }

  private static String[] with(String[] words, String... more) {
    return Stream.concat(Stream.of(more), Stream.of(words)).toArray(String[]::new);
  }

  @Test
  void aRunAtWorkDoesNotKeepItOut() throws Exception {
    try (var slow = ScriptedServer.hangingAfter("HTTP/1.1 200 OK\r\n")) {
      Path other = Files.createDirectory(here.resolve("other"));
      Process first =
          Program.start(other, Map.of(), "-nH", "-P", copy.toString(), slow.uri("/f").toString());
      while (slow.requests().isEmpty()) {
        assertFalse(first.waitFor(10, MILLISECONDS), "it ended");
      }
      assertEquals(0, plan().status());
      first.destroyForcibly().waitFor();
    }
  }

  @Test
  void quietIsTheResultAloneAndTheReportHasItToo() throws Exception {
    var plan = plan("-q", "--report=" + here.resolve("report"));
    assertEquals("", plan.err());
    assertEquals(17, plan.out().lines().count());
    String report = Files.readString(here.resolve("report"));
    assertEquals(17, report.lines().filter(l -> l.contains("\"intent\":\"new\"")).count());
    assertTrue(report.contains("\"new\":17"), report);
  }

  @Test
  void aReaderThatEndsEndsItQuietly() throws Exception {
    for (int i = 0; i < 4000; i++) {
      file("many/a-file-with-a-long-name-" + i, "", OLD);
    }
    String command = "\"$0\" --dry-run \"$1\" 2>stderr | head -n 1; exit ${PIPESTATUS[0]}";
    var process =
        new ProcessBuilder(
                "bash", "-c", command, Program.launcher().toString(), server.uri().toString())
            .directory(here.toFile())
            .start();
    assertEquals(1, process.inputReader().lines().count());
    assertEquals(0, process.waitFor());
    assertEquals("", Files.readString(here.resolve("stderr")));
  }

  private Program.Result plan(String... words) throws Exception {
    return mirror(
        Stream.concat(Stream.of("--dry-run", "-P", copy.toString()), Stream.of(words))
            .toArray(String[]::new));
  }

  private Program.Result mirror(String... words) throws Exception {
    return run(
        Stream.concat(Stream.of(words), Stream.of("-nH", server.uri().toString()))
            .toArray(String[]::new));
  }

  private Program.Result run(String... words) throws Exception {
    return Inside.run(here, words);
  }

  private String line(String intent, int bytes, String path) {
    return intent + "\t" + bytes + "\t" + server.uri() + path;
  }

  private static List<String> sorted(Program.Result result) {
    return result.out().lines().sorted().toList();
  }

  private void file(String name, String content, FileTime modified) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, modified);
  }

  /** All that is here, with its time and content. */
  private Map<Path, String> files() throws IOException {
    Map<Path, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(copy)) {
      for (Path file : all.toList()) {
        boolean plain = Files.isRegularFile(file);
        String content = plain ? Files.readString(file) : "";
        files.put(file, Files.getLastModifiedTime(file) + content);
      }
    }
    return files;
  }
}
