package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Set;
import mirror.local.ObstacleException.Obstacle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OpenDirectoryTest {
  @TempDir Path folder;

  /** How the platform opens directories. */
  enum Platform {
    HOLDS,
    LOOKS_UP;

    OpenDirectory open(Path path) throws IOException {
      return switch (this) {
        case HOLDS -> OpenDirectory.at(path);
        case LOOKS_UP -> OpenDirectory.of(path, new Plain());
      };
    }
  }

  /** What a JDK gives that cannot hold a directory. */
  private static final class Plain implements DirectoryStream<Path> {
    @Override
    public Iterator<Path> iterator() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @EnumSource
  void filesAreMadeNamedTimedAndRemoved(Platform platform) throws IOException {
    try (OpenDirectory directory = platform.open(folder)) {
      try (var channel =
          directory.open("a", Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
        channel.write(ByteBuffer.wrap(new byte[3]));
      }
      directory.setModified("a", FileTime.from(Instant.EPOCH.plusSeconds(7)));
      directory.rename("a", "b");
      assertEquals(7, directory.attributes("b").lastModifiedTime().toInstant().getEpochSecond());
      assertEquals(3, directory.attributes("b").size());
      assertFalse(Files.exists(folder.resolve("a")));
      directory.delete("b");
      assertFalse(Files.exists(folder.resolve("b")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void onlyADirectoryIsOpened(Platform platform) throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path root = Files.createDirectory(folder.resolve("root"));
    Files.createSymbolicLink(root.resolve("link"), elsewhere);
    Files.createFile(root.resolve("file"));
    assertEquals(
        0, new ProcessBuilder("mkfifo", root.resolve("fifo").toString()).start().waitFor());
    try (OpenDirectory directory = platform.open(root)) {
      assertObstacle(Obstacle.SYMLINK, directory, "link");
      assertObstacle(Obstacle.NOT_A_DIRECTORY, directory, "file");
      assertObstacle(Obstacle.NOT_A_DIRECTORY, directory, "fifo");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDirectoryIsMadeOnlyWhereItsPathStillLeads(Platform platform) throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path path = Files.createDirectory(folder.resolve("a"));
    try (OpenDirectory directory = platform.open(path)) {
      directory.makeDirectory("before");
      Files.move(path, folder.resolve("moved"));
      Files.createSymbolicLink(path, elsewhere);
      var thrown = assertThrows(ObstacleException.class, () -> directory.makeDirectory("after"));
      assertEquals(Obstacle.REPLACED, thrown.obstacle());
    }
    assertEquals(0, elsewhere.toFile().list().length);
    assertTrue(Files.isDirectory(folder.resolve("moved/before")));
  }

  @Test
  void whatIsHeldStaysTheSameWhateverItsPathLeadsTo() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path path = Files.createDirectories(folder.resolve("a/b"));
    try (OpenDirectory directory = OpenDirectory.at(path)) {
      Files.move(folder.resolve("a"), folder.resolve("moved"));
      Files.createSymbolicLink(folder.resolve("a"), elsewhere);
      directory
          .open("new", Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))
          .close();
      assertTrue(Files.exists(folder.resolve("moved/b/new")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void errorsNameTheWholePath(Platform platform) throws IOException {
    Files.createFile(folder.resolve("there"));
    Files.createDirectory(folder.resolve("d"));
    try (OpenDirectory directory = platform.open(folder)) {
      String missing = folder.resolve("missing").toString();
      assertEquals(
          missing,
          assertThrows(NoSuchFileException.class, () -> directory.attributes("missing")).getFile());
      assertEquals(
          folder.resolve("there").toString(),
          assertThrows(
                  FileAlreadyExistsException.class,
                  () ->
                      directory.open(
                          "there", Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)))
              .getFile());
      assertEquals(
          folder.resolve("d") + ": Is a directory",
          DiskError.describe(
              assertThrows(IOException.class, () -> directory.rename("there", "d"))));
    }
  }

  private static void assertObstacle(Obstacle obstacle, OpenDirectory directory, String name) {
    var thrown =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> assertThrows(ObstacleException.class, () -> directory.child(name, false)));
    assertEquals(obstacle, thrown.obstacle());
  }
}
