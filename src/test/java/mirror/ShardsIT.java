package mirror;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import mirror.server.ServerKind;
import mirror.server.WebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program, sharing a job with others of its kind. */
@Execution(ExecutionMode.CONCURRENT)
class ShardsIT {
  private static final int COUNT = 3;

  @TempDir Path folder;
  private Path tree;

  @BeforeEach
  void plant() throws Exception {
    tree = Files.createDirectory(folder.resolve("tree"));
    for (int i = 0; i < 12; i++) {
      Path inner = Files.createDirectories(tree.resolve("d" + i + "/inner"));
      Files.writeString(inner.resolve("deep"), "deep " + i);
      Files.writeString(inner.resolveSibling("one"), "one " + i);
      Files.writeString(inner.resolveSibling("two.bin"), "two " + i);
    }
    Files.writeString(tree.resolve("top"), "top");
  }

  @ParameterizedTest
  @EnumSource(
      value = ServerKind.class,
      names = {"NGINX", "PYTHON"})
  void togetherTheyFetchEachFileOnce(ServerKind kind) throws Exception {
    try (WebServer server = serve(kind)) {
      sideBySide("all", server.uri().toString());
      assertEquals(files(tree), files(host("all")));
      List<String> fetched =
          server.requests().stream().filter(request -> !request.contains("/ ")).toList();
      assertEquals(files(tree).size(), fetched.size(), fetched::toString);
    }
  }

  @Test
  void directoriesThatAreLeftOutBelowASeedAreNotSharedOut() {
    String seed = "http://127.0.0.1:9/";
    var result = Inside.run(folder, "--shard=1/2", "--cut-dirs=1", seed);
    assertEquals(1, result.status(), result.err());
    assertTrue(result.err().startsWith(seed + ": --cut-dirs leaves out"), result.err());
  }

