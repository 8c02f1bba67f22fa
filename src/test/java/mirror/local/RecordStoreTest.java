package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordStoreTest {
  private static final URI URL = URI.create("http://host/d/");
  private static final Instant THEN = Instant.parse("2024-03-01T04:05:06Z");
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000);

  @TempDir Path folder;
  @AutoClose private LocalTree tree;
  private LocalDirectory directory;

  @BeforeEach
  void plant() {
    tree = new LocalTree(folder, new LocalTree.Layout(true, 0));
    directory = ((Place.Directory) tree.place(URL)).directory();
  }

  /** What is done with the record of a directory. */
  private interface Task {
    void with(DirectoryRecord record) throws IOException;
  }

  private void run(Task task) throws IOException {
    run(URL, task);
  }

  private void run(URI url, Task task) throws IOException {
    try (var store = RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty())) {
      DirectoryRecord record = store.open(directory, url);
      try {
        task.with(record);
      } finally {
        record.release();
      }
    }
  }

  @Test
  void whatWasPutIsFoundAgain() throws IOException {
    run(record -> record.put("a", file(1), false));
    run(record -> assertEquals(Optional.of(file(1)), record.find("a")));
    run(record -> assertEquals(Optional.empty(), record.find("b")));
  }

  @Test
  void aRecordThatCannotBeWrittenKeepsNoOtherFromIt() throws IOException {
    try (var store = RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty())) {
      for (int i = 0; i < 10; i++) {
        store.open(tree.directory("d" + i), URL.resolve("/d" + i + "/")).put("a", file(1), false);
      }
      // In the way of some of them.
      Path records = folder.resolve(".mirror/d");
      for (int i = 0; i < 10; i += 2) {
        Files.writeString(records.resolve(RecordStore.hash("d" + i).substring(0, 2)), "");
      }
      assertThrows(IOException.class, store::close);
      for (int i = 1; i < 10; i += 2) {
        String hash = RecordStore.hash("d" + i);
        assertTrue(Files.exists(records.resolve(hash.substring(0, 2)).resolve(hash)), "d" + i);
      }
    }
  }

  @Test
  void whatCannotBeWrittenIsNoErrorOfWhoMadeRoom() throws IOException {
    var store = RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty());
    String hash = RecordStore.hash("d0");
    Files.writeString(folder.resolve(".mirror/d").resolve(hash.substring(0, 2)), "in the way");
    for (int i = 0; i < 40; i++) {
      DirectoryRecord record = store.open(tree.directory("d" + i), URL.resolve("/d" + i + "/"));
      if (i == 0 || !RecordStore.hash("d" + i).startsWith(hash.substring(0, 2))) {
        record.put("a", file(1), false);
      }
      record.release();
    }
    assertThrows(IOException.class, store::close);
  }

  @Test
  void anyCharacterSurvives() throws IOException {
    String name = "t\tn\nr\rb\\u\u202e\u0085ä";
    RecordedFile odd =
        new RecordedFile(
            "-",
            0,
            Instant.ofEpochSecond(-5, 123),
            -1,
            Optional.of("W/\"\\x\""),
            Optional.empty(),
            Optional.of(Duration.ofSeconds(-7)),
            THEN,
            List.of(
                new RecordedRow("= ? \t", Optional.of(THEN)),
                new RecordedRow("", Optional.empty())));
    run(record -> record.put(name, odd, false));
    run(record -> assertEquals(Optional.of(odd), record.find(name)));
    String text = Files.readString(file());
    assertTrue(text.chars().noneMatch(c -> c != '\n' && c != '\t' && c < ' ' || c == 0x202e), text);
  }

  @Test
  void theFirstLineNamesTheDirectoryAndNoSecret() throws IOException {
    run(URI.create("http://user:secret@host/d/"), record -> record.put("a", file(1), false));
    assertTrue(Files.readString(file()).startsWith("mirror 1\thttp://host/d/\t"));
  }

  @Test
  void whereNothingIsNewNothingIsWritten() throws IOException {
    run(
        record -> {
          record.put("a", file(1), false);
          relist(record, 1);
        });
    Files.setLastModifiedTime(file(), LONG_AGO);
    run(
        record -> {
          record.listed("a");
          relist(record, 1);
        });
    assertEquals(LONG_AGO, Files.getLastModifiedTime(file()));
  }

  @Test
  void whatIsNewIsAppendedWhileTheDirectoryIsInProgressAndInOrderWhenItIsDone() throws IOException {
    run(record -> record.put("a", file(1), false));
    Object before = Files.readAttributes(file(), "unix:ino").get("ino");
    run(
        record -> {
          record.put("a", file(2), false);
          record.flush();
          assertEquals(before, Files.readAttributes(file(), "unix:ino").get("ino"));
          assertEquals(3, Files.readAllLines(file()).size());
          assertEquals(Optional.of(file(2)), record.find("a"));
        });
    assertEquals(2, Files.readAllLines(file()).size());
    run(record -> assertEquals(Optional.of(file(2)), record.find("a")));
  }

  @Test
  void aTornLineIsAsGoodAsNone() throws IOException {
    run(
        record -> {
          record.put("a", file(1), false);
          record.put("b", file(2), false);
        });
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length++) {

      Files.write(file(), Arrays.copyOf(whole, length));
      run(
          record -> {
            assertTrue(record.find("a").filter(found -> !found.equals(file(1))).isEmpty());
            assertEquals(Optional.empty(), record.find("b"));
            record.put("c", file(3), false);
            record.flush();
          });
      run(record -> assertEquals(Optional.of(file(3)), record.find("c")));
    }
  }

  @Test
  void aDamagedByteCostsItsLine() throws IOException {
    run(record -> record.put("a", file(1), false));
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(file(), damaged);
      run(record -> assertEquals(Optional.empty(), record.find("a")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://host/a%2Cb/|http://host/a,b/",
        "http://host/a&b/|http://host/a%26b/",
        "http://host/%C3%BC/|http://host/%c3%bc/",
        "http://host/~me/|http://host/%7Eme/",
        "http://host/?dir=a%2Cb|http://host/?dir=a,b",
      })
  void anotherSpellingOfItsUrlIsNoOther(URI before, URI after) throws IOException {
    run(before, record -> record.put("a", file(1), false));
    run(
        after,
        record -> {
          assertFalse(record.isForeign());
          assertTrue(record.find("a").isPresent());
          record.put("b", file(2), false);
        });
    run(before, record -> assertEquals(List.of("a true", "b true"), names(record)));
  }

  @Test
  void aRecordOfWhatIsNoUrlIsNone() throws IOException {
    run(record -> record.put("a", file(1), false));
    String path = Files.readAllLines(file()).getFirst().split("\t", -1)[2];
    Files.write(file(), RecordLine.of(List.of("mirror 1", "http://no host/", path)));
    run(
        record -> {
          assertFalse(record.isForeign());
          record.put("a", file(1), false);
        });
    run(record -> assertEquals(Optional.of(file(1)), record.find("a")));
  }

  @Test
  void theRecordOfAnotherUrlCountsForNothing() throws IOException {
    run(record -> record.put("a", file(1), false));
    run(
        URI.create("http://other/d/"),
        record -> {
          assertTrue(record.isForeign());
          assertEquals(Optional.empty(), record.find("a"));
          assertEquals(List.of(), names(record));
        });
    run(record -> assertFalse(record.isForeign()));
  }

  @Test
  void whatTheListingNamesNoMoreHasLeftItAndStaysKnown() throws IOException {
    run(
        record -> {
          record.put("a", file(1), false);
          record.put("b", file(2), false);
          record.put("c", file(3), false);
          relist(record, 3);
        });
    run(
        record -> {
          record.listed("a");
          record.keep("c");
          relist(record, 1);
        });
    run(record -> assertEquals(List.of("a true", "b false", "c true"), names(record)));
    run(
        record -> {
          record.listed("a");
          record.listed("b");
          record.remove("c");
          relist(record, 2);
        });
    run(record -> assertEquals(List.of("a true", "b true"), names(record)));
  }

  @Test
  void whatDidNotComeWasListedAllTheSameUntilItsListingLacksIt() throws IOException {
    run(
        record -> {
          record.want("a", "a");
          relist(record, 1);
        });
    run(
        record -> {
          assertTrue(record.wasListed("a"));
          assertFalse(record.wasListed("b"));
        });
    run(record -> relist(record, 0));
    run(record -> assertFalse(record.wasListed("a")));
  }

  @Test
  void whatCameAndTheListingStillNamesHasNotLeftIt() throws IOException {
    byte[] killed = killed(record -> record.want("a", "a"), record -> record.want("b", "b"));
    Files.write(file(), killed);
    for (String name : List.of("a", "b")) {
      Files.writeString(directory.path().resolve(name), "came before it was told");
    }
    run(
        record -> {
          record.listed("a");
          relist(record, 1);
        });
    run(record -> assertEquals(List.of("a true", "b false"), names(record)));
  }

  @Test
  void whatDidNotComeIsNotWhatStandsThereLaterWhateverTheListingWas() throws IOException {
    directory.make();
    run(
        record -> {
          record.want("came", "came");
          record.want("did not", "did not");
          record.flush();
          Files.writeString(directory.path().resolve("came"), "before the run ended");
        });
    Files.writeString(directory.path().resolve("did not"), "a user's");
    run(record -> assertEquals(List.of("came true"), names(record)));
  }

  /** What a run leaves of a record that is killed. */
  private byte[] killed(Task... tasks) throws IOException {
    directory.make();
    try (var store = RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty())) {
      DirectoryRecord record = store.open(directory, URL);
      for (Task task : tasks) {
        task.with(record);
      }
      record.flush();
      byte[] left = Files.readAllBytes(file());
      record.release();
      return left;
    }
  }

  /** Two of ten stay each night: what was replaced before was not listed last. */
  @Test
  void aDirectoryThatRotatesIsBelieved() throws IOException {
    for (int night = 0; night < 15; night++) {
      int first = 8 * night;
      run(
          record -> {
            for (int i = first; i < first + 10; i++) {
              if (record.listed("f" + i).isEmpty()) {
                record.put("f" + i, file(i), false);
              }
            }
            assertTrue(relist(record, 10));
          });
    }
  }

  /** A cache keeps the beginning of a page; what it lost may be anything that the page named. */
  @ParameterizedTest
  @CsvSource({
    "here, missed, http://host/d/sub/, true",
    "here, here, http://host/d/sub/, false",
    "missed, missed, http://host/d/sub/, false",
    "here, missed, http://host/d/other/, false",
  })
  void aListingNamesAllThatTheOneBeforeDidIfItHasItsFilesHereOrNotAndItsDirectories(
      String first, String second, String link, boolean all) throws IOException {
    run(
        record -> {
          record.put("here", file(1), false);
          record.want("missed", "missed");
          relist(record, 2);
        });
    run(
        record -> {
          record.listed(first);
          record.listed(second);
          assertEquals(all, record.isNamed(Stream.of(link, "http://host/d/here")));
        });
  }

  /** Seeds, or links of a page elsewhere, may come before the listing of their directory. */
  @Test
  void whatCameByItselfIsNamedWhereTheListingNamesIt() throws IOException {
    for (int named : new int[] {8, 0}) {
      run(
          record -> {
            for (int i = 0; i < 10; i++) {
              record.put("f" + i, file(i), false);
            }
            relist(record, 10);
          });
      run(
          record -> {
            for (int i = 0; i < 8; i++) {
              record.put("f" + i, file(i), false);
            }
            record.flush();
            for (int i = 0; i < named; i++) {
              assertTrue(record.listed("f" + i).isPresent());
            }
            assertEquals(named > 0, relist(record, named));
          });
    }
  }

  /** A listing and seeds come at once: who names one of these tells nothing of the others. */
  @Test
  void aListedSeedLeavesOthersWhatOnlyAPersonNamed() throws IOException {
    run(
        record -> {
          record.put("listed", file(1), true);
          record.listed("listed");
          for (int i = 0; i < 1000; i++) {
            record.put("seed" + i, file(2), true);
          }
          relist(record, 1);
        });
    run(
        record -> {
          record.listed("listed");
          relist(record, 1);
        });
    run(record -> assertTrue(names(record).stream().allMatch(name -> name.endsWith(" true"))));
  }

  @Test
  void aListingIsFoundAgainUnlessALineOfItIsMissing() throws IOException {
    run(record -> relist(record, 0));
    run(record -> assertEquals(Optional.of(listing(0)), record.listing()));
    List<String> lines = Files.readAllLines(file());
    Files.write(file(), lines.subList(0, lines.size() - 1));
    run(record -> assertEquals(Optional.empty(), record.listing()));
  }

  @Test
  void aPartIsKnownAtOnceAndUntilItEnds() throws IOException {
    var part = new RecordedPart(".mirror.0", Optional.of(9L), Optional.empty(), Optional.of(THEN));
    run(
        record -> {
          record.putPart("a", part);
          assertTrue(Files.readString(file()).contains("part\ta\t.mirror.0"));
        });
    run(
        record -> {
          assertEquals(Optional.of(part), record.part("a"));
          assertEquals(Optional.empty(), record.find("a"));
          record.endPart("a");
          assertEquals(Optional.empty(), record.part("a"));
        });
    run(record -> assertEquals(Optional.empty(), record.part("a")));
  }

  @Test
  void aLargeDirectoryIsReadWhereItIsWanted() throws IOException {
    int many = 20_000;
    run(
        record -> {
          for (int i = 0; i < many; i++) {
            record.put("name" + i, file(i), false);
          }
        });
    run(
        record -> {
          for (int i = many - 1; i >= 0; i -= 1999) {
            assertEquals(Optional.of(file(i)), record.find("name" + i));
          }
          assertEquals(many, names(record).size());
        });
  }

  @Test
  void aLinkInThePlaceOfARecordIsReplacedAndNotWrittenThrough() throws IOException {
    run(record -> record.put("a", file(1), false));
    Path victim = Files.writeString(folder.resolve("victim"), "untouched");
    Path place = file();
    Files.delete(place);
    Files.createSymbolicLink(place, victim);
    Files.createSymbolicLink(place.resolveSibling(place.getFileName() + ".new"), victim);
    run(record -> record.put("a", file(1), false));
    assertEquals("untouched", Files.readString(victim));
    run(record -> assertEquals(Optional.of(file(1)), record.find("a")));
  }

  @Test
  void aSnapshotByHardLinksStaysAsItIs() throws IOException {
    run(record -> record.put("a", file(1), false));
    Path snapshot = Files.createLink(folder.resolve("snapshot"), file());
    String before = Files.readString(snapshot);
    run(
        record -> {
          record.put("b", file(2), false);
          record.flush();
          assertEquals(before, Files.readString(snapshot));
          assertEquals(3, Files.readAllLines(file()).size());
          assertEquals(Optional.of(file(1)), record.find("a"));
          assertEquals(Optional.of(file(2)), record.find("b"));
        });
  }

  @Test
  void aLinkInThePlaceOfTheStateIsAnObstacle() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve(".mirror"), elsewhere);
    assertThrows(
        ObstacleException.class,
        () -> RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty()));
    try (Stream<Path> files = Files.list(elsewhere)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void whatSomebodyPutBesideTheRecordsIsNoRecord() throws IOException {
    run(record -> record.put("a", file(1), false));
    Files.writeString(folder.resolve(".mirror/d/.DS_Store"), "somebody's");
    Files.createDirectory(file().resolveSibling("directory"));
    List<URI> all = new ArrayList<>();
    RecordStore.readOnly(tree, Optional.empty()).read(found -> all.add(found.url()));
    assertEquals(List.of(URL), all);
  }

  @Test
  void whoOnlyLooksWritesNothing() throws IOException {
    try (var store = RecordStore.readOnly(tree, Optional.empty())) {
      DirectoryRecord record = store.open(directory, URL);
      record.put("a", file(1), false);
      relist(record, 1);
      record.release();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void theStateMayBeElsewhere() throws IOException {
    Path state = folder.resolve("state");
    try (var store = RecordStore.open(tree, Optional.of(state), (_, _) -> Optional.empty())) {
      DirectoryRecord record = store.open(directory, URL);
      record.put("a", file(1), false);
      record.release();
    }
    assertFalse(Files.exists(folder.resolve(".mirror")));
    assertTrue(Files.isDirectory(state.resolve("d")));
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".mirror"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("[0-9a-f]{32}"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static List<String> names(DirectoryRecord record) throws IOException {
    List<String> names = new ArrayList<>();
    record.files((name, _, listed) -> names.add(name + " " + listed));
    return names.stream().sorted().toList();
  }

  private static RecordedFile file(int crc) {
    return new RecordedFile(
        "a%20link",
        7,
        THEN.plusNanos(5),
        crc,
        Optional.of("\"x\""),
        Optional.of(THEN),
        Optional.of(Duration.ofDays(1)),
        THEN,
        List.of(new RecordedRow("01-Mar-2024 04:05 7", Optional.empty())));
  }

  private static boolean relist(DirectoryRecord record, int files) throws IOException {
    return record.relist(listing(files), listing(files).directories().stream());
  }

  private static RecordedListing listing(int files) {
    return new RecordedListing(
        Optional.of(new RecordedPage(1, -1, 2, 3)),
        "scope",
        false,
        files,
        List.of("http://host/d/sub/"));
  }
}
