package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mirror.local.DirectoryRecord;
import mirror.local.LocalTree;
import mirror.local.RecordStore;
import mirror.local.RecordedPart;
import mirror.server.Nginx;
import mirror.server.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that vanish from a real server, and what the program makes of that. */
@Execution(ExecutionMode.CONCURRENT)
class DeletionIT {
  private static final FileTime OLD = FileTime.from(Instant.parse("2020-02-03T04:05:06Z"));

  @TempDir Path here;
  private Path site;
  private Path copy;
  private WebServer server;

  @BeforeEach
  void serve() throws Exception {
    assumeTrue(Nginx.clear().executable().isPresent(), "Not tested: nginx is not installed");
    site = Files.createDirectory(here.resolve("site"));
    copy = here.resolve("copy");
    for (int i = 0; i < 20; i++) {
      file("top" + i);
      file("sub/file" + i);
    }
    file("gone/inner/a");
    file("gone/b");
    server = WebServer.start(Nginx.clear(), site);
    assertEquals(0, mirror().status());
  }

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void whatIsGoneThereStaysHereUnlessDeletionIsAskedFor() throws Exception {
    Files.delete(site.resolve("top3"));
    assertEquals(0, mirror().status());
    assertTrue(Files.exists(copy.resolve("top3")));
    var result = mirror("--delete");
    assertEquals(0, result.status(), result.err());
    assertFalse(Files.exists(copy.resolve("top3")));
    assertTrue(result.err().contains("1 deleted"), result.err());
    assertEquals(41, files(copy).size());
  }

  @Test
  void aDirectoryThatIsGoneGoesWithItsFilesOnly() throws Exception {
    delete("gone");
    Files.writeString(copy.resolve("gone/mine"), "nobody mirrored this");
    assertEquals(0, mirror("--delete").status());
    assertEquals(
        List.of("gone/mine"), files(copy).stream().filter(f -> f.startsWith("g")).toList());
    assertFalse(Files.exists(copy.resolve("gone/inner")));
    assertVerified();
  }

  @Test
  void whatIsGoneHereAsWellAsThereIsNotMissing() throws Exception {
    Files.delete(site.resolve("sub/file3"));
    Files.delete(copy.resolve("sub/file3"));
    assertEquals(0, mirror("--delete").status());
    assertVerified();
  }

  private void assertVerified() throws Exception {
    var result = run("--verify");
    assertEquals(0, result.status(), result.err());
  }

  @Test
  void aDirectoryThatIsGoneLeavesNothing() throws Exception {
    delete("gone");
    assertEquals(0, mirror("--delete").status());
    assertFalse(Files.exists(copy.resolve("gone")));
    assertEquals(0, mirror("--delete").status());
  }

  @Test
  void whatWasBegunGoesWithItsDirectoryOrWithItsVersion() throws Exception {
    Path left = begun("gone", "b");
    Path other = begun("sub", "file0");
    delete("gone");
    assertEquals(0, mirror("--delete").status());
    assertFalse(Files.exists(left.getParent()));
    assertFalse(Files.exists(other));
  }

