package mirror.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
  @TempDir Path folder;

  private Path root;
  @AutoClose private LocalTree tree;
  private Path target;
  private Place.File place;

  @BeforeEach
  void place() throws IOException {
    root = Files.createDirectory(folder.resolve("root"));
    tree = new LocalTree(root, new LocalTree.Layout(false, 0));
    place = place("http://host/a/file.txt");
    target = root.resolve("a/file.txt");
  }

  @Test
  void nothingStandsUnderTheFinalNameBeforeItIsWhole() throws IOException {
    try (PartFile part = PartFile.create(place)) {
      write(part, "new");
      assertFalse(Files.exists(target));
      assertEquals(1, temporaries(target.getParent()));
      part.commit(Optional.empty());
    }
    assertEquals("new", Files.readString(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void whatCannotBeGoneOnWithIsClosed() throws IOException {
    Path open = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(open));
    PartFile part = PartFile.create(place);
    part.pause();
    assertThrows(
        IllegalArgumentException.class,
        () -> PartFile.resume(place, part.name(), -1)); // or an error
    try (Stream<Path> all = Files.list(open)) {
      assertFalse(all.anyMatch(file -> leadsTo(file, part.name())));
    }
  }

  private static boolean leadsTo(Path link, String name) {
    try {
      return Files.readSymbolicLink(link).endsWith(name);
    } catch (IOException e) {
      return false; // closed this moment
    }
  }

  @Test
  void anOldFileStandsUntilTheNewOneIsWhole() throws IOException {
    old("old");
    try (PartFile part = PartFile.create(place)) {
      write(part, "new");
      assertEquals("old", Files.readString(target));
      part.commit(Optional.empty());
      assertEquals("new", Files.readString(target));
    }
  }

  @Test
  void whatIsClosedBeforeItIsWholeIsGone() throws IOException {
    old("old");
    try (PartFile part = PartFile.create(place)) {
      write(part, "ne");
    }
    assertEquals("old", Files.readString(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void twoAtATimeDoNotMeet() throws IOException {
    try (PartFile one = PartFile.create(place);
        PartFile two = PartFile.create(place)) {
      assertEquals(2, temporaries(target.getParent()));
      write(one, "one");
      write(two, "two");
      two.commit(Optional.empty());
      one.commit(Optional.empty());
    }
    assertEquals("one", Files.readString(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void aLinkInItsPlaceIsReplacedAndNotWrittenThrough() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "secret");
    Files.createDirectory(target.getParent());
    Files.createSymbolicLink(target, elsewhere);
    try (PartFile part = PartFile.create(place)) {
      write(part, "new");
      part.commit(Optional.of(Instant.EPOCH.plusSeconds(7)));
    }
    assertEquals("secret", Files.readString(elsewhere));
    assertFalse(Files.isSymbolicLink(target));
    assertEquals("new", Files.readString(target));
  }

  @Test
  void aDirectoryInItsPlaceIsAnObstacle() throws IOException {
    Files.createDirectories(target.resolve("kept"));
    try (PartFile part = PartFile.create(place)) {
      var obstacle = assertThrows(ObstacleException.class, () -> part.commit(Optional.empty()));
      assertEquals(ObstacleException.Obstacle.DIRECTORY, obstacle.obstacle());
      assertEquals(target.toString(), obstacle.getFile());
    }
    assertTrue(Files.isDirectory(target.resolve("kept")));
    try (Stream<Path> left = Files.list(target.getParent())) {
      assertEquals(List.of(target), left.toList());
    }
  }

  @Test
  void anEmptyDirectoryInItsPlaceIsAnObstacleToo() throws IOException {
    Files.createDirectories(target);
    try (PartFile part = PartFile.create(place)) {
      assertThrows(ObstacleException.class, () -> part.commit(Optional.empty()));
    }
    assertTrue(Files.isDirectory(target));
  }

  @Test
  void aLinkInPlaceOfItsDirectoryIsAnObstacle() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(root.resolve("a"), elsewhere);
    var obstacle = assertThrows(ObstacleException.class, () -> PartFile.create(place));
    assertEquals(ObstacleException.Obstacle.SYMLINK, obstacle.obstacle());
    assertEquals(0, elsewhere.toFile().list().length);
  }

  @Test
  void theTimeOfTheServerIsTheTimeOfTheFile() throws IOException {
    Instant time = Instant.parse("2001-02-03T04:05:06Z");
    try (PartFile part = PartFile.create(place)) {
      part.commit(Optional.of(time));
    }
    assertEquals(time, Files.getLastModifiedTime(target).toInstant());
  }

  @Test
  void permissionsAreThoseOfAnyNewFile() throws IOException {
    var usual = Files.getPosixFilePermissions(Files.createFile(folder.resolve("usual")));
    try (PartFile part = PartFile.create(place)) {
      part.commit(Optional.empty());
    }
    assertEquals(usual, Files.getPosixFilePermissions(target));
    assertTrue(usual.contains(PosixFilePermission.OWNER_READ));
  }

  @Test
  void theLongestNameLeavesRoomForATemporaryOne() throws IOException {
    try (PartFile part = PartFile.create(place("http://host/" + "a".repeat(255)))) {
      part.commit(Optional.empty());
    }
    assertTrue(Files.exists(root.resolve("a".repeat(255))));
  }

  @Test
  void aDirectoryThatIsReplacedMeanwhileGetsNothing() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    try (PartFile part = PartFile.create(place)) {
      write(part, "new");
      Files.move(root.resolve("a"), root.resolve("moved"));
      Files.createSymbolicLink(root.resolve("a"), elsewhere);
      var obstacle = assertThrows(ObstacleException.class, () -> part.commit(Optional.empty()));
      assertEquals(ObstacleException.Obstacle.REPLACED, obstacle.obstacle());
    }
    assertEquals(0, elsewhere.toFile().list().length);
    assertEquals(List.of(), files());
  }

  @Test
  void aHardLinkInItsPlaceIsReplacedAndNotWrittenThrough() throws IOException {
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "secret");
    Files.createDirectory(target.getParent());
    Files.createLink(target, elsewhere);
    try (PartFile part = PartFile.create(place)) {
      write(part, "new");
      part.commit(Optional.of(Instant.EPOCH.plusSeconds(7)));
    }
    assertEquals("secret", Files.readString(elsewhere));
    assertNotEquals(Instant.EPOCH.plusSeconds(7), Files.getLastModifiedTime(elsewhere).toInstant());
    assertEquals("new", Files.readString(target));
  }

  @Test
  void whatWasBegunIsNotGoneOnWithWhereItHasAnotherName() throws IOException {
    String name = PartFile.newName();
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "secret");
    Files.createDirectory(target.getParent());
    Files.createLink(target.resolveSibling(name), elsewhere);
    assertEquals(OptionalLong.empty(), PartFile.left(place, name));
    PartFile.remove(place, name);
    assertEquals(List.of(), files());
    assertEquals("secret", Files.readString(elsewhere));
  }

  private Place.File place(String uri) {
    return (Place.File) tree.place(URI.create(uri));
  }

  private void old(String text) throws IOException {
    Files.createDirectory(target.getParent());
    Files.writeString(target, text);
  }

  private static void write(PartFile part, String text) throws IOException {
    part.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private static long temporaries(Path directory) {
    return Stream.of(directory.toFile().list()).filter(n -> n.startsWith(".mirror.")).count();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
