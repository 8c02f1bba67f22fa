package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Trees of several servers that come together in one directory here. */
@Execution(ExecutionMode.CONCURRENT)
class OverlapIT {
  @AutoClose private final Site one = new Site();
  @AutoClose private final Site other = new Site();

  @TempDir Path here;

  @Test
  void aRunDeletesNothingThatWasMirroredFromElsewhere() throws Exception {
    one.listing("/pub/", "a", "old/").file("/pub/a", "a");
    one.listing("/pub/old/", "f").file("/pub/old/f", "f");
    other.listing("/pub/sub/", "y").file("/pub/sub/y", "y");
    other.listing("/pub/old/inner/", "z").file("/pub/old/inner/z", "z");
    assertEquals(0, mirror(one.url("/pub/")).status());
    assertEquals(0, mirror(other.url("/pub/sub/")).status());
    assertEquals(0, mirror(other.url("/pub/old/inner/")).status());
    one.listing("/pub/", "a");
    var result = mirror("--delete", "--max-delete=100", one.url("/pub/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of("pub/a", "pub/old/inner/z", "pub/sub/y"), files());
  }

  @Test
  void oneDirectoryIsNotThatOfTwoTreesOfARun() throws Exception {
    one.listing("/pub/", "a", "sub/").file("/pub/a", "a");
    one.listing("/pub/sub/", "x").file("/pub/sub/x", "x");
    other.listing("/pub/sub/", "y").file("/pub/sub/y", "y");
    for (int night = 0; night < 2; night++) {
      var result = mirror("--delete", "--max-delete=100", one.url("/pub/"), other.url("/pub/sub/"));
      assertEquals(1, result.status(), result.err());
      assertTrue(result.err().contains("pub/sub, is that of http"), result.err());
      assertNotEquals(files().contains("pub/sub/x"), files().contains("pub/sub/y"));
    }
  }

  @ParameterizedTest
  @CsvSource({"one, pub/sub/x", "other, pub/sub/y"})
  void aDirectoryStaysThatOfTheTreeThatHadItFirst(String first, String file) throws Exception {
    one.listing("/pub/", "a", "sub/").file("/pub/a", "a");
    one.listing("/pub/sub/", "x").file("/pub/sub/x", "x");
    other.listing("/pub/sub/", "y").file("/pub/sub/y", "y");
    String tree = one.url("/pub/");
    String inner = other.url("/pub/sub/");
    assertEquals(0, mirror(first.equals("one") ? tree : inner).status());
    for (String[] list : new String[][] {{inner, tree}, {tree, inner}}) {
      var result = mirror(list);
      assertEquals(1, result.status(), result.err());
      assertTrue(result.err().contains("pub/sub, is that of " + urlOf(first)), result.err());
      assertEquals(List.of("pub/a", file), files());
    }
  }

  @Test
  void whereDirectoriesAreLeftOutWhatIsGoneGoesAndNothingElse() throws Exception {
    one.listing("/", "x/", "y/").listing("/x/", "one/").listing("/x/one/", "f", "g");
    one.file("/x/one/f", "f").file("/x/one/g", "g");
    one.listing("/y/", "two/").listing("/y/two/", "h", "in/");
    one.file("/y/two/h", "h").listing("/y/two/in/", "i").file("/y/two/in/i", "i");
    String[] words = {"--cut-dirs=2", "--delete", "--max-delete=9", one.url("/")};
    assertEquals(0, mirror(words).status());
    assertEquals(List.of("f", "g", "h", "in/i"), files());
    one.listing("/x/one/", "g");
    var result = mirror(words);
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of("g", "h", "in/i"), files());
    one.listing("/y/two/", "h");
    assertEquals(0, mirror(words).status());
    assertEquals(List.of("g", "h"), files());
  }

  @Test
  void whatWasInDirectoriesThatWereLeftOutGoesWithThem() throws Exception {
    one.listing("/", "x/", "y/").listing("/x/", "one/").listing("/x/one/", "f", "in/");
    one.file("/x/one/f", "f").listing("/x/one/in/", "i").file("/x/one/in/i", "i");
    one.listing("/y/", "two/").listing("/y/two/", "h", "in/").file("/y/two/h", "h");
    one.listing("/y/two/in/", "j").file("/y/two/in/j", "j");
    String[] words = {"--cut-dirs=2", "--delete", "--max-delete=9", one.url("/")};
    assertEquals(0, mirror(words).status());
    assertEquals(List.of("f", "h", "in/i", "in/j"), files());
    one.listing("/", "x/").listing("/x/one/", "f", "h", "in/").file("/x/one/h", "another");
    var held = mirror("--cut-dirs=2", "--delete", "--max-delete=0", one.url("/"));
    assertEquals(25, held.status(), held.err());
    assertEquals(1, mirror(words).status(), "it was told before that the place was free");
    assertEquals(List.of("f", "in/i"), files());
    assertEquals(0, mirror(words).status());
    assertEquals(List.of("f", "h", "in/i"), files());
    assertEquals("another", Files.readString(here.resolve("copy/h")));
  }

  @Test
  void aNewOriginTakesTheTreeOverAndDeletesNothing() throws Exception {
    String old = "Fri, 01 Mar 2024 04:05:06 GMT";
    for (Site site : List.of(one, other)) {
      site.listing("/pub/", "a", "b").file("/pub/b", "b");
      site.answer("/pub/a", aResponse().withHeader("Last-Modified", old).withBody("a"));
    }
    other.listing("/pub/", "a");
    assertEquals(0, mirror(one.url("/pub/")).status());
    var result = mirror("--delete", "--max-delete=100", other.url("/pub/"));
    assertEquals(0, result.status(), result.err());
    assertTrue(result.err().startsWith("0 files saved (0 B), 1 unchanged"), result.err());
    assertEquals(List.of("pub/a", "pub/b"), files());
    assertFalse(result.err().contains("deleted"), result.err());
  }

  @Test
  void thePlaceOfASeedIsThatOfTheFirstAlsoInLaterRuns() throws Exception {
    one.listing("/pub/", "a").file("/pub/a", "of one").file("/f/f", "of one");
    other.listing("/pub/", "a").file("/pub/a", "of other").file("/f/f", "of other");
    String[] list = {one.url("/pub/"), one.url("/f/f"), other.url("/pub/"), other.url("/f/f")};
    assertEquals(1, mirror(list).status());
    assertEquals("of one", Files.readString(here.resolve("copy/pub/a")));
    assertEquals("of one", Files.readString(here.resolve("copy/f/f")));

    var turned = mirror(List.of(list).reversed().toArray(String[]::new));
    assertEquals(1, turned.status(), turned.err());
    assertTrue(turned.err().contains(other.url("/f/f") + ": its place here"), turned.err());
    assertTrue(turned.err().contains(other.url("/pub/") + ": its place here"), turned.err());
    assertEquals("of one", Files.readString(here.resolve("copy/pub/a")));
    assertEquals("of one", Files.readString(here.resolve("copy/f/f")));

    assertEquals(0, mirror(other.url("/pub/"), other.url("/f/f")).status());
    assertEquals("of other", Files.readString(here.resolve("copy/pub/a")));
    assertEquals("of other", Files.readString(here.resolve("copy/f/f")));
  }

  @Test
  void aFileIsNeverMergedWithThatOfAnotherHost() throws Exception {
    one.listing("/", "page/", "x/").listing("/x/", "f");
    one.answer(
        "/x/f",
        aResponse()
            .withHeader("Last-Modified", "Fri, 01 Mar 2024 04:05:06 GMT")
            .withHeader("Date", "Sat, 01 Mar 2025 04:05:06 GMT")
            .withBody("1".repeat(3 * 1024)));
    one.html("/page/", "<p>Get <a href=%s>it</a> or <a href=a>a</a>.".formatted(other.url("/x/f")));
    one.file("/page/a", "a");
    other.file("/x/f", "of other").file("/x/g", "another");
    String[] seeds = {one.url("/"), other.url("/x/f"), other.url("/x/g")};
    String[] links = {"-H", one.url("/")};
    for (String[] words : List.of(seeds, links, links, links)) {
      var result = mirror(words);
      assertEquals(1, result.status(), result.err());
      assertTrue(result.err().contains(one.url("/x/f")), result.err());
      assertTrue(result.err().contains(other.url("/x/f")), result.err());
      assertFalse(result.err().contains("/x/g"), result.err());
    }
  }

  @Test
  void whereDirectoriesAreLeftOutTwoAreNeverMerged() throws Exception {
    one.listing("/x/", "z/").listing("/x/z/", "x").file("/x/z/x", "x");
    one.listing("/y/z/", "y").file("/y/z/y", "y");
    for (int night = 0; night < 2; night++) {
      var result = Inside.run(here, "--cut-dirs=1", "-P", "copy", one.url("/x/"), one.url("/y/z/"));
      assertEquals(1, result.status(), result.err());
      assertTrue(result.err().contains(one.url("/x/z/")), result.err());
      assertTrue(result.err().contains(one.url("/y/z/")), result.err());
      assertEquals(1, files().size());
    }
  }

  /** Its directory has the same place alone, or leaves out fewer or as many levels below. */
  @ParameterizedTest
  @CsvSource({"2, /o/v/f, /t/", "2, /o/f, /t/", "1, /t/f, /", "2, /t/f, /", "1, /o/f, /"})
  void aFileThatAPersonNamedIsNotMergedWithOneOfATreeLeftOut(int cut, String file, String tree)
      throws Exception {
    one.file(file, "of the person").listing(tree, "f", "g", "a/").file(tree + "f", "of the tree");
    one.file(tree + "g", "g").listing(tree + "a/", "h").file(tree + "a/h", "h");
    String[] words = {"--cut-dirs=" + cut, "-X/o", "-X/t/?*", "-j1", one.url(file), one.url(tree)};
    for (int night = 0; night < 3; night++) {
      var result = mirror(words);
      assertEquals(1, result.status(), result.err());
      assertTrue(result.err().contains(one.url(tree + "f") + ": its place here"), result.err());
      assertTrue(result.err().contains(", is that of " + one.url(file)), result.err());
      assertEquals("of the person", Files.readString(here.resolve("copy/f")));
      assertTrue(files().contains("g"), files().toString());
    }
  }

  @Test
  void aFileOfATreeKeepsItsPlaceFromOneThatAPersonNamesLater() throws Exception {
    one.file("/o/v/f", "of the person").listing("/t/", "f", "a/").file("/t/f", "of the tree");
    one.listing("/t/a/", "h").file("/t/a/h", "h");
    assertEquals(0, mirror("--cut-dirs=2", one.url("/t/")).status());
    for (int night = 0; night < 2; night++) {
      var result = mirror("--cut-dirs=2", one.url("/t/"), one.url("/o/v/f"));
      assertEquals(1, result.status(), result.err());
      assertTrue(result.err().startsWith(one.url("/o/v/f") + ": its place here"), result.err());
      assertTrue(result.err().contains(", is that of " + one.url("/t/f")), result.err());
      assertEquals("of the tree", Files.readString(here.resolve("copy/f")));
    }
  }

  private String urlOf(String first) {
    return (first.equals("one") ? one : other).url("/pub/sub/");
  }

  private Program.Result mirror(String... words) throws Exception {
    return Inside.run(
        here,
        Stream.concat(Stream.of("-nH", "-P", "copy"), Stream.of(words)).toArray(String[]::new));
  }

  private List<String> files() throws Exception {
    Path copy = here.resolve("copy");
    try (Stream<Path> all = Files.walk(copy)) {
      return all.filter(Files::isRegularFile)
          .map(file -> copy.relativize(file).toString())
          .filter(name -> !name.startsWith(".mirror/"))
          .sorted()
          .toList();
    }
  }
}
