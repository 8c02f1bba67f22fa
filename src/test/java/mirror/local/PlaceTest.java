package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceTest {
  @TempDir Path folder;

  @AutoClose private final OpenDirectories open = new OpenDirectories();

  private Place.File place;
  private Path path;

  @BeforeEach
  void place() throws IOException {
    place = new Place.File(LocalDirectory.root(folder, open).child("a"), "file");
    path = Files.createDirectory(folder.resolve("a")).resolve("file");
  }

  @Test
  void aRegularFileExists() throws IOException {
    Files.writeString(path, "12345");
    assertEquals(5, place.existing().orElseThrow().size());
  }

  @Test
  void whereNothingStandsNoFileExists() throws IOException {
    assertEquals(Optional.empty(), place.existing());
  }

  @Test
  void aLinkCountsAsNothing() throws IOException {
    Files.createSymbolicLink(path, Files.createFile(folder.resolve("elsewhere")));
    assertEquals(Optional.empty(), place.existing());
  }

  @Test
  void aDirectoryIsAnObstacle() throws IOException {
    Files.createDirectory(path);
    var obstacle = assertThrows(ObstacleException.class, place::existing);
    assertEquals(ObstacleException.Obstacle.DIRECTORY, obstacle.obstacle());
  }

  @Test
  void aLinkOnTheWayIsAnObstacle() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createFile(elsewhere.resolve("file"));
    Files.createSymbolicLink(path, elsewhere);
    var below = new Place.File(place.asDirectory().directory(), "file");
    assertEquals(
        ObstacleException.Obstacle.SYMLINK,
        assertThrows(ObstacleException.class, below::existing).obstacle());
  }
}
