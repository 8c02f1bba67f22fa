package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the program puts files when it is told to. */
class TargetIT {
  @AutoClose private final Site site = new Site();

  @TempDir Path folder;

  @Test
  void whatWindowsRefusesIsNotUsed() throws Exception {
    site.listing("/d/", "a%3Ab", "c%3Fd/").file("/d/a%3Ab", "1").listing("/d/c%3Fd/", "e");
    site.file("/d/c%3Fd/e", "2");
    var result = run("--restrict-file-names=windows", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    String host = "127.0.0.1+" + site.server().port();
    assertEquals(List.of(host + "/d/a%3Ab", host + "/d/c%3Fd/e"), files());
  }

  @Test
  void namesThatBecomeOneAreAClash() throws Exception {
    site.listing("/d/", "README", "readme", "Sub/", "sub/").file("/d/README", "1");
    site.file("/d/readme", "2").listing("/d/Sub/", "a").file("/d/Sub/a", "3");
    site.listing("/d/sub/", "b").file("/d/sub/b", "4");
    var result = run("-nH", "--restrict-file-names=lowercase", site.url("/d/"));
    assertEquals(1, result.status(), result.err());
    assertTrue(
        result
            .err()
            .contains(
                site.url("/d/readme") + ": its name here is that of " + site.url("/d/README")),
        result.err());
    assertTrue(result.err().contains(site.url("/d/sub/") + ": its name here"), result.err());
    assertEquals(List.of("d/readme", "d/sub/a"), files());
    assertEquals("1", Files.readString(folder.resolve("copy/d/readme")));
  }

  @Test
  void directoriesBelowTheSeedMayBeLeftOutAsWell() throws Exception {
    site.listing("/a/", "f", "b/", "c/").file("/a/f", "1").listing("/a/b/", "g", "d/");
    site.file("/a/b/g", "2").listing("/a/b/d/", "h").file("/a/b/d/h", "3");
    site.listing("/a/c/", "i").file("/a/c/i", "4");
    var result = run("-nH", "--cut-dirs=2", site.url("/a/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of("d/h", "f", "g", "i"), files());
  }

  @Test
  void filesThatComeTogetherAreNeverMerged() throws Exception {
    site.listing("/a/", "b/", "c/").listing("/a/b/", "same", "d/").file("/a/b/same", "1");
    site.listing("/a/c/", "same", "d/").file("/a/c/same", "2");
    site.listing("/a/b/d/", "x", "deep").file("/a/b/d/x", "3").file("/a/b/d/deep", "4");
    site.listing("/a/c/d/", "y", "deep").file("/a/c/d/y", "5").file("/a/c/d/deep", "6");
    var result = run("-nH", "--cut-dirs=2", site.url("/a/"));
    assertEquals(1, result.status(), result.err());
    assertEquals(List.of("d/deep", "d/x", "d/y", "same"), files());
    long clashes = result.err().lines().filter(line -> line.contains(", is that of ")).count();
    assertEquals(2, clashes, result.err());
  }

  @Test
  void filesWhoseRowsLookLikeDirectoriesAreNotMergedEither() throws Exception {
    site.listing("/a/", "b/", "c/").file("/a/b/same", "1").file("/a/c/same", "2");
    for (String path : List.of("/a/b/", "/a/c/")) {
      site.html(path, Site.index(path, "same").replace("    3K\n", "    -\n"));
    }
    var result = run("-nH", "--cut-dirs=2", site.url("/a/"));
    assertEquals(1, result.status(), result.err());
    assertEquals(List.of("same"), files());
  }

  @Test
  void whereFilesComeTogetherTheFirstKeepsItsPlaceForGood() throws Exception {
    String[] words = {"-nH", "--cut-dirs=2", "--delete", "--max-delete=1", "-j1", site.url("/a/")};
    site.listing("/a/", "b/").listing("/a/b/", "f", "g").file("/a/b/f", "1").file("/a/b/g", "1");
    assertEquals(0, run(words).status());
    site.listing("/a/", "a/", "b/").listing("/a/a/", "f").file("/a/a/f", "2");
    for (int night = 0; night < 2; night++) {
      var result = run(words);
      assertEquals(1, result.status(), result.err());
      assertTrue(result.err().startsWith(site.url("/a/a/f") + ": its place here, "), result.err());
      assertTrue(result.err().contains(", is that of " + site.url("/a/b/f")), result.err());
      assertEquals("1", Files.readString(folder.resolve("copy/f")));
    }
    // Gone where it never was: that is no word about what stands there.
    site.listing("/a/a/").listing("/a/b/", "f", "g");
    assertEquals(0, run(words).status());
    assertEquals("1", Files.readString(folder.resolve("copy/f")));
    site.listing("/a/a/", "f").listing("/a/b/", "g");
    assertEquals(1, run(words).status());
    assertEquals(0, run(words).status());
    assertEquals("2", Files.readString(folder.resolve("copy/f")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x6", "--size-only", "-nc"})
  void aFileOfTheSeedItselfKeepsItsPlaceFromThoseLeftOut(String option) throws Exception {
    site.listing("/", "f", "a/").file("/f", "1").file("/a/f", "2");
    site.html("/a/", Site.index("/a/", "f").replace("3K", "1"));
    for (int night = 0; night < 2; night++) {
      var result = run("-nH", "--cut-dirs=1", "-j1", option, site.url("/"));
      assertEquals(1, result.status(), result.err());
      assertTrue(result.err().startsWith(site.url("/a/f") + ": its place here, "), result.err());
      assertTrue(result.err().contains(", is that of " + site.url("/f")), result.err());
      assertEquals("1", Files.readString(folder.resolve("copy/f")));
    }
  }

  @Test
  void aLinkToADirectoryIsFollowedOnlyWithK() throws Exception {
    site.listing("/d/", "a").file("/d/a", "1");
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createDirectory(folder.resolve("copy"));
    Path link = Files.createSymbolicLink(folder.resolve("copy/d"), elsewhere);
    var result = run("-nH", site.url("/d/"));
    assertEquals(3, result.status(), result.err());
    assertTrue(result.err().contains("-K"), result.err());
    assertTrue(Files.notExists(elsewhere.resolve("a")));
    result = run("-nH", "-K", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals("1", Files.readString(elsewhere.resolve("a")));
    assertTrue(Files.isSymbolicLink(link));
  }

  private Program.Result run(String... words) throws IOException, InterruptedException {
    return Inside.run(
        folder, Stream.concat(Stream.of("-P", "copy"), Stream.of(words)).toArray(String[]::new));
  }

  /** The files of the copy, but for what the program keeps for itself. */
  private List<String> files() throws IOException {
    Path copy = folder.resolve("copy");
    try (Stream<Path> files = Files.walk(copy)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> copy.relativize(file).toString())
          .filter(file -> !file.startsWith(".mirror/"))
          .sorted()
          .toList();
    }
  }
}
