package mirror.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrangeInputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"1960-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "+999999999-12-31T00:00:00Z"})
  void aStrangeTimeIsNoReasonToFail(Instant time) throws IOException {
    var tree = new LocalTree(folder, new LocalTree.Layout(false, 0));
    var place = (Place.File) tree.place(URI.create("http://host/a"));
    try (PartFile part = PartFile.create(place)) {
      part.commit(Optional.of(time));
    }
    assertTrue(Files.exists(folder.resolve("a")));
  }

  @Test
  void aReservedNameThatGrewTooLongIsShortened() {
    assertTrue(Naming.UNIX.isShortened(".mirror." + "a".repeat(247)));
  }

  @Test
  void lookingForAFileMakesNoDirectory() throws IOException {
    var tree = new LocalTree(folder, new LocalTree.Layout(false, 0));
    var place = (Place.File) tree.place(URI.create("http://host/a/b"));
    assertTrue(place.existing().isEmpty());
    assertFalse(Files.exists(folder.resolve("a")));
  }
}
