package mirror.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import mirror.scope.RobotsFile;
import org.junit.jupiter.api.Test;

class RobotsFilesTest {
  private final RobotsFiles files = new RobotsFiles();
  private final RobotsFile large =
      new RobotsFile(List.of(), Collections.nCopies(28_000, "/12345"), Optional.empty());

  @Test
  void thoseThatWereNotNeededForLongMakeRoom() {
    files.keep("http://once", large);
    files.keep("http://often", large);
    for (int i = 0; i < 100; i++) {
      files.keep("http://host" + i, large);
      assertEquals(Optional.of(large), files.find("http://often"));
      assertEquals(Optional.of(large), files.find("http://host" + i));
    }
    assertEquals(Optional.empty(), files.find("http://once"));
  }

  @Test
  void oneThatIsKeptAgainTakesItsOwnPlace() {
    files.keep("http://other", large);
    for (int i = 0; i < 100; i++) {
      files.keep("http://host", large);
    }
    assertEquals(Optional.of(large), files.find("http://other"));
  }
}
