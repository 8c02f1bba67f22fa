package mirror.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private final Fingerprints prints = new Fingerprints();

  @Test
  void anEmptySetHoldsNothing() {
    assertFalse(prints.contains(""));
    assertFalse(prints.contains("a"));
  }

  @Test
  void aTextIsAddedOnce() {
    assertTrue(prints.add("a"));
    assertFalse(prints.add("a"));
    assertTrue(prints.add("A"));
    assertTrue(prints.add(""));
    assertTrue(prints.contains("a"));
    assertTrue(prints.contains(""));
    assertFalse(prints.contains("b"));
  }

  @Test
  void manyTextsAreKeptApart() {
    for (int i = 0; i < 100_000; i++) {
      assertTrue(prints.add("http://host/directory/" + i));
    }
    for (int i = 0; i < 100_000; i++) {
      assertTrue(prints.contains("http://host/directory/" + i));
    }
    assertFalse(prints.contains("http://host/directory/100000"));
  }

  @Test
  void ofManyThreadsOneAddsEachText() {
    long added =
        IntStream.range(0, 200_000)
            .parallel()
            .filter(i -> prints.add("http://host/" + i % 20_000))
            .count();
    assertEquals(20_000, added);
  }
}
