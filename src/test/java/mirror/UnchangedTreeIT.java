package mirror;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mirror.server.ServerKind;
import mirror.server.TreeSnapshot;
import mirror.server.WebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The program, run again over a tree that it has, against real servers. */
@Execution(ExecutionMode.CONCURRENT)
class UnchangedTreeIT {
  private static final FileTime OLD = FileTime.from(475_000, HOURS); // March 2024

  @TempDir Path folder;
  private Path tree;
  private Path here;

  @BeforeEach
  void plant() throws IOException {
    here = Files.createDirectory(folder.resolve("here"));
    tree = folder.resolve("tree");
    for (String file :
        List.of("a/one.bin", "a/two.bin", "a/b/three.bin", "a/b/x y.bin", "c/e.bin")) {
      file(file, "content of " + file, OLD);
    }
    file("c/empty.bin", "", OLD);
  }

  /** Which of them show dates in their listings. */
  private static boolean showsDates(ServerKind kind) {
    return switch (kind) {
      case NGINX, NGINX_XML, NGINX_JSON, APACHE_FANCY, APACHE_TABLE, LIGHTTPD -> true;
      case APACHE_PLAIN, PYTHON, JWEBSERVER -> false;
    };
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void costsOneRequestADirectoryWhereListingsShowDates(ServerKind kind) throws Exception {
    try (WebServer server = serve(kind)) {
      same(server, 6);
      List<String> first = server.requests();
      Map<Path, String> state = state();
      same(server, 0);
      int requests = server.requests().size() - first.size();
      if (kind == ServerKind.PYTHON) {
        assertTrue(requests >= 10 && requests <= 10 + 6, requests + " requests");
      } else {
        assertEquals(showsDates(kind) ? 4 : 10, requests);
      }
      assertEquals(state, state(), "written, although nothing is new");
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void everyKindOfChangeIsSeen(ServerKind kind) throws Exception {
    try (WebServer server = serve(kind)) {
      same(server, 6);
      file("a/one.bin", "CONTENT OF a/one.bin", FileTime.from(475_100, HOURS));
      file("a/two.bin", "content of older two", FileTime.from(470_000, HOURS));
      Files.writeString(tree.resolve("a/b/three.bin"), " and more", StandardOpenOption.APPEND);
      file("a/b/new.bin", "new", FileTime.from(475_200, HOURS));
      Files.move(tree.resolve("c"), tree.resolve("d"));
      Files.delete(tree.resolve("a/b/x y.bin"));
      file("a/b/x y.bin/now a directory.bin", "in a directory", FileTime.from(475_300, HOURS));
      same(server, 7);
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void whatHappensToTheCopyIsMadeGood(ServerKind kind) throws Exception {
    try (WebServer server = serve(kind)) {
      same(server, 6);
      Path copy = copy(server);
      Files.delete(copy.resolve("a/one.bin"));
      Files.writeString(copy.resolve("a/two.bin"), "short");
      FileTime then = Files.getLastModifiedTime(copy.resolve("a/b/three.bin"));
      Files.writeString(copy.resolve("a/b/three.bin"), "CONTENT OF a/b/three.bin");
      Files.setLastModifiedTime(copy.resolve("c/e.bin"), FileTime.fromMillis(0));
      int before = server.requests().size();
      same(server, 3);
      assertEquals(then, Files.getLastModifiedTime(copy.resolve("a/b/three.bin")));
      assertEquals(OLD, Files.getLastModifiedTime(copy.resolve("c/e.bin")));
      if (kind != ServerKind.PYTHON) {
        assertEquals(showsDates(kind) ? 4 + 3 : 4 + 6, server.requests().size() - before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void aTreeOfAnotherProgramIsAdopted(ServerKind kind) throws Exception {
    try (WebServer server = serve(kind)) {
      copy(tree, copy(server));
      Files.writeString(copy(server).resolve("a/one.bin"), "content of a/ONE");
      same(server, 1);
      int before = server.requests().size();
      same(server, 0);
      if (kind != ServerKind.PYTHON) {
        assertEquals(showsDates(kind) ? 4 : 10, server.requests().size() - before);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void withoutItsRecordTheTreeIsAdoptedAgain(ServerKind kind) throws Exception {
    try (WebServer server = serve(kind)) {
      same(server, 6);
      Path state = here.resolve("copy/.mirror");
      try (Stream<Path> files = Files.walk(state)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.writeString(file, "garbage\n");
        }
      }
      same(server, 0);
    }
  }

  /** Runs, and sees to it that the copy is the tree and so many files were saved. */
  private void same(WebServer server, int saved, String... words) throws Exception {
    String[] all =
        Stream.concat(Stream.of("-P", "copy", server.uri().toString()), Arrays.stream(words))
            .toArray(String[]::new);
    var result = Inside.run(here, all);
    assertEquals(0, result.status(), result.err());
    List<String> lost =
        TreeSnapshot.of(tree).differences(TreeSnapshot.of(copy(server))).stream()
            .filter(line -> !line.startsWith("extra c")) // renamed, and nobody said --delete
            .toList();
    assertEquals(List.of(), lost);
    assertTrue(
        result.err().startsWith(saved + (saved == 1 ? " file saved" : " files saved")),
        result.err());
  }

  private WebServer serve(ServerKind kind) throws Exception {
    assumeTrue(kind.installed(), kind.absence());
    return kind.serve(tree);
  }

  private Path copy(WebServer server) {
    return here.resolve("copy").resolve(server.uri().getAuthority());
  }

  private void file(String name, String content, FileTime modified) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, modified);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /** Every file of the state with its time and content. */
  private Map<Path, String> state() throws IOException {
    Map<Path, String> state = new TreeMap<>();
    try (Stream<Path> files = Files.walk(here.resolve("copy/.mirror/d"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        state.put(file, Files.getLastModifiedTime(file) + "\n" + Files.readString(file));
      }
    }
    return state;
  }
}
