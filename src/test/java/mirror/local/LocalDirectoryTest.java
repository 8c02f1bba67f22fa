package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDirectoryTest {
  @TempDir Path folder;

  @AutoClose private final OpenDirectories open = new OpenDirectories();

  @Test
  void aDirectoryAndThoseAboveItAreMadeWhenNeeded() throws IOException {
    LocalDirectory deep = root(folder.resolve("x/root")).child("a").child("b");
    assertFalse(Files.exists(folder.resolve("x")));
    deep.make();
    deep.make();
    assertTrue(Files.isDirectory(folder.resolve("x/root/a/b")));
    assertEquals(folder.resolve("x/root/a/b"), deep.path());
  }

  @Test
  void twoDotsMeanWhatTheSystemMeansByThem() throws IOException {
    root(folder.resolve("a/../b/c")).child("d").make();
    assertTrue(Files.isDirectory(folder.resolve("b/c/d")));
    Path elsewhere = Files.createDirectories(folder.resolve("x/y"));
    Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    root(folder.resolve("link/../e/../f")).child("d").make();
    assertTrue(Files.isDirectory(folder.resolve("x/f/d")));
    assertFalse(Files.exists(folder.resolve("f")));
  }

  @Test
  void aDirectoryThatIsThereIsUsed() throws IOException {
    Files.createDirectory(folder.resolve("a"));
    LocalDirectory found = root(folder).child("a");
    found.make();
    assertFalse(found.isNew());
    LocalDirectory made = found.child("b");
    made.make();
    assertTrue(made.isNew());
  }

  @Test
  void aLinkBelowTheRootIsAnObstacle() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("a"), elsewhere);
    assertObstacle(ObstacleException.Obstacle.SYMLINK);
    assertEquals(0, elsewhere.toFile().list().length);
  }

  @Test
  void aDanglingLinkIsAnObstacle() throws IOException {
    Files.createSymbolicLink(folder.resolve("a"), folder.resolve("nowhere"));
    assertObstacle(ObstacleException.Obstacle.SYMLINK);
    assertFalse(Files.exists(folder.resolve("nowhere")));
  }

  @Test
  void aFileIsAnObstacle() throws IOException {
    Files.createFile(folder.resolve("a"));
    assertObstacle(ObstacleException.Obstacle.NOT_A_DIRECTORY);
  }

  @Test
  void theRootMayBeALink() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    root(link).child("a").make();
    assertTrue(Files.isDirectory(elsewhere.resolve("a")));
  }

  @Test
  void aLinkToADirectoryIsFollowedWhereThatIsWanted() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(folder.resolve("a"), elsewhere);
    LocalDirectory.root(folder, new TreeRules(open, Naming.UNIX, true))
        .child("a")
        .child("b")
        .make();
    assertTrue(Files.isDirectory(elsewhere.resolve("b")));
  }

  @Test
  void aLinkToAFileIsAnObstacleEvenThen() throws IOException {
    Files.createSymbolicLink(
        folder.resolve("a"), Files.createFile(folder.resolve("somebody's file")));
    var rules = new TreeRules(open, Naming.UNIX, true);
    LocalDirectory below = LocalDirectory.root(folder, rules).child("a").child("b");
    assertThrows(ObstacleException.class, below::make);
  }

  private void assertObstacle(ObstacleException.Obstacle obstacle) {
    LocalDirectory below = root(folder).child("a").child("b");
    var thrown = assertThrows(ObstacleException.class, below::make);
    assertEquals(obstacle, thrown.obstacle());
    assertEquals(folder.resolve("a").toString(), thrown.getFile());
  }

  private LocalDirectory root(Path path) {
    return LocalDirectory.root(path, open);
  }
}
