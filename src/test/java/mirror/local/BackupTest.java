package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  @TempDir Path folder;

  @Test
  void theLongestNameThatStandsThereOtherwiseIsNotMadeLonger() throws IOException {
    String name = "n".repeat(251) + ".iso";
    Path old = folder.resolve("old");
    Files.createDirectories(old.resolve(name));
    Files.createDirectories(folder.resolve("copy"));
    Files.writeString(folder.resolve("copy").resolve(name), "content");
    var layout = new LocalTree.Layout(false, 0, Naming.UNIX, false, Optional.of(old));
    try (var tree = new LocalTree(folder.resolve("copy"), layout);
        Stream<Path> kept = Files.list(old)) {
      ((Place.File) tree.place(URI.create("http://host/" + name))).directory().discard(name);
      Path file = kept.filter(Files::isRegularFile).findFirst().orElseThrow();
      assertEquals("content", Files.readString(file));
      assertEquals(255, file.getFileName().toString().length());
    }
  }

  @Test
  void theBeginningOfACopyGoesWhenTheFileIsKeptAfterAll() throws IOException {
    Path old = Files.createDirectory(folder.resolve("old"));
    Files.createDirectory(folder.resolve("copy"));
    Path begun = old.resolve(LocalName.RESERVED + "." + RecordStore.hash("f").substring(0, 16));
    var layout = new LocalTree.Layout(false, 0, Naming.UNIX, false, Optional.of(old));
    try (var tree = new LocalTree(folder.resolve("copy"), layout)) {
      var file = (Place.File) tree.place(URI.create("http://host/f"));
      Files.writeString(begun, "con");
      Files.writeString(file.path(), "content");
      file.directory().discard("f");
      assertEquals("content", Files.readString(old.resolve("f")));
      assertFalse(Files.exists(begun));
    }
  }
}
