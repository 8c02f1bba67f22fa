package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mirror.server.ServerKind;
import mirror.server.WebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program, where a directory leads back to itself under a longer name. */
@Execution(ExecutionMode.CONCURRENT)
class LoopsIT {
  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @Test
  void aDirectoryThatShowsTheSameAsOneAboveItIsNotWalked() throws Exception {
    site.listing("/d/", "a", "in/").file("/d/a", "A").listing("/d/in/", "b", "loop/");
    site.file("/d/in/b", "B").listing("/d/in/loop/", "a", "in/");
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of("/d/", "/d/a", "/d/in/", "/d/in/b", "/d/in/loop/"), site.requests());
    assertEquals(
        1, result.err().lines().filter(line -> line.startsWith(site.url("/d/in/loop/"))).count());
  }

  @Test
  void whatLeadsAboveADirectoryThatWaitsIsNotWalked() throws Exception {
    site.listing("/d/", "a", "dists/").file("/d/a", "A").listing("/d/dists/", "b", "up/");
    site.file("/d/dists/b", "B").listing("/d/dists/up/", "a", "dists/");
    var result = Inside.run(here, "--last=dists/*", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(
        List.of("/d/", "/d/a", "/d/dists/", "/d/dists/b", "/d/dists/up/"), site.requests());
    assertTrue(result.err().contains(site.url("/d/dists/up/") + ": is a loop"), result.err());
  }

  @Test
  void aDirectoryThatRedirectsToOneAboveItIsNotWalked() throws Exception {
    site.listing("/d/", "up/", "in/", "ok/").redirect("/d/up/", "/d/");
    site.listing("/d/in/", "other/").redirect("/d/in/other/", "/d/other/");
    site.listing("/d/other/", "in/").redirect("/d/other/in/", "/d/in/");
    site.listing("/d/ok/", "a").file("/d/ok/a", "A");
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(8, site.requests().size(), site.requests().toString());
    for (String loop : List.of("/d/up/", "/d/other/in/")) {
      assertEquals(1, result.err().lines().filter(line -> line.startsWith(site.url(loop))).count());
    }
  }

  @Test
  void aLoopIsToldFromItsFirstLevelByNamesAndRows() throws Exception {
    site.listing("/d/", "a/").listing("/d/a/", "a").file("/d/a/a", "A");
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertTrue(Files.exists(site.copy(here, "/d/a/a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"junit/junit/4.12/", "en/de/en/de/x/", "a/a/a/a/a/x/"})
  void namesMayRepeatOnTheWayDown(String path) throws Exception {
    String above = "/d/";
    for (String name : path.split("(?<=/)")) {
      site.listing(above, name);
      above += name;
    }
    site.listing(above, "f").file(above + "f", "F");
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals("F", Files.readString(site.copy(here, above + "f")));
    assertTrue(result.err().contains(" 0 failed"), result.err());
  }

  @ParameterizedTest
  @EnumSource(
      value = ServerKind.class,
      names = {"NGINX", "APACHE_TABLE", "PYTHON"})
  void aLinkBesideNoFilesIsGoneAroundOnce(ServerKind kind, @TempDir Path folder) throws Exception {
    assumeTrue(kind.installed(), kind.absence());
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Path inner = Files.createDirectory(tree.resolve("dists"));
    Files.createSymbolicLink(inner.resolve("up"), Path.of(".."));
    try (WebServer server = kind.serve(tree)) {
      var result = Inside.run(here, server.uri().toString());
      assertEquals(0, result.status(), result.err());
      Path copy = here.resolve(server.uri().getAuthority()).resolve("dists");
      assertTrue(Files.exists(copy)); // not all servers show what leads out of a directory
      assertFalse(Files.exists(copy.resolve("up/dists")));
      assertTrue(server.requests().size() <= 7, server.requests().toString());
    }
  }

  @Test
  void emptyDirectoriesAreNoLoop() throws Exception {
    site.listing("/d/", "a/").listing("/d/a/", "b/").listing("/d/a/b/");
    site.listing("/e/");
    var result = Inside.run(here, site.url("/d/"), site.url("/e/"));
    assertEquals(0, result.status(), result.err());
    assertTrue(Files.exists(site.copy(here, "/d/a/b")));
    assertTrue(result.err().lines().noneMatch(line -> line.contains("loop")), result.err());
  }

  @Test
  void aHandMadePageThatLinksItselfEnds() throws Exception {
    String page = "<p>Our <a href=ubuntu/>releases</a>, and <a href=a>more</a>";
    site.html("/d/", page).html("/d/ubuntu/", page).file("/d/a", "A");
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of("/d/", "/d/a", "/d/ubuntu/"), site.requests());
  }

  @ParameterizedTest
  @EnumSource(ServerKind.class)
  void aLinkToItsOwnDirectoryEndsAtOnce(ServerKind kind, @TempDir Path folder) throws Exception {
    assumeTrue(kind.installed(), kind.absence());
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("a"), "A");
    Files.createSymbolicLink(tree.resolve("ubuntu"), Path.of("."));
    try (WebServer server = kind.serve(tree)) {
      var result = Inside.run(here, server.uri().toString());
      assertEquals(0, result.status(), result.err());
      Path copy = here.resolve(server.uri().getAuthority());
      assertTrue(Files.exists(copy.resolve("a")));
      assertFalse(Files.exists(copy.resolve("ubuntu/a")));
      assertTrue(server.requests().size() <= 4, server.requests().toString());
    }
  }
}
