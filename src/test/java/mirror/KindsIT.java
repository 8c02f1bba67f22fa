package mirror;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import mirror.server.ServerKind;
import mirror.server.TreeSnapshot;
import mirror.server.WebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that become directories on real servers, and directories that become files. */
@Execution(ExecutionMode.CONCURRENT)
class KindsIT {
  private static final FileTime OLD = FileTime.from(475_000, HOURS); // March 2024
  private static final FileTime LATER = FileTime.from(475_100, HOURS);

  @TempDir Path here;
  private Path tree;
  private Path copy;
  private Path backup;

  @BeforeEach
  void plant() throws IOException {
    tree = here.resolve("tree");
    copy = here.resolve("copy");
    backup = here.resolve("backup");
    for (int i = 0; i < 14; i++) {
      file("a/file" + i, "content " + i, OLD);
    }
    file("a/README", "a file", OLD);
    file("a/x.d/one", "one", OLD);
    file("a/x.d/sub/two", "two", OLD);
    file("LIST/three", "three", OLD);
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void bothAreTakenOverInTheSameRunAndWhatWasThereIsKept(ServerKind kind) throws Exception {
    try (WebServer server = serve(kind)) {
      assertEquals(0, mirror(server).status());
      change();
      var result = mirror(server, "--delete", "--backup-dir", backup.toString());
      assertEquals(0, result.status(), result.err());
      assertTheSame();
      assertTrue(result.err().startsWith("3 files saved"), result.err());
      assertTrue(result.err().contains("4 deleted"), result.err());
      assertEquals(List.of("LIST/three", "a/README", "a/x.d/one", "a/x.d/sub/two"), files(backup));
      var again = mirror(server, "--delete");
      assertTrue(again.err().startsWith("0 files saved (0 B), 17 unchanged, 0 failed"));
      assertTheSame();
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void everyKindOfChangeOfANightIsTakenOver(ServerKind kind) throws Exception {
    file("old name/inner", "inner", OLD);
    try (WebServer server = serve(kind)) {
      assertEquals(0, mirror(server).status());
      change();
      file("a/file0", "CONTENT 0", LATER);
      file("a/file1", "older 111", FileTime.from(470_000, HOURS));
      file("a/file2", "content 2 and more", LATER);
      file("a/added", "added", LATER);
      delete("a/file3");
      Files.move(tree.resolve("old name"), tree.resolve("new name"));
      var result = mirror(server, "--delete", "--max-delete=5", "--backup-dir", backup.toString());
      assertEquals(0, result.status(), result.err());
      assertTheSame();
      assertTrue(result.err().startsWith("8 files saved"), result.err());
      assertTrue(result.err().contains("6 deleted"), result.err());
      assertEquals(9, files(backup).size());
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void aFileGivesWayToADirectoryThatHasAPageOfItsOwn(ServerKind kind) throws Exception {
    try (WebServer server = serve(kind)) {
      assertEquals(0, mirror(server).status());
      delete("a/README");
      file("a/README/index.html", "<p>Here is <a href=\"inner\">all of it</a>.", LATER);
      file("a/README/inner", "inner", LATER);
      var result = mirror(server);
      assertEquals(0, result.status(), result.err());
      assertTheSame();
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void withoutDeletionADirectoryIsNamedAndStays(ServerKind kind) throws Exception {
    try (WebServer server = serve(kind)) {
      assertEquals(0, mirror(server).status());
      change();
      var result = mirror(server);
      assertEquals(3, result.status(), result.err());
      assertTrue(
          result.err().contains(copy.resolve("a/x.d") + ": a directory stands where the file goes"),
          result.err());
      assertEquals("one", Files.readString(copy.resolve("a/x.d/one")));
      assertEquals("three", Files.readString(copy.resolve("LIST/three")));
      assertEquals("inner", Files.readString(copy.resolve("a/README/inner")));
      assertTrue(result.err().contains("2 failed"), result.err());
    }
  }

  @Test
  void whatNobodyMirroredKeepsItsDirectory() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      assertEquals(0, mirror(server).status());
      change();
      Files.writeString(copy.resolve("a/x.d/mine"), "mine");
      var result = mirror(server, "--delete");
      assertEquals(3, result.status(), result.err());
      assertEquals(List.of("mine"), files(copy.resolve("a/x.d")));
      assertEquals("a file now", Files.readString(copy.resolve("LIST")));
      assertEquals(List.of(), temporaries());
    }
  }

  @Test
  void whatIsTooMuchToDeleteKeepsItToo() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      assertEquals(0, mirror(server).status());
      change();
      var result = mirror(server, "--delete", "--max-delete=2");
      assertEquals(25, result.status(), result.err());
      assertTrue(result.err().contains("--max-delete=3"), result.err());
      assertEquals("one", Files.readString(copy.resolve("a/x.d/one")));
      List<String> begun = temporaries();
      assertEquals(2, begun.size(), "what came is kept for the run that may delete");
      assertEquals(25, mirror(server, "--delete", "--max-delete=2").status());
      assertEquals(begun, temporaries());
      assertEquals(0, mirror(server, "--delete", "--max-delete=3").status());
      assertTheSame();
    }
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void anEmptyDirectoryGivesWayOrGoesThoughNoFileDoes(ServerKind kind) throws Exception {
    Files.createDirectories(tree.resolve("a/empty.d/inner.d"));
    Files.createDirectories(tree.resolve("a/gone.d/inner.d"));
    try (WebServer server = serve(kind)) {
      assertEquals(0, mirror(server).status());
      delete("a/empty.d");
      file("a/empty.d", "a file now", LATER);
      delete("a/gone.d");
      var result = mirror(server, "--delete");
      assertEquals(0, result.status(), result.err());
      assertTheSame();
    }
  }

  /** Whose record is in use until that file has its place. */
  @Test
  void aFileThatIsGoneBesideADirectoryThatBecameOneGoesInTheSameRun() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      assertEquals(0, mirror(server).status());
      change();
      delete("a/file3");
      var result = mirror(server, "--delete");
      assertEquals(0, result.status(), result.err());
      assertTheSame();
    }
  }

  @Test
  void aFileThatSomebodyEditedHereGivesNoWay() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      assertEquals(0, mirror(server).status());
      change();
      Files.writeString(copy.resolve("a/README"), "edited");
      var result = mirror(server);
      assertEquals(3, result.status(), result.err());
      assertTrue(result.err().contains("a file stands where the directory goes"), result.err());
      assertEquals("edited", Files.readString(copy.resolve("a/README")));
    }
  }