  @Test
  void aDirectoryWhereAFileStoodProtectsNothingBesideIt() throws Exception {
    Files.delete(copy.resolve("sub/file3"));
    Files.createDirectory(copy.resolve("sub/file3"));
    Files.delete(copy.resolve("gone/b"));
    Files.createDirectory(copy.resolve("gone/b"));
    for (int i = 0; i < 5; i++) {
      Files.delete(site.resolve("sub/file" + i));
    }
    delete("gone");
    var result = mirror("--delete");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.err().contains("5 deleted"), result.err());
    assertTrue(Files.isDirectory(copy.resolve("sub/file3")));
    assertEquals(35, files(copy).size());
  }

  /** What a run that was killed leaves of another version of a file. */
  private Path begun(String directory, String name) throws IOException {
    String temporary = ".mirror.0123456789abcdef";
    Path part = Files.writeString(copy.resolve(directory).resolve(temporary), "part");
    try (var tree = new LocalTree(copy, new LocalTree.Layout(false, 0));
        var records = RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty())) {
      URI url = server.uri().resolve(directory + "/");
      DirectoryRecord record = records.open(tree.directory(directory), url);
      record.putPart(
          name,
          new RecordedPart(temporary, Optional.of(9L), Optional.of("\"other\""), Optional.empty()));
      record.release();
    }
    return part;
  }

  /** Its record says what it wanted, and not what of that came. */
  @ParameterizedTest
  @ValueSource(strings = {"--no-clobber", "--size-only"})
  void whatAKilledRunBroughtAndIsListedStays(String option) throws Exception {
    copyTree(killed("sub", "file0", "file1", "file2"), copy.resolve(".mirror"));
    for (int night = 0; night < 2; night++) {
      var result = mirror("--delete", "--max-delete=100", option);
      assertEquals(0, result.status(), result.err());
      assertEquals(42, files(copy).size(), result.err());
    }
    Files.delete(site.resolve("sub/file1"));
    assertEquals(0, mirror("--delete").status());
    assertFalse(Files.exists(copy.resolve("sub/file1")));
  }

  /** The state that a run leaves which is killed before it told of these files. */
  private Path killed(String directory, String... names) throws IOException {
    Path state = here.resolve("killed");
    try (var tree = new LocalTree(copy, new LocalTree.Layout(false, 0));
        var records = RecordStore.open(tree, Optional.of(state), (_, _) -> Optional.empty())) {
      URI url = server.uri().resolve(directory + "/");
      DirectoryRecord record = records.open(tree.directory(directory), url);
      for (String name : names) {
        record.want(name, name);
      }
      record.flush();
      Path left = here.resolve("left");
      copyTree(state, left);
      record.release();
      return left;
    }
  }

  @Test
  void whatALinkLeadsToGoesWhereLinksAreFollowedAndTheLinkStays() throws Exception {
    Path disk = Files.move(copy.resolve("gone"), here.resolve("disk"));
    Files.createSymbolicLink(copy.resolve("gone"), disk);
    delete("gone");
    var plan = mirror("-K", "--delete", "--dry-run");
    assertEquals(2, plan.out().lines().filter(line -> line.startsWith("delete")).count());
    var result = mirror("-K", "--delete");
    assertEquals(0, result.status(), result.err());
    assertEquals(List.of(), files(disk));
    assertTrue(Files.isSymbolicLink(copy.resolve("gone")));
    assertEquals(0, run("-K", "--verify").status());
  }

  @Test
  void aDirectoryGoesThoughARedirectLedToOneThatStaysUnlessAPersonNamesIt() throws Exception {
    try (var moved = new Site().listing("/d/", "a", "now/", "v1/").file("/d/a", "a")) {
      moved.redirect("/d/now/", "/d/v1/").listing("/d/v1/", "f").file("/d/v1/f", "f");
      Path now = here.resolve("moved/d/now/f");
      String[] words = {"-nH", "-P", "moved", "--delete", "--max-delete=9", moved.url("/d/")};
      assertEquals(0, Inside.run(here, words).status());
      moved.listing("/d/", "a", "v1/");
      String[] both =
          Stream.concat(Stream.of(words), Stream.of(moved.url("/d/now/"))).toArray(String[]::new);
      assertEquals(0, Inside.run(here, both).status());
      assertTrue(Files.exists(now));
      assertEquals(0, Inside.run(here, words).status());
      assertFalse(Files.exists(now));
      assertTrue(Files.exists(here.resolve("moved/d/v1/f")));
    }
  }

  @Test
  void filesThatNobodyMirroredStay() throws Exception {
    Files.writeString(copy.resolve("mine"), "nobody mirrored this");
    Files.createDirectories(copy.resolve("own/dir"));
    assertEquals(0, mirror("--delete").status());
    assertTrue(Files.exists(copy.resolve("mine")));
    assertTrue(Files.exists(copy.resolve("own/dir")));
  }

  @Test
  void tooManyAreHeldBackAndTheNumberIsSaid() throws Exception {
    for (int i = 0; i < 12; i++) {
      Files.delete(site.resolve("sub/file" + i));
    }
    var held = mirror("--delete");
    assertEquals(25, held.status(), held.err());
    assertTrue(held.err().contains("--max-delete=12"), held.err());
    assertEquals(42, files(copy).size());
    assertEquals(0, mirror("--delete", "--max-delete=12").status());
    assertEquals(30, files(copy).size());
  }

  @Test
  void aListingThatLostNearlyAllIsNotBelieved() throws Exception {
    for (int i = 0; i < 20; i++) {
      Files.delete(site.resolve("sub/file" + i));
    }
    for (int night = 0; night < 3; night++) {
      var result = mirror("--delete", "--max-delete=1000", "-q");
      assertEquals(0, result.status(), result.err());
      assertEquals(
          server.uri()
              + "sub/: it lists less than a tenth of what it did: nothing is deleted for that\n",
          result.err());
      assertEquals(42, files(copy).size());
    }
    var planned = mirror("--delete", "--max-delete=1000", "--dry-run");
    assertTrue(planned.err().contains("it lists less than a tenth of what it did"), planned.err());
  }

  /** Which a filter is no reason for: all rows count, wanted or not. */
  @Test
  void norIsOneThatLostNearlyAllDirectoriesWhenFiltersChange() throws Exception {
    for (int i = 0; i < 11; i++) {
      file("pool/d" + i + "/x");
    }
    assertEquals(0, mirror().status());
    for (int i = 1; i < 11; i++) {
      delete("pool/d" + i);
    }
    file("pool/new/x");
    for (String filter : List.of("*.none", "*.neither")) {
      var result = mirror("--delete", "--max-delete=1000", "-q", "-R", filter);
      assertEquals(0, result.status(), result.err());
      assertEquals(
          server.uri()
              + "pool/: it lists less than a tenth of what it did: nothing is deleted for that\n",
          result.err());
      assertEquals(54, files(copy).size());
    }
  }

  @Test
  void norIsAFileThatItShowsWhereADirectoryStands() throws Exception {
    delete("sub");
    delete("gone");
    for (int i = 0; i < 20; i++) {
      Files.delete(site.resolve("top" + i));
    }
    Files.writeString(site.resolve("gone"), "We are back soon");
    for (String way : List.of("--dry-run", "-q")) {
      var result = mirror("--delete", "--max-delete=1000", way);
      assertEquals(3, result.status(), result.err());
      assertTrue(result.err().contains("a directory stands where the file goes"), result.err());
      assertEquals("", result.out());
      assertEquals(42, files(copy).size(), result.err());
    }
  }

  @Test
  void aMaintenancePageDeletesNothing() throws Exception {
    Files.writeString(site.resolve("index.html"), "<h1>We are back soon</h1>");
    Files.writeString(site.resolve("sub/index.html"), "<h1>We are back soon</h1>");
    var result = mirror("--delete", "--max-delete=1000");
    assertEquals(7, result.status(), result.err());
    assertEquals(42, files(copy).size());
  }

  @Test
  void whatIsDeletedOrOverwrittenGoesToTheBackup() throws Exception {
    Files.delete(site.resolve("top3"));
    Files.writeString(site.resolve("top4"), "new content");
    Files.setLastModifiedTime(
        site.resolve("top4"), FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));
    Path backup = here.resolve("backup");
    assertEquals(0, mirror("--delete", "--backup-dir", backup.toString()).status());
    assertEquals(List.of("top3", "top4"), files(backup));
    assertEquals("content of top4", Files.readString(backup.resolve("top4")));
    assertEquals(OLD, Files.getLastModifiedTime(backup.resolve("top3")));
    assertEquals("new content", Files.readString(copy.resolve("top4")));
  }

  /** The run that put it there was killed before it told. */
  @Test
  void whatStandsThereAlreadyIsNotTheOlderVersion() throws Exception {
    Files.writeString(site.resolve("top4"), "new content");
    Path backup = here.resolve("backup");
    Path record = here.resolve("record");
    copyTree(copy.resolve(".mirror"), record);
    for (int night = 0; night < 2; night++) {
      assertEquals(0, mirror("--backup-dir", backup.toString()).status());
      assertEquals("content of top4", Files.readString(backup.resolve("top4")));
      copyTree(record, copy.resolve(".mirror"));
    }
  }

  /** It was killed before it wrote that down. */
  @Test
  void whatARunMadeRoomForIsNoMissingFile() throws Exception {
    Path record = here.resolve("record");
    copyTree(copy.resolve(".mirror"), record);
    Files.delete(site.resolve("top3"));
    file("top3/x");
    assertEquals(0, mirror().status());
    copyTree(record, copy.resolve(".mirror"));
    assertEquals(0, mirror().status());
    assertVerified();
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  @Test
  void whatAnEarlierNightLeftInTheBackupIsInNobodysWay() throws Exception {
    Path backup = here.resolve("backup");
    Files.createDirectories(backup.resolve("top3/was a directory"));
    Files.writeString(backup.resolve("sub"), "was a file");
    for (String name : List.of("top3", "sub/file4")) {
      Files.delete(site.resolve(name));
    }
    assertEquals(0, mirror("--delete", "--backup-dir", backup.toString()).status());
    assertEquals(List.of("sub", "sub~/file4", "top3~"), files(backup));
    assertEquals("was a file", Files.readString(backup.resolve("sub")));
  }

  @Test
  void filteredFilesAreProtected() throws Exception {
    Files.delete(site.resolve("top3"));
    delete("gone");
    assertEquals(0, mirror("--delete", "-R", "top3,a,b").status());
    assertEquals(42, files(copy).size());
    assertEquals(0, mirror("--delete", "-X", "/gone").status());
    assertEquals(41, files(copy).size());
  }

  @Test
  void aBackupInsideTheTargetIsAUsageError() throws Exception {
    assertEquals(2, mirror("--delete", "--backup-dir", copy.resolve("old").toString()).status());
  }

  @Test
  void norByALinkThatLeadsThere() throws Exception {
    Path link = Files.createSymbolicLink(here.resolve("link"), copy);
    assertEquals(2, mirror("--delete", "--backup-dir", link.resolve("old").toString()).status());
  }

  @Test
  void aPageThatSomebodyWroteGoesWhenAListingIsThereInstead() throws Exception {
    Files.writeString(site.resolve("sub/index.html"), "<p>Take <a href=file0>this</a>.</p>");
    assertEquals(0, mirror("--delete").status());
    assertTrue(Files.exists(copy.resolve("sub/index.html")));
    Files.delete(site.resolve("sub/index.html"));
    assertEquals(0, mirror().status());
    assertTrue(Files.exists(copy.resolve("sub/index.html")));
    var result = mirror("--delete");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.err().contains("1 deleted"), result.err());
    assertEquals(42, files(copy).size());
  }

  @Test
  void aSeedThatIsNotNamedAnyMoreIsNotGone() throws Exception {
    file(".hidden/x");
    assertEquals(0, mirror(server.uri() + ".hidden/").status());
    assertEquals(0, mirror("--delete").status());
    assertTrue(Files.exists(copy.resolve(".hidden/x")));
  }

  @Test
  void oneThatIsListedIsGoneWhenItsRowIs() throws Exception {
    assertEquals(0, mirror(server.uri() + "gone/").status());
    assertEquals(0, mirror("--delete").status());
    delete("gone");
    assertEquals(0, mirror("--delete").status());
    assertFalse(Files.exists(copy.resolve("gone")));
  }

  @Test
  void oneThatAListingNamedIsGoneWhenItsRowIsWhoeverNamedItSince() throws Exception {
    assertEquals(0, mirror(server.uri() + "gone/inner/").status()); // of a list of failures
    file("new/x");
    file("new/y/z");
    Files.writeString(copy.resolve("new"), "in its place");
    assertEquals(3, mirror().status());
    Files.delete(copy.resolve("new"));
    assertEquals(0, run(server.uri() + "new/").status());
    delete("gone/inner");
    delete("new");
    assertEquals(0, mirror("--delete").status());
    assertFalse(Files.exists(copy.resolve("gone/inner")));
    assertFalse(Files.exists(copy.resolve("new")));
  }

  @Test
  void aSeedThatNoListingNamesIsNotGone() throws Exception {
    file(".hidden/x"); // nginx lists no dot files
    String seed = server.uri() + ".hidden/";
    assertEquals(0, mirror(seed).status());
    assertEquals(0, mirror("--delete", seed).status());
    assertTrue(Files.exists(copy.resolve(".hidden/x")));
  }

  @Test
  void norIsAFileThatOnlyAPersonNamed() throws Exception {
    file(".hidden");
    file("top20");
    String[] seeds = {server.uri() + ".hidden", server.uri() + "top20"};
    assertEquals(0, mirror(seeds).status());
    assertEquals(0, mirror().status()); // the listing names one of them
    Files.delete(site.resolve("top20"));
    assertEquals(0, mirror("--delete").status());
    assertEquals(0, mirror("--delete").status());
    assertTrue(Files.exists(copy.resolve(".hidden")));
    assertFalse(Files.exists(copy.resolve("top20")));
  }

  @Test
  void norIsOneWithAPageThatSomebodyWrote() throws Exception {
    file(".hidden/x");
    Files.writeString(site.resolve(".hidden/index.html"), "<p>Take <a href=x>this</a>.");
    assertEquals(0, mirror(server.uri() + ".hidden/").status());
    assertEquals(0, mirror("--delete").status());
    assertEquals(44, files(copy).size());
  }

  /** What goes is what the listings named. */
  @Test
  void norIsWhatOnlyAPersonOrAPageElsewhereNamedInADirectoryThatIs() throws Exception {
    String[] hidden = {"gone/.lone", "gone/inner/.lone", "gone/.deep/x", "gone/.linked"};
    for (String file : hidden) {
      file(file);
    }
    file("page/x");
    Files.writeString(site.resolve("page/index.html"), "<p><a href=../gone/.linked>That</a>");
    String[] seeds =
        Stream.of(hidden)
            .limit(3)
            .map(server.uri()::resolve)
            .map(URI::toString)
            .toArray(String[]::new);
    assertEquals(0, mirror(seeds).status());
    delete("gone");
    delete("page");
    assertEquals(0, mirror("--delete").status());
    assertEquals(
        List.of(hidden).stream().sorted().toList(),
        files(copy).stream().filter(f -> f.startsWith("gone")).toList());
    assertFalse(Files.exists(copy.resolve("page")));
  }

  @Test
  void norIsWhatOnlyAPageNamed() throws Exception {
    String[] hidden = {".extra/a", ".beside/a", ".lone"}; // nginx lists no dot files
    for (String file : hidden) {
      file(file);
    }
    file("page/v1/a");
    file("page/images/logo");
    Files.writeString(
        site.resolve("page/index.html"),
        """
        <p>Take <a href=../.extra/>these</a>, <a href=../.beside/a>this</a> or
        <a href=../.lone>that</a>, or <a href=v1/>the first</a>. <a href=images/logo>Us</a>
        """);
    assertEquals(0, mirror("--delete").status());
    assertTrue(files(copy).containsAll(List.of("page/v1/a", "page/images/logo")));
    assertEquals(0, mirror("--delete", "--level=1").status());
    delete("page");
    assertEquals(0, mirror("--delete").status());
    for (String file : hidden) {
      assertTrue(Files.exists(copy.resolve(file)), file);
    }
    assertFalse(Files.exists(copy.resolve("page")), "what is in a listed directory goes with it");
  }

  @Test
  void norIsWhatAnotherHostBroughtWhoseListingIsNotReadAnyMore() throws Exception {
    file("gone/c");
    assertEquals(0, mirror().status());
    try (var other = new Site()) {
      other.listing("/gone/", "other").file("/gone/other", "x");
      String seed = server.uri() + "gone/b";
      assertEquals(
          0, run("-j", "1", "--delete", "--max-delete=100", seed, other.url("/gone/")).status());
      assertTrue(Files.exists(copy.resolve("gone/c")));
      assertTrue(Files.exists(copy.resolve("gone/other")));
    }
  }

  @Test
  void norDoesItMakeRoomForAFileOfThisHost() throws Exception {
    try (var other = new Site()) {
      other.listing("/", "other/").listing("/other/", "x").file("/other/x", "x");
      assertEquals(0, run(other.url("/")).status());
      file("other");
      var result = mirror("--delete", "--max-delete=100");
      assertEquals(3, result.status(), result.err());
      assertTrue(Files.exists(copy.resolve("other/x")));
    }
  }

  @Test
  void norIsWhatAnotherHostBroughtInTheSameRun() throws Exception {
    try (var other = new Site()) {
      other.listing("/", "other", "another").file("/other", "x").file("/another", "y");
      copy = here.resolve("fresh");
      String seed = server.uri() + "top1";
      assertEquals(0, run("-j", "1", seed, other.url("/")).status());
      assertEquals(0, mirror("--delete", "--max-delete=100").status());
      assertTrue(Files.exists(copy.resolve("other")));
      assertEquals(44, files(copy).size());
    }
  }

  private Program.Result mirror(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(server.uri().toString());
    return run(all.toArray(String[]::new));
  }

  private Program.Result run(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("-nH", "-P", copy.toString()));
    all.addAll(List.of(words));
    return Inside.run(here, all.toArray(String[]::new));
  }

  private void file(String name) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "content of " + name);
    Files.setLastModifiedTime(file, OLD);
  }

  private void delete(String directory) throws IOException {
    try (Stream<Path> all = Files.walk(site.resolve(directory))) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.startsWith(".mirror"))
          .sorted()
          .toList();
    }
  }
}
