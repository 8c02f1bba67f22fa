package mirror.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import mirror.frontier.Target;
import mirror.listing.Entry;
import mirror.listing.Shape;
import mirror.local.DirectoryRecord;
import mirror.local.LocalDirectory;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedFiles;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameClashesTest {
  private static final URI URL = URI.create("http://host/d/");

  @TempDir Path folder;
  @AutoClose private LocalTree tree;
  private LocalDirectory directory;
  @AutoClose private RecordStore records;

  @BeforeEach
  void plant() throws IOException {
    tree = new LocalTree(folder, new LocalTree.Layout(false, 0));
    directory = ((Place.Directory) tree.place(URL)).directory();
    records = RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty());
  }

  /** Where the disk takes two spellings for one. */
  @Test
  void withoutARecordTheFirstOnThePageHasTheName() throws IOException {
    assertEquals(List.of("", "", "X", "X", ""), holders("a", "X", "x", "x/", "b"));
  }

  @Test
  void whatIsOnRecordHasItWhereverItStandsOnThePage() throws IOException {
    record(URL, record -> record.put("x", RecordedFiles.of("x"), false));
    assertEquals(List.of("x", "x", ""), holders("X", "x/", "x"));
  }

  @Test
  void aLinkThatIsOnlyEscapedInAnotherWayIsTheSame() throws IOException {
    record(URL, record -> record.put("x~", RecordedFiles.of("x%7e"), false));
    assertEquals(List.of("x~", "", "x~"), holders("X~", "x~", "x%7E"));
  }

  @Test
  void aDirectoryThatHasARecordOfItsOwnHasIt() throws IOException {
    record(URL.resolve("x/"), record -> record.put("f", RecordedFiles.of("f"), false));
    assertEquals(List.of("x/", "x/", ""), holders("X/", "x", "x/"));
  }

  @Test
  void aDirectoryThatWasMirroredFromAnotherUrlHasNot() throws IOException {
    LocalDirectory x = ((Place.Directory) tree.place(URL.resolve("x/"))).directory();
    record(x, URL.resolve("X/"), record -> record.put("f", RecordedFiles.of("f"), false));
    assertEquals(List.of("", "x"), holders("x", "x/"));
  }

  @Test
  void whatARunPutThereThatWasKilledHasIt() throws IOException {
    record(URL, record -> record.want("x", "x"));
    Files.createDirectories(folder.resolve("d"));
    Files.writeString(folder.resolve("d/x"), "here");
    assertEquals(List.of("x", ""), holders("x/", "x"));
  }

  private interface Task {
    void with(DirectoryRecord record) throws IOException;
  }

  private void record(URI url, Task task) throws IOException {
    record(((Place.Directory) tree.place(url)).directory(), url, task);
  }

  private void record(LocalDirectory place, URI url, Task task) throws IOException {
    DirectoryRecord record = records.open(place, url);
    task.with(record);
    record.flush();
    record.release();
  }

  /** The links of those which have the names of others, for each. */
  private List<String> holders(String... links) throws IOException {
    var clashes =
        new NameClashes(
            entry -> directory.name(entry.path().replace("/", "")).toLowerCase(Locale.ROOT),
            records);
    List<Entry> entries = List.of(links).stream().map(NameClashesTest::entry).toList();
    entries.forEach(clashes::add);
    for (int i = 0; i < links.length; i++) {
      clashes.settle(i, entries.get(i), entry -> Target.seed(entry.uri(), tree));
    }
    return IntStream.range(0, links.length)
        .mapToObj(
            i ->
                clashes
                    .holder(i, entries.get(i))
                    .map(uri -> URL.relativize(uri).toString())
                    .orElse(""))
        .toList();
  }

  private static Entry entry(String link) {
    return new Entry(
        URL.resolve(link),
        link,
        link.endsWith("/") ? Shape.DIRECTORY : Shape.FILE,
        "",
        OptionalLong.empty());
  }
}
