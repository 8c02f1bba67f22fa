package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written down for programs, the next run among them. */
@Execution(ExecutionMode.CONCURRENT)
class ReportIT {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @BeforeEach
  void serve() {
    site.listing("/d/", "a", "none", "sub/").file("/d/a", "A").status("/d/sub/", 500);
  }

  @Test
  void eachEventIsALineAndTheLastSumsUp() throws Exception {
    var result = run("--report=" + here.resolve("r.json"), site.url("/d/"));
    List<JsonNode> events = events(Files.readString(here.resolve("r.json")));
    assertEquals(4, events.size(), events.toString());
    JsonNode saved = only(events, "saved", "/d/a");
    assertEquals(1, saved.get("bytes").intValue());
    assertEquals("A", Files.readString(here.resolve(saved.get("path").textValue())));
    JsonNode withheld = only(events, "failed", "/d/none");
    assertEquals("withheld", withheld.get("kind").textValue());
    assertEquals("404 Not Found", withheld.get("reason").textValue());
    assertEquals("server", only(events, "failed", "/d/sub/").get("kind").textValue());
    JsonNode summary = events.getLast();
    assertEquals("summary", summary.get("event").textValue());
    assertEquals(1, summary.get("saved").intValue());
    assertEquals(2, summary.get("failed").intValue());
    assertEquals(result.status(), summary.get("status").intValue());
    assertTrue(summary.get("seconds").doubleValue() > 0);
  }

  @Test
  void aReportMayGoToStdout() throws Exception {
    var result = Program.run(here, "-q", "--report=-", site.url("/d/a"));
    List<JsonNode> events = events(result.out());
    assertEquals(2, events.size(), result.out());
    assertEquals(0, events.getLast().get("status").intValue());
    List<JsonNode> again = events(Program.run(here, "-q", "--report=-", site.url("/d/a")).out());
    assertTrue(again.getFirst().get("event").textValue().matches("saved|unchanged"));
  }

  @Test
  void whatFailedIsAListForAnotherRun() throws Exception {
    String list = here.resolve("rest.txt").toString();
    assertEquals(8, run(site.url("/d/")).status());
    assertEquals(List.of(site.url("/d/none"), site.url("/d/sub/")), rest());
    Files.setPosixFilePermissions(here.resolve("rest.txt"), OWNERS);
    site.file("/d/none", "N").listing("/d/sub/", "b").file("/d/sub/b", "B");
    site.server().resetRequests();
    var second = run(list);
    assertEquals(0, second.status(), second.err());
    assertEquals(List.of("/d/none", "/d/sub/", "/d/sub/b"), site.requests());
    assertEquals("N", Files.readString(site.copy(here, "/d/none")));
    assertEquals("B", Files.readString(site.copy(here, "/d/sub/b")));
    assertEquals(List.of(), rest());
    assertEquals(2, run(list).status());
    assertEquals(List.of(), rest());
    assertEquals(OWNERS, Files.getPosixFilePermissions(here.resolve("rest.txt")));
  }

