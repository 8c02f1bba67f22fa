package mirror.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.RecordedFile;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose bytes are those on record, and whose time is not. */
class SubjectTest {
  private static final Instant THEN = Instant.parse("2024-03-01T04:05:06Z");
  private static final Instant TOUCHED = Instant.parse("2025-01-01T00:00:00Z");

  @TempDir Path folder;
  @AutoClose private LocalTree tree;
  private Path file;

  @BeforeEach
  void touch() throws IOException {
    tree = new LocalTree(folder, new LocalTree.Layout(false, 0));
    file = Files.writeString(folder.resolve("f"), "content");
    Files.setLastModifiedTime(file, FileTime.from(TOUCHED));
  }

  @Test
  void itsTimeIsPutRight() throws IOException {
    assertEquals(Optional.of(THEN), intact());
    assertEquals(THEN, Files.getLastModifiedTime(file).toInstant());
  }

  @Test
  void thatOfASnapshotStaysAndGoesOnRecord() throws IOException {
    Files.createLink(folder.resolve("snapshot"), file);
    assertEquals(Optional.of(TOUCHED), intact());
    assertEquals(TOUCHED, Files.getLastModifiedTime(file).toInstant());
  }

  /** The time that goes on record. */
  private Optional<Instant> intact() throws IOException {
    var place = (Place.File) tree.place(URI.create("http://host/f"));
    var known =
        new RecordedFile(
            "f",
            Files.size(file),
            THEN,
            place.crc(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            THEN,
            List.of());
    return Subject.intact(place, place.existing().orElseThrow(), known).map(RecordedFile::modified);
  }
}