  @Test
  void eachHasItsPartAndCountsNothingElse() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      SortedSet<String> all = new TreeSet<>();
      for (int number = 1; number <= COUNT; number++) {
        String copy = "part" + number;
        var result = shard(number, copy, server.uri().toString());
        assertEquals(0, result.status(), result.err());
        SortedSet<String> part = files(host(copy));
        assertTrue(result.err().contains(part.size() + " files"), result.err());
        for (String file : part) {
          assertTrue(all.add(file), file);
        }
      }
      assertEquals(files(tree), all);
    }
  }

  @Test
  void aListOfFilesIsSplitByTheirDirectories() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      List<String> urls =
          files(tree).stream().map(file -> server.uri().resolve(file).toString()).toList();
      Path list = Files.write(folder.resolve("urls.txt"), urls);
      for (int number = 1; number <= COUNT; number++) {
        assertEquals(0, shard(number, "all", list.toString()).status());
      }
      assertEquals(files(tree), files(host("all")));
      assertEquals(urls.size(), server.requests().size());
    }
  }

  @Test
  void eachDeletesWhatIsGoneFromItsOwnDirectories() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      String url = server.uri().toString();
      sideBySide("all", url);
      Files.delete(tree.resolve("d1/one"));
      Files.delete(tree.resolve("d2/inner/deep"));
      Files.delete(tree.resolve("d3/inner/deep"));
      Files.delete(tree.resolve("d3/inner"));
      int deleted = 0;
      for (int number = 1; number <= COUNT; number++) {
        var result = shard(number, "all", "--delete", "--max-delete=9", url);
        assertEquals(0, result.status(), result.err());
        deleted += result.err().contains("deleted") ? 1 : 0;
      }
      assertTrue(deleted > 0);
      assertEquals(files(tree), files(host("all")));
      assertFalse(Files.exists(host("all").resolve("d3/inner")));
    }
  }

  /** Each writes in the records of its own directories only, the other's being above. */
  @Test
  void aFileThatBecameADirectoryOfAnothersIsOffTheRecordTheNextNight() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      for (boolean directories : new boolean[] {false, true, true}) {
        for (int i = 0; i < 6; i++) {
          Path file = tree.resolve("n" + i);
          if (directories) {
            if (Files.isRegularFile(file)) {
              Files.delete(file);
            }
            Files.writeString(Files.createDirectories(file).resolve("y"), "y");
          } else {
            Files.writeString(file, "a file");
          }
        }
        for (int number = 1; number <= COUNT; number++) {
          var result = shard(number, "all", server.uri().toString());
          assertEquals(0, result.status(), result.err());
        }
      }
      assertEquals(files(tree), files(host("all")));
      var verified = Inside.run(folder, "--verify", "-P", "all");
      assertEquals(0, verified.status(), verified.err());
    }
  }

  @Test
  void aPageThatSomebodyWroteIsOfOneOnly() throws Exception {
    try (var site =
        new Site()
            .html("/", "<p>Welcome. <a href=a/>One</a> <a href=a/x.bin>x</a></p>")
            .html("/a/", "<p>More <a href=x.bin>x</a></p>")
            .file("/a/x.bin", "x")) {
      List<Path> found = new ArrayList<>();
      for (int number = 1; number <= COUNT; number++) {
        var result = shard(number, "part" + number, site.url("/"));
        assertEquals(0, result.status(), result.err());
        SortedSet<String> part = files(host("part" + number));
        part.forEach(file -> found.add(Path.of(file)));
      }
      assertEquals(
          List.of(Path.of("a/index.html"), Path.of("a/x.bin"), Path.of("index.html")),
          found.stream().sorted().toList());
    }
  }

  @Test
  void shardsOfOneCountRunSideBySideAndNobodyElse() throws Exception {
    try (var server = ScriptedServer.hangingAfter("HTTP/1.1 200 OK\r\n")) {
      String url = server.uri("/").toString();
      Path first = Files.createDirectory(folder.resolve("first"));
      Process running = Program.start(first, Map.of(), "--shard=1/3", "-P", "../copy", url);
      while (server.requests().isEmpty()) {
        assertFalse(running.waitFor(10, MILLISECONDS), "it ended");
      }
      for (String other : List.of("1/1", "1/3", "1/2", "2/2", "3/4")) {
        assertEquals(75, timed(other, url).status(), other);
      }
      var fellow = timed("2/3", url);
      assertEquals(10, fellow.status(), fellow.err());
      running.destroyForcibly().waitFor();
      assertEquals(10, timed("1/1", url).status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "x"})
  void whatIsNoShardIsAUsageError(String shard) throws Exception {
    var result = Inside.run(folder, "--shard=" + shard, "http://127.0.0.1:9/");
    assertEquals(2, result.status());
    assertTrue(result.err().contains("--shard is one of"), result.err());
    assertTrue(result.err().contains(shard), result.err());
  }

  /** A run that would wait for ever. */
  private Program.Result timed(String shard, String url) throws Exception {
    return Inside.run(folder, "--shard=" + shard, "--max-duration=0.5", "-P", "copy", url);
  }

  private void sideBySide(String copy, String url) throws Exception {
    List<Process> running = new ArrayList<>();
    for (int number = 1; number <= COUNT; number++) {
      Path own = Files.createDirectory(folder.resolve("run" + number));
      running.add(
          Program.start(own, Map.of(), "--shard=" + number + "/" + COUNT, "-P", "../" + copy, url));
    }
    for (int number = 1; number <= COUNT; number++) {
      var result = Program.run(running.get(number - 1), folder.resolve("run" + number));
      assertEquals(0, result.status(), result.err());
    }
  }

  private Program.Result shard(int number, String copy, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("--shard=" + number + "/" + COUNT, "-P", copy));
    all.addAll(List.of(words));
    return Inside.run(folder, all.toArray(String[]::new));
  }

  private WebServer serve(ServerKind kind) throws Exception {
    return kind.serve(tree);
  }

  /** The one host's directory. */
  private Path host(String copy) throws Exception {
    try (Stream<Path> hosts = Files.list(folder.resolve(copy))) {
      return hosts
          .filter(path -> !path.endsWith(".mirror"))
          .findFirst()
          .orElse(folder.resolve("nothing"));
    }
  }

  private static SortedSet<String> files(Path root) throws Exception {
    SortedSet<String> files = new TreeSet<>();
    if (Files.exists(root)) {
      try (Stream<Path> paths = Files.walk(root)) {
        paths
            .filter(Files::isRegularFile)
            .forEach(path -> files.add(root.relativize(path).toString()));
      }
    }
    return files;
  }
}
