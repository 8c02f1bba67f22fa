package mirror.frontier;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SeenTest {
  private final Seen seen = new Seen();

  @Test
  void aTreeIsKnownByAnyDirectoryAboveIt() {
    seen.add(URI.create("http://h/a/"));
    assertTrue(seen.containsTreeOf(URI.create("http://h/a/b/c/")));
    assertFalse(seen.containsTreeOf(URI.create("http://h/b/")));
  }

  @Test
  void aPathOfTwoSlashesNamesNoHost() {
    assertFalse(seen.containsTreeOf(URI.create("http://h//a/b/")));
    seen.add(URI.create("http://h//a/"));
    assertTrue(seen.containsTreeOf(URI.create("http://h//a/b/")));
  }
}
