package mirror.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import mirror.frontier.Failure;
import mirror.frontier.Outcome;
import mirror.frontier.Purpose;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.local.LocalTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it costs that something goes wrong in a visit. */
class GuardTest {
  @TempDir Path here;

  @Test
  void aFullDiskEndsTheRunAlsoWhereRowsAreReadOneByOne() {
    var full = new IOException("No space left on device");
    assertEquals(full, assertThrows(IOException.class, () -> end(() -> unchecked(full))));
  }

  @Test
  void anErrorOfTheDiskIsNoBugWhereRowsAreReadOneByOne() throws IOException {
    assertEquals(
        new Failure(Failure.Kind.LOCAL, "Input/output error"),
        failure(() -> unchecked(new IOException("Input/output error"))));
  }

  @Test
  void aBugCostsItsTargetOnly() throws IOException {
    Failure failure =
        failure(
            () -> {
              throw new IllegalStateException("what");
            });
    assertEquals(Failure.Kind.OTHER, failure.kind());
  }

  @Test
  void aPatternThatNeedsTooMuchStackCostsItsTargetOnly() throws IOException {
    Failure failure =
        failure(
            () -> {
              var _ = Pattern.matches("(a|b)*zzz", "a".repeat(1_000_000));
              throw new IllegalStateException("this Java has the stack");
            });
    assertTrue(failure.reason().contains("stack than"), failure.reason());
  }

  private static Outcome unchecked(IOException error) {
    throw new UncheckedIOException(error);
  }

  private Failure failure(Guard.Visiting visiting) throws IOException {
    return assertInstanceOf(Outcome.Failed.class, end(visiting)).failure();
  }

  private Outcome end(Guard.Visiting visiting) throws IOException {
    try (var tree = new LocalTree(here, new LocalTree.Layout(true, 0))) {
      Target target = Target.seed(URI.create("http://host/d/"), tree);
      return new Guard(Purpose.MIRROR, tree, new Tally()).end(target, visiting);
    }
  }
}
