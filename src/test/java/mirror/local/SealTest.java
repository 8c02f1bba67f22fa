package mirror.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {
  private static final URI URL = URI.create("http://host/d/");
  private static final Instant ASKED = Instant.parse("2024-03-01T04:05:06Z");
  private static final Instant LATER = ASKED.plusSeconds(60);
  private static final Instant DUE = ASKED.plusSeconds(3600);

  @TempDir Path folder;
  @AutoClose private LocalTree tree;
  private LocalDirectory directory;
  private final List<String> fresh = new ArrayList<>();
  private final List<String> other = new ArrayList<>();

  @BeforeEach
  void plant() {
    tree = new LocalTree(folder, new LocalTree.Layout(true, 0));
    directory = ((Place.Directory) tree.place(URL)).directory();
  }

  @Test
  void sparesTheRestOfEachLine() throws IOException {
    record("a", "b");
    assertTrue(read(LATER));
    assertEquals(List.of("a 7 " + ASKED.plusNanos(5), "b 7 " + ASKED.plusNanos(5)), fresh);
    assertEquals(List.of(), other);
  }

  @Test
  void holdsFromTheLastQuestionToTheNext() throws IOException {
    record("a");
    for (Instant now : List.of(ASKED.minusSeconds(1), DUE)) {
      assertTrue(read(now));
    }
    assertEquals(List.of(), fresh);
    assertTrue(read(ASKED));
    assertTrue(read(DUE.minusNanos(1)));
    assertEquals(2, fresh.size());
  }

  @Test
  void endsWhenTheFirstFileIsToBeAskedAbout() throws IOException {
    record("a", "soon");
    assertTrue(read(LATER.minusNanos(1)));
    assertEquals(2, fresh.size());
    assertTrue(read(LATER));
    assertEquals(2, fresh.size());
  }

  @Test
  void isNotSetWhereAFileIsNeverFresh() throws IOException {
    record("a", "never");
    assertTrue(read(LATER));
    assertEquals(List.of(), fresh);
    assertEquals(List.of("a", "never"), other);
  }

  @Test
  void isNotSetUnderAnotherPage() throws IOException {
    for (RecordedListing listing : List.of(listing(2, row("a")), listing(1, row("b")))) {
      record(listing, "a");
      assertTrue(read(LATER));
      assertEquals(List.of(), fresh);
    }
  }

  @Test
  void isBrokenByWhateverIsAddedOrChanged() throws IOException {
    record("a", "b");
    byte[] whole = Files.readAllBytes(file());
    for (int i = 0; i < whole.length; i++) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 1;
      Files.write(file(), damaged);
      assertFalse(read(LATER) && other.isEmpty(), "byte " + i);
      other.clear();
    }
    Files.write(file(), whole);
    open(
        record -> {
          record.put("c", known("c"), false);
          record.flush();
          assertTrue(read(LATER));
          assertEquals(List.of("a", "b", "c"), other);
        });
  }

  @Test
  void isNotThereWhereOnlyTheHeaderIsLeft() throws IOException {
    open(record -> record.put("a", known("a"), true));
    open(record -> record.remove("a"));
    assertEquals(1, Files.readAllLines(file()).size());
    assertFalse(read(LATER));
  }

  @Test
  void staysWhereNothingIsNew() throws IOException {
    record("a");
    byte[] whole = Files.readAllBytes(file());
    Files.setLastModifiedTime(file(), FileTime.fromMillis(0));
    open(record -> assertEquals(Optional.of(known("a")), record.listed("a")));
    assertArrayEquals(whole, Files.readAllBytes(file()));
    assertEquals(FileTime.fromMillis(0), Files.getLastModifiedTime(file()));
  }

  private interface Task {
    void with(DirectoryRecord record) throws IOException;
  }

  private void open(Task task) throws IOException {
    try (var store = RecordStore.open(tree, Optional.empty(), SealTest::until)) {
      DirectoryRecord record = store.open(directory, URL);
      try {
        task.with(record);
      } finally {
        record.release();
      }
    }
  }

  private static Optional<Instant> until(String url, RecordedFile file) {
    assertTrue(url.equals(URL + file.link()), url);
    return switch (file.link()) {
      case "never" -> Optional.empty();
      case "soon" -> Optional.of(LATER);
      default -> Optional.of(DUE);
    };
  }

  private void record(String... names) throws IOException {
    record(listing(names.length, Stream.of(names).mapToLong(SealTest::row).sum()), names);
  }

  private void record(RecordedListing listing, String... names) throws IOException {
    open(
        record -> {
          for (String name : names) {
            record.put(name, known(name), false);
            record.listed(name);
          }
          record.relist(listing, Stream.empty());
        });
  }

  private boolean read(Instant now) throws IOException {
    var store = RecordStore.readOnly(tree, Optional.empty());
    return store
        .tidy(directory, URL)
        .read(
            new TidyRecord.Reader() {
              @Override
              public boolean listing(RecordedListing listing) {
                return true;
              }

              @Override
              public boolean file(String name, RecordedFile file) {
                return other.add(name);
              }

              @Override
              public boolean fresh(String name, long size, Instant modified) {
                return fresh.add(name + " " + size + " " + modified);
              }
            },
            now);
  }

  private Path file() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".mirror"))) {
      return files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  private static long row(String name) {
    return RecordedPage.row(name, "01-Mar-2024 04:05 7");
  }

  private static RecordedFile known(String link) {
    return new RecordedFile(
        link,
        7,
        ASKED.plusNanos(5),
        1,
        Optional.empty(),
        Optional.of(ASKED),
        Optional.of(Duration.ofDays(9)),
        ASKED,
        List.of(new RecordedRow("01-Mar-2024 04:05 7", Optional.empty())));
  }

  private static RecordedListing listing(int files, long rows) {
    return new RecordedListing(
        Optional.of(new RecordedPage(1, 2, rows, 3)), "scope", false, files, List.of());
  }
}
