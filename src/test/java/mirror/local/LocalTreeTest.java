package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalTreeTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "http://host/a/b.txt, host/a/b.txt",
    "http://HOST/a, host/a",
    "http://host:8080/a, host:8080/a",
    "https://host:8443/a, host:8443/a",
    "http://[::1]:8080/a, ::1:8080/a",
    "http://host/, host",
    "http://host/a/b/, host/a/b",
    "http://host//a///b//c.txt, host/a/b/c.txt",
    "http://host/a//, host/a",
    "http://host/a%2Fb/c, host/a%2Fb/c",
    "http://host/%2e%2e%2f/c, host/..%2F/c",
    "http://host/x.iso?token=1, host/x.iso",
    "http://host/.mirror/c, host/%2Emirror/c",
  })
  void aUrlHasItsPlaceBelowItsHost(URI uri, String path) {
    assertPlace(true, 0, uri, path);
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/a/b/c.txt, 0, a/b/c.txt",
    "http://host/a/b/c.txt, 1, b/c.txt",
    "http://host/a/b/c.txt, 2, c.txt",
    "http://host/a/b/c.txt, 9, c.txt",
    "http://host/a/b/, 1, b",
    "http://host/a/b/, 2, ''",
    "http://host/, 0, ''",
    "http://host//a//b/c.txt, 1, b/c.txt",
  })
  void hostsAndLeadingDirectoriesMayBeLeftOut(URI uri, int cut, String path) {
    assertPlace(false, cut, uri, path);
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/a/b/c/, 0, 1", "http://host/, 0, 1", "http://host/a/b/c/, 1, 1",
    "http://host/a/, 3, 1", "http://host/a/b/, 3, 2", "http://host/a/b/c/, 4, 1",
  })
  void aPathOfTheTreeLeadsBackToItsDirectory(URI uri, int cut, int levels) throws IOException {
    try (var tree = new LocalTree(folder, new LocalTree.Layout(false, cut))) {
      var directory = ((Place.Directory) tree.place(uri)).directory();
      for (int i = 0; i < levels; i++) {
        assertBack(tree, directory);
        directory = directory.below("below" + i);
      }
      assertBack(tree, directory);
    }
  }

  private static void assertBack(LocalTree tree, LocalDirectory directory) {
    LocalDirectory back = tree.directory(tree.pathOf(directory));
    assertEquals(tree.pathOf(directory), tree.pathOf(back));
    assertEquals(directory.path(), back.path());
    assertEquals(directory.isShared(), back.isShared());
  }

  @Test
  void directoriesThatShareAPlaceHavePathsOfTheirOwn() throws IOException {
    try (var tree = new LocalTree(folder, new LocalTree.Layout(false, 2))) {
      assertEquals(
          List.of("", "//", "////"),
          Stream.of("http://h/a/b/", "http://h/a/", "http://h/")
              .map(url -> tree.pathOf(((Place.Directory) tree.place(URI.create(url))).directory()))
              .toList());
    }
  }

  @Test
  void aHostAndItsPortHaveANameOfALengthThatDisksTake() {
    var tree = new LocalTree(folder, new LocalTree.Layout(true, 0));
    Path file = tree.place(URI.create("http://" + "a".repeat(253) + ":65535/f")).path();
    assertEquals(255, file.getParent().getFileName().toString().length());
  }

  @Test
  void directoriesAreCutBelowTheHost() {
    assertPlace(true, 1, URI.create("http://host/a/b/c.txt"), "host/b/c.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "0, host/a/b/c/d, host/a/b/c/d/e",
    "1, host/b/c/d, host/b/c/d/e",
    "2, host/c/d, host/c/d/e",
    "3, host/d, host/d/e",
    "4, host/d, host/e",
    "5, host/d, host",
    "9, host/d, host",
  })
  void moreDirectoriesMayBeLeftOutThanASeedHas(int cut, String file, String directory) {
    var tree = new LocalTree(folder, new LocalTree.Layout(true, cut));
    var seed = assertInstanceOf(Place.Directory.class, tree.place(URI.create("http://host/a/b/")));
    Place.File d = seed.directory().below("c").file("d");
    assertEquals(folder.resolve(file), d.path());
    assertEquals(folder.resolve(directory), d.asDirectory().directory().below("e").path());
    assertEquals(d.path(), d.asDirectory().asFile().path());
    assertEquals(cut > 2, d.directory().isShared());
  }

  @Test
  void whatIsLeftOutIsNotMade() throws IOException {
    try (var tree = new LocalTree(folder, new LocalTree.Layout(false, 2))) {
      var seed = assertInstanceOf(Place.Directory.class, tree.place(URI.create("http://host/a/")));
      seed.directory().below("b").below("c").make();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertEquals(List.of(folder, folder.resolve("c")), files.toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://host:8080/a:b/c, host+8080/a%3Ab/c",
    "http://[::1]:8080/a, %3A%3A1+8080/a",
    "http://host/A., host/A%2E",
  })
  void windowsHasOtherPlaces(URI uri, String path) {
    var naming = new Naming(true, false, Naming.Case.KEPT);
    var tree =
        new LocalTree(folder, new LocalTree.Layout(true, 0, naming, false, Optional.empty()));
    assertEquals(folder.resolve(path), tree.place(uri).path());
  }

  @ParameterizedTest
  @CsvSource({
    "a.txt, a.txt, a.txt",
    "sub/b c.txt, sub/b c.txt, sub/b c.txt",
    "größe, größe, größe",
    "100%, 100%, 100%",
    "%41, %41, %41",
    "a:b/c?, a:b/c?, a%3Ab/c%3F",
    ".mirror, %2Emirror, %2Emirror",
    "x+y, x+y, x+y",
  })
  void aPlainPathIsNamedAsItsUrlWouldBe(String path, String here, String onWindows) {
    for (Naming naming : List.of(Naming.UNIX, new Naming(true, false, Naming.Case.KEPT))) {
      var tree =
          new LocalTree(folder, new LocalTree.Layout(true, 0, naming, false, Optional.empty()));
      assertEquals(naming.windows() ? onWindows : here, tree.root().plainPath(path));
    }
  }

  @Test
  void aSlashAtTheEndMakesADirectory() {
    var tree = new LocalTree(folder, new LocalTree.Layout(true, 0));
    assertInstanceOf(Place.Directory.class, tree.place(URI.create("http://host/a/")));
    var file = assertInstanceOf(Place.File.class, tree.place(URI.create("http://host/a")));
    assertEquals(file.path(), file.asDirectory().path());
  }

  @Test
  void placingTouchesNothing() throws IOException {
    var tree = new LocalTree(folder.resolve("new"), new LocalTree.Layout(true, 0));
    tree.place(URI.create("http://host/a/b/c.txt"));
    assertFalse(Files.exists(folder.resolve("new")));
  }

  @Test
  void aProbeMakesTheRootAndLeavesNothingInIt() throws IOException {
    Path root = folder.resolve("new/root");
    Casing casing = new LocalTree(root, new LocalTree.Layout(true, 0)).probe();
    try (Stream<Path> files = Files.list(root)) {
      assertEquals(List.of(), files.toList());
    }
    Files.createFile(folder.resolve("a"));
    assertEquals(Files.notExists(folder.resolve("A")), casing == Casing.APART);
  }

  @Test
  void nothingOfAProbeStaysWhereTheRunDiesWhileItWrites() throws Exception {
    try (WatchService watch = folder.getFileSystem().newWatchService()) {
      WatchKey key =
          folder.register(
              watch, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE);
      new LocalTree(folder, new LocalTree.Layout(true, 0)).probe();
      assumeTrue(watch.poll(10, TimeUnit.SECONDS) != null, "Not told of files that come and go");
      assertEquals(
          StandardWatchEventKinds.ENTRY_DELETE,
          key.pollEvents().getFirst().kind(),
          "what is first");
    }
  }

  @Test
  void aProbeFailsWhereNothingCanBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    var tree = new LocalTree(file, new LocalTree.Layout(true, 0));
    assertThrows(IOException.class, tree::probe);
    assertTrue(Files.isRegularFile(file));
  }

  private void assertPlace(boolean hosts, int cut, URI uri, String path) {
    var tree = new LocalTree(folder, new LocalTree.Layout(hosts, cut));
    assertEquals(folder.resolve(path), tree.place(uri).path());
  }
}
