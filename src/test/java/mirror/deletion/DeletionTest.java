package mirror.deletion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mirror.frontier.Event;
import mirror.frontier.Seen;
import mirror.frontier.Target;
import mirror.local.Casing;
import mirror.local.DirectoryRecord;
import mirror.local.LocalDirectory;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedFiles;
import mirror.local.RecordedListing;
import mirror.scope.Filter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes of a directory whose files have other spellings now than on record. */
class DeletionTest {
  private static final URI URL = URI.create("http://host/d/");

  @TempDir private Path folder;
  @AutoClose private LocalTree tree;
  @AutoClose private RecordStore records;
  private LocalDirectory directory;

  @BeforeEach
  void open() throws IOException {
    tree = new LocalTree(folder, new LocalTree.Layout(false, 0));
    records = RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty());
    directory = ((Place.Directory) Target.seed(URL, tree).place()).directory();
  }

  @ParameterizedTest
  @CsvSource({"Readme, README", "caf\u00e9, cafe\u0301", "CAF\u00c9, cafe\u0301"})
  void whatOneDiskTakesForOneFileIsNotDeletedByItsOldName(String before, String now)
      throws IOException {
    rename(before, now);
    assertEquals(List.of(), deleted(Casing.ALIKE));
    assertEquals(List.of(now), recorded());
  }

  @Test
  void whatAnotherTakesForTwoIs() throws IOException {
    rename("Readme", "README");
    assertEquals(List.of("Readme"), deleted(Casing.APART));
    assertEquals(List.of("README"), recorded());
  }

  @ParameterizedTest
  @EnumSource
  void whatHasNoSecondSpellingGoesOnBoth(Casing casing) throws IOException {
    rename("Readme", "other");
    assertEquals(List.of("Readme"), deleted(casing));
  }

  /**
   * In two runs, as far as the record knows; the disk here may not be one that takes them for one.
   */
  private void rename(String from, String to) throws IOException {
    list(from);
    list(to);
  }

  private void list(String name) throws IOException {
    Files.createDirectories(directory.path());
    Files.writeString(directory.path().resolve(name), "text");
    DirectoryRecord record = records.open(directory, URL);
    record.put(name, RecordedFiles.of(name), false);
    record.relist(
        new RecordedListing(Optional.empty(), "scope", false, 1, List.of()), Stream.empty());
    record.release();
  }

  private List<String> deleted(Casing casing) throws IOException {
    List<String> deleted = new ArrayList<>();
    var deletion =
        new Deletion(
            false,
            records,
            casing,
            new MaxDelete(OptionalLong.of(9)),
            new Protection(new Seen(), Filter.NONE, tree),
            _ -> false,
            () -> false,
            event -> {
              if (event instanceof Event.Deleted(URI _, Path path)) {
                deleted.add(path.getFileName().toString());
              }
            });
    try (var absences = new Absences(tree, records, false)) {
      absences.note(Target.seed(URL, tree), directory, new UnknownFiles(directory, casing));
      deletion.run(absences);
    }
    return deleted;
  }

  /** For each a file waits on disk. */
  @Test
  void ofTooManyDirectoriesThatBecameFilesSomeStayForAnotherRun() throws IOException {
    list("one");
    var place = new Place.Directory(directory);
    try (var absences = new Absences(tree, records, false)) {
      for (int i = 0; i < Absences.MOST_REPLACED; i++) {
        assertTrue(absences.noteReplaced(Target.seed(URL, tree), place));
      }
      assertFalse(absences.noteReplaced(Target.seed(URL, tree), place));
    }
  }

  private List<String> recorded() throws IOException {
    List<String> names = new ArrayList<>();
    DirectoryRecord record = records.open(directory, URL);
    record.files((name, _, _) -> names.add(name));
    record.release();
    return names;
  }
}