  /** The README's. */
  @ParameterizedTest
  @CsvSource({
    "/d/a, -q, 0",
    "/d/, -Q1, 10",
    "/none, -q, 8",
    "none, -q, 1",
    "/d/a, --no-such, 2",
  })
  void whatFailedIsAskedForOnceMoreByARecipe(String source, String option, int status)
      throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf("    mirror -P /srv/mirror --failed=rest.txt");
    String recipe = readme.substring(begin, readme.indexOf("    )\n", begin) + 6);
    Files.writeString(here.resolve("rest.txt"), option.equals("--no-such") ? site.url(source) : "");
    Files.writeString(here.resolve("urls.txt"), source.startsWith("/") ? site.url(source) : source);
    String line = recipe.replace("/srv/mirror", "copy").replaceFirst("mirror", "mirror " + option);
    assertEquals(status, shell(line).status(), line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/p/", "/p+/"})
  void ofAListingInPagesItIsTheDirectory(String path) throws Exception {
    String next = "</pre><a href='?page=2' rel=next>2</a>";
    String page = path + "?page=2";
    site.html(path, Site.index(path, "a").replace("</pre>", next)).status(page, 404);
    site.file(path + "a", "A").file(path + "b", "B");
    String list = here.resolve("rest.txt").toString();
    var first = run(site.url(path));
    assertTrue(first.err().startsWith(site.url(page) + ": 404"), first.err());
    assertEquals(8, first.status());
    assertEquals(List.of(site.url(path)), rest());
    site.status(page, 401);
    assertEquals(6, run(list).status());
    site.html(page, Site.index(path, "b"));
    assertEquals(0, run(list).status());
    assertEquals("B", Files.readString(site.copy(here, path + "b")));
  }

  @Test
  void anotherRunPutsItInTheSamePlace() throws Exception {
    site.redirect("/old/", "/d/").file("/d/a", "A");
    run("-nH", site.url("/old/"));
    // The tree's own URLs would lead elsewhere.
    assertEquals(List.of(site.url("/old/")), rest());
    site.file("/d/none", "N");
    run("-nH", here.resolve("rest.txt").toString());
    assertEquals("N", Files.readString(here.resolve("old/none")));
  }

  @Test
  void aRunCutShortLosesNothingOfItsOwnList() throws Exception {
    site.answer("/slow", aResponse().withBody("S").withFixedDelay(60_000));
    String list = site.url("/none") + "\n" + site.url("/slow") + "\n";
    Files.writeString(here.resolve("rest.txt"), list);
    Process process = Program.start(here, Map.of(), "-x", "1", "--failed=rest.txt", "rest.txt");
    while (site.requests().size() < 2) {
      assertFalse(process.waitFor(10, MILLISECONDS), "it ended");
    }
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
    assertEquals(143, Program.run(process, here).status());
    assertEquals(list, Files.readString(here.resolve("rest.txt")));
    try (Stream<Path> files = Files.list(here)) {
      assertEquals(List.of(), files.filter(file -> file.toString().contains(".rest.txt")).toList());
    }
  }

  @Test
  void aReportOfARunCutShortSaysSo() throws Exception {
    site.answer("/slow", aResponse().withBody("S").withFixedDelay(60_000));
    Process process =
        Program.start(here, Map.of(), "--report=r.json", site.url("/none"), site.url("/slow"));
    while (site.requests().size() < 2) {
      assertFalse(process.waitFor(10, MILLISECONDS), "it ended");
    }
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
    assertEquals(143, Program.run(process, here).status());
    JsonNode summary = events(Files.readString(here.resolve("r.json"))).getLast();
    assertEquals("interrupted", summary.get("stopped").textValue());
    assertFalse(summary.has("status"), summary.toString());
  }

  @Test
  void whereStderrIsClosedNothingElseTakesItsPlace() throws Exception {
    assertEquals(8, shell("mirror --report=r.json " + site.url("/none") + " >&- 2>&-").status());
    assertEquals(2, events(Files.readString(here.resolve("r.json"))).size());
  }

  @Test
  void whereStdinIsClosedNothingElseIsReadAsAList() throws Exception {
    var result = shell("mirror <&-");
    assertEquals(2, result.status(), result.err());
    assertTrue(result.err().contains("Try 'mirror --help'"), result.err());
  }

  @Test
  void aReaderThatGoesAwayIsNoError() throws Exception {
    var result = shell("(mirror -q --report=- " + site.url("/d/a") + "; echo $? >status) | true");
    assertEquals("", result.err());
    assertEquals("0\n", Files.readString(here.resolve("status")));
  }

  @Test
  void whatTheShellAppendsToStays() throws Exception {
    for (String log : List.of("-o -", "-o /dev/stdout", "-a /dev/stdout", "-o kept.txt")) {
      Path kept = Files.writeString(here.resolve("kept.txt"), "old\n");
      String line = "mirror -nv %s -P './%s' %s >>kept.txt";
      assertEquals("", shell(line.formatted(log, log, site.url("/d/a"))).err());
      String text = Files.readString(kept);
      assertTrue(text.matches("old\n.*/d/a -> .*\n1 file saved .*\n"), text);
    }
  }

  @Test
  void whatStdoutAlreadyHoldsIsNotWrittenOverByAReport() throws Exception {
    var result =
        shell("echo one; mirror -q --report=/dev/stdout " + site.url("/d/a") + "; echo two");
    assertEquals(4, result.out().lines().count(), result.out());
    assertTrue(result.out().startsWith("one\n{") && result.out().endsWith("}\ntwo\n"));
  }

  @Test
  void aReportThatFindsNoRoomIsNoSuccess() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "Not tested: there is no /dev/full");
    var result = shell("mirror -q --report=- " + site.url("/d/a") + " >/dev/full");
    assertEquals("mirror: stdout: No space left on device\n", result.err());
    assertEquals(3, result.status());
  }

  /** Runs a line of a shell that knows the program. */
  private Program.Result shell(String line) throws Exception {
    var shell = new ProcessBuilder("sh", "-c", line).directory(here.toFile());
    shell
        .environment()
        .merge("PATH", Program.launcher().getParent() + ":", (path, bin) -> bin + path);
    shell.redirectOutput(here.resolve("stdout.txt").toFile());
    shell.redirectError(here.resolve("stderr.txt").toFile());
    return Program.run(shell.start(), here);
  }

  @Test
  void whereNothingCanBeWrittenNothingIsRequested() throws Exception {
    for (String option : List.of("--report", "--failed", "--output-file")) {
      Path none = here.resolve("none/file");
      var result = Inside.run(here, option + "=" + none, site.url("/d/"));
      assertEquals(3, result.status());
      assertEquals("mirror: " + none + ": no such file or directory\n", result.err());
    }
    assertEquals(List.of(), site.requests());
  }

  /** With the list of what failed that {@link #rest} reads. */
  private Program.Result run(String... words) {
    Stream<String> all = Stream.of("-q", "-t", "1", "--failed=" + here.resolve("rest.txt"));
    return Inside.run(here, Stream.concat(all, Stream.of(words)).toArray(String[]::new));
  }

  private List<String> rest() throws IOException {
    return Files.readString(here.resolve("rest.txt")).lines().sorted().toList();
  }

  private static List<JsonNode> events(String lines) throws IOException {
    List<JsonNode> events = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      events.add(new ObjectMapper().readTree(line));
    }
    return events;
  }

  private JsonNode only(List<JsonNode> events, String event, String path) {
    List<JsonNode> found =
        events.stream()
            .filter(one -> one.get("event").textValue().equals(event))
            .filter(one -> one.get("url").textValue().equals(site.url(path)))
            .toList();
    assertEquals(1, found.size(), events.toString());
    return found.getFirst();
  }
}
