package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StalePartsTest {
  private static final URI URL = URI.create("http://host/d/");
  private static final String OLD = ".mirror.0123456789abcdef";
  private static final String BEGUN = ".mirror.fedcba9876543210";
  private static final Instant THEN = Instant.parse("2024-03-01T04:05:06Z");
  private static final RecordedPart PART =
      new RecordedPart(BEGUN, Optional.of(9L), Optional.empty(), Optional.of(THEN));
  private static final RecordedFile FILE =
      new RecordedFile(
          "a", 1, THEN, 0, Optional.empty(), Optional.empty(), Optional.empty(), THEN, List.of());

  @TempDir Path folder;
  @AutoClose private LocalTree tree;

  @BeforeEach
  void plant() throws IOException {
    tree = new LocalTree(folder, new LocalTree.Layout(false, 0));
    Files.createDirectory(folder.resolve("d"));
  }

  @Test
  void whatAKilledRunLeftGoesWhenARecordIsPutInOrder() throws IOException {
    left(OLD, THEN);
    run(tree, record -> record.put("a", FILE, false));
    assertEquals(List.of(), names());
  }

  @Test
  void nothingIsLookedForWhereNothingIsNew() throws IOException {
    run(tree, record -> record.put("a", FILE, false));
    left(OLD, THEN);
    run(tree, record -> record.find("a"));
    assertEquals(List.of(OLD), names());
  }

  @Test
  void whatIsNotOursStays() throws IOException {
    List<String> theirs =
        List.of(".mirror.0123456789abcde", ".mirror.0123456789abcdeg", ".mirror.notes", "mirror");
    for (String name : theirs) {
      left(name, THEN);
    }
    Files.createDirectory(folder.resolve("d").resolve(OLD));
    run(tree, record -> record.put("a", FILE, false));
    assertEquals(Stream.concat(theirs.stream(), Stream.of(OLD)).sorted().toList(), names());
  }

  @Test
  void whatMayBeOnItsWayNowStays() throws IOException {
    left(OLD, Instant.now().plusSeconds(3600));
    run(tree, record -> record.put("a", FILE, false));
    assertEquals(List.of(OLD), names());
  }

  @Test
  void whatWillBeGoneOnWithStaysAsLongAsTheListingNamesIt() throws IOException {
    left(BEGUN, THEN);
    run(tree, record -> record.putPart("a", PART));
    assertEquals(List.of(BEGUN), names());
    run(
        tree,
        record -> {
          record.listed("a");
          record.relist(listing(), Stream.empty());
        });
    assertEquals(List.of(BEGUN), names());
    run(
        tree,
        record -> {
          record.listed("b");
          record.relist(listing(), Stream.empty());
        });
    assertEquals(List.of(), names());
    run(tree, record -> assertEquals(Optional.empty(), record.part("a")));
  }

  @Test
  void whereOtherRecordsMayTellOfTheSameDirectoryAllStays() throws IOException {
    left(OLD, THEN);
    try (var cut = new LocalTree(folder, new LocalTree.Layout(false, 1))) {
      LocalDirectory above = directory(cut, "http://host/");
      run(cut, above.below("x").below("d"), record -> record.put("a", FILE, false));
    }
    assertEquals(List.of(OLD), names());
  }

  /** What is done with the record of a directory. */
  private interface Task {
    void with(DirectoryRecord record) throws IOException;
  }

  private static void run(LocalTree tree, Task task) throws IOException {
    run(tree, directory(tree, URL.toString()), task);
  }

  private static LocalDirectory directory(LocalTree tree, String url) {
    return ((Place.Directory) tree.place(URI.create(url))).directory();
  }

  private static void run(LocalTree tree, LocalDirectory directory, Task task) throws IOException {
    try (var store = RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty())) {
      DirectoryRecord record = store.open(directory, URL);
      try {
        task.with(record);
      } finally {
        record.release();
      }
    }
  }

  private static RecordedListing listing() {
    return new RecordedListing(Optional.empty(), "scope", false, 1, List.of());
  }

  private void left(String name, Instant modified) throws IOException {
    Path file = Files.createFile(folder.resolve("d").resolve(name));
    Files.setLastModifiedTime(file, FileTime.from(modified));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("d"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
