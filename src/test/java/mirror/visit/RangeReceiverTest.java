package mirror.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mirror.fetch.Head;
import mirror.fetch.Heads;
import mirror.frontier.Portion;
import mirror.frontier.RangedFile;
import mirror.frontier.Tally;
import mirror.local.LocalTree;
import mirror.local.Place;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One range, while the visit to another says that nothing is to be made of the file. */
class RangeReceiverTest {
  private static final int HALF = 1024 * 1024;

  @TempDir Path folder;
  @AutoClose private LocalTree tree;
  private Place.File place;
  private RangedFile file;

  @BeforeEach
  void begin() throws IOException {
    tree = new LocalTree(folder, new LocalTree.Layout(false, 0));
    place = (Place.File) tree.place(URI.create("http://host/f"));
    place.directory().make();
    Head whole =
        Heads.of(200, "ETag: \"1\"", "Accept-Ranges: bytes", "Content-Length: " + 2 * HALF);
    file = RangedFile.of(whole, 2, Optional.empty());
  }

  @Test
  void whatIsDroppedUnderItIsNotMissedAtItsEnd() throws IOException {
    var receiver = receiver(0);
    receiver.open(answer(0));
    receiver.write(ByteBuffer.allocate(1000));
    file.drop(place);
    receiver.close();
    assertEquals(List.of(), left());
  }

  @Test
  void whatIsDroppedBeforeItsAnswerComesIsOver() throws IOException {
    begun(1000);
    var receiver = receiver(1000);
    file.drop(place);
    assertThrows(RangeReceiver.OverException.class, () -> receiver.open(answer(1000)));
    receiver.close();
    assertEquals(List.of(), left());
  }

  @Test
  void whatIsDroppedBeforeItBeginsIsNotLeftBehind() throws IOException {
    var receiver = receiver(0);
    file.drop(place);
    receiver.open(answer(0));
    receiver.close();
    assertEquals(List.of(), left());
  }

  @Test
  void whatSomebodyElseRemovedIsAnError() throws IOException {
    begun(1000);
    var receiver = receiver(1000);
    Files.delete(left().getFirst());
    assertThrows(NoSuchFileException.class, () -> receiver.open(answer(1000)));
  }

  private RangeReceiver receiver(long here) {
    return new RangeReceiver(new Portion.Range(file, 0), place, here, new Tally());
  }

  private void begun(int bytes) throws IOException {
    try (var receiver = receiver(0)) {
      receiver.open(answer(0));
      receiver.write(ByteBuffer.allocate(bytes));
    }
    assertEquals(1, left().size());
  }

  private static Head answer(int from) {
    return Heads.of(
        206,
        "ETag: \"1\"",
        "Content-Range: bytes %d-%d/%d".formatted(from, HALF - 1, 2 * HALF),
        "Content-Length: " + (HALF - from));
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.getFileName().toString().startsWith(".mirror.")).toList();
    }
  }
}