  @Test
  void aFileThatOnlyHasAnotherTimeHereGivesWay() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      assertEquals(0, mirror(server).status());
      change();
      Files.setLastModifiedTime(copy.resolve("a/README"), LATER); // as a restored tree's
      var result = mirror(server, "--delete");
      assertEquals(0, result.status(), result.err());
      assertTheSame();
    }
  }

  @Test
  void noFileGivesWayWhereAllAreToStayAsTheyAre() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      assertEquals(0, mirror(server).status());
      delete("a/README");
      file("a/README/inner", "inner", LATER);
      assertEquals("", mirror(server, "-nc", "--dry-run").out());
      var result = mirror(server, "-nc");
      assertEquals(3, result.status(), result.err());
      assertTrue(result.err().contains("a file stands where the directory goes"), result.err());
      assertEquals("a file", Files.readString(copy.resolve("a/README")));
      assertEquals(0, mirror(server, "-nc", "--delete").status(), "which is the user's word");
      assertTheSame();
    }
  }

  @Test
  void thePlanSaysSo() throws Exception {
    try (WebServer server = serve(ServerKind.NGINX)) {
      assertEquals(0, mirror(server).status());
      change();
      var plan = mirror(server, "--delete", "--dry-run");
      assertEquals(0, plan.status(), plan.err());
      assertEquals(
          List.of(
              "delete\t3\t" + copy.resolve("a/x.d/one"),
              "delete\t3\t" + copy.resolve("a/x.d/sub/two"),
              "delete\t5\t" + copy.resolve("LIST/three"),
              "delete\t6\t" + copy.resolve("a/README"),
              "new\t10\t" + server.uri() + "LIST",
              "new\t10\t" + server.uri() + "a/x.d",
              "new\t5\t" + server.uri() + "a/README/inner"),
          plan.out().lines().sorted().toList());
      assertEquals(3, mirror(server, "--dry-run").status(), "it would not be done");
    }
  }

  /** A refusal is no evidence, and its row is still there. */
  @Test
  void aFileStaysUntilTheDirectoryThatItBecameIsThere() throws Exception {
    try (var site = new Site().listing("/d/", "m", "n").file("/d/m", "m").file("/d/n", "n")) {
      String[] words = {"-nH", "-P", "copy", "--delete", "--max-delete=9", site.url("/d/")};
      assertEquals(0, Inside.run(here, words).status());
      site.listing("/d/", "m", "n/").status("/d/n/", 404);
      var plan =
          Inside.run(
              here, Stream.concat(Stream.of("--dry-run"), Stream.of(words)).toArray(String[]::new));
      assertFalse(plan.out().contains("delete"), plan.out());
      for (int night = 0; night < 2; night++) {
        var result = Inside.run(here, words);
        assertEquals(8, result.status(), result.err());
        assertEquals("n", Files.readString(copy.resolve("d/n")));
      }
      site.listing("/d/n/", "inner").file("/d/n/inner", "inner");
      assertEquals(0, Inside.run(here, words).status());
      assertEquals("inner", Files.readString(copy.resolve("d/n/inner")));
      site.listing("/d/", "m");
      assertEquals(0, Inside.run(here, words).status());
      assertEquals(List.of("m"), files(copy.resolve("d")));
    }
  }

  /** Two directories become files, and a file a directory. */
  private void change() throws IOException {
    delete("a/x.d");
    file("a/x.d", "a file now", LATER);
    delete("LIST");
    file("LIST", "a file now", LATER);
    delete("a/README");
    file("a/README/inner", "inner", LATER);
  }

  private WebServer serve(ServerKind kind) throws Exception {
    assumeTrue(kind.installed(), kind.absence());
    return kind.serve(tree);
  }

  private Program.Result mirror(WebServer server, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("-nH", "-P", copy.toString()));
    all.addAll(List.of(words));
    all.add(server.uri().toString());
    return Inside.run(here, all.toArray(String[]::new));
  }

  private void assertTheSame() throws IOException {
    var copied = TreeSnapshot.of(copy).without(path -> path.startsWith(".mirror"));
    assertEquals(List.of(), TreeSnapshot.of(tree).differences(copied));
  }

  private void file(String name, String content, FileTime modified) throws IOException {
    Path file = tree.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, modified);
  }

  private void delete(String name) throws IOException {
    try (Stream<Path> all = Files.walk(tree.resolve(name))) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  private List<String> temporaries() throws IOException {
    return files(copy).stream().filter(name -> name.matches("(.*/)?[.]mirror[.][^/]*")).toList();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
