package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees whose directories and files are queries of one script, night after night. */
@Execution(ExecutionMode.CONCURRENT)
class QueryTreesIT {
  private static final String SCRIPT = "/pub/index.php";
  private static final String MAINTENANCE = "<h1>We will be back</h1><p>Come again later.";

  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @ParameterizedTest
  @ValueSource(strings = {"/pub/", SCRIPT, SCRIPT + "?dir="})
  void theTopIsBesideTheScriptHoweverItIsNamed(String seed) throws Exception {
    page(seed, "?dir=sub", "?file=a", "?dir=&page=2");
    page(SCRIPT + "?dir=&page=2", "?file=b", "?file=c");
    page(SCRIPT + "?dir=sub", "?dir=", "?file=sub/x", "?file=sub/y");
    files("a", "b", "c", "sub/x", "sub/y");
    var result = mirror(seed);
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of("a", "b", "c", "sub/x", "sub/y"), here());
    page(SCRIPT + "?dir=&page=2", "?file=c");
    page(SCRIPT + "?dir=sub", "?dir=", "?file=sub/y");
    var plan = mirror(seed, "--dry-run", "--delete", "--max-delete=9");
    assertEquals(2, plan.out().lines().filter(line -> line.startsWith("delete\t")).count());
    assertEquals(0, mirror(seed, "--delete", "--max-delete=9").status());
    assertEquals(List.of("a", "c", "sub/y"), here());
    result = mirror(seed, "--verify");
    assertEquals(0, result.status(), result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {SCRIPT, SCRIPT + "?dir=", SCRIPT + "?dir=a/b"})
  void whatWasADirectoryIsNoFileWhenItsServerFails(String seed) throws Exception {
    String directory = seed.contains("a/b") ? "a/b/" : "";
    page(seed, "?dir=", "?file=" + directory + "x", "?file=" + directory + "y");
    files(directory + "x", directory + "y");
    assertEquals(0, mirror(seed).status());
    List<String> before = here();
    site.html(seed, MAINTENANCE);
    var result = mirror(seed, "--delete");
    assertEquals(7, result.status(), result.err());
    site.status(seed, 404);
    result = mirror(seed, "--delete");
    assertEquals(8, result.status(), result.err());
    assertEquals(before, here());
  }

  @Test
  void anEmptyListingIsOneStill() throws Exception {
    String seed = SCRIPT + "?dir=";
    page(seed, "?file=x", "?file=y");
    files("x", "y");
    assertEquals(0, mirror(seed).status());
    page(seed);
    var result = mirror(seed, "--delete", "--max-delete=9");
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of(), here());
  }

  @Test
  void onlyAQueryThatTellsAFileFromOthersIsOnRecord() throws Exception {
    site.html("/pub/", "<h1>/pub/</h1><a href='a?token=5ec7e7'>a</a> 9 <a href='b'>b</a> 9");
    site.file("/pub/a?token=5ec7e7", "1");
    site.file("/pub/b", "1");
    assertEquals(0, mirror("/pub/").status());
    try (Stream<Path> all = Files.walk(here.resolve(".mirror/d"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertFalse(Files.readString(file).contains("5ec7e7"), file::toString);
      }
    }
  }

  @Test
  void aFileThatBecameADirectoryGivesWay() throws Exception {
    String seed = SCRIPT + "?dir=";
    page(seed, "?dir=sub", "?file=z");
    page(SCRIPT + "?dir=sub", "?dir=", "?file=sub/x", "?file=sub/y");
    files("sub/x", "sub/y", "z");
    assertEquals(0, mirror(seed).status());
    page(SCRIPT + "?dir=sub", "?dir=", "?dir=sub/x", "?file=sub/y");
    page(SCRIPT + "?dir=sub/x", "?dir=sub", "?file=sub/x/in");
    files("sub/x/in");
    var result = mirror(seed);
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of("sub/x/in", "sub/y", "z"), here());
  }

  /** A listing with such links, each called as the last name in it; its pages are below. */
  private void page(String path, String... queries) {
    String rows =
        Stream.of(queries)
            .filter(query -> !query.contains("page"))
            .map(
                query ->
                    "<tr><td><a href='/pub/index.php%s'>%s</a><td>2024-03-01 04:05<td>1\n"
                        .formatted(query, name(query)))
            .collect(Collectors.joining());
    String pages =
        Stream.of(queries)
            .filter(query -> query.contains("page"))
            .map(query -> "<a href='/pub/index.php%s'>2</a>".formatted(query))
            .collect(Collectors.joining());
    String page = "<h1>Files in /pub/</h1><table>%s</table><p>%s</p>".formatted(rows, pages);
    site.html(path, page);
  }

  private static String name(String query) {
    String value = query.substring(query.lastIndexOf('=') + 1);
    return value.isEmpty() ? ".." : value.substring(value.lastIndexOf('/') + 1);
  }

  private void files(String... paths) {
    Stream.of(paths).forEach(path -> site.file(SCRIPT + "?file=" + path, "1"));
  }

  private Program.Result mirror(String seed, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(site.url(seed));
    return Inside.run(here, all.toArray(String[]::new));
  }

  private List<String> here() throws IOException {
    Path copy = site.copy(here, "/pub/");
    assertTrue(Files.isDirectory(copy));
    try (Stream<Path> all = Files.walk(copy)) {
      return all.filter(Files::isRegularFile)
          .map(file -> copy.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
