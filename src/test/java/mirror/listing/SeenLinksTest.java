package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SeenLinksTest {
  @Test
  void aUrlIsNewOnceInAnySpelling() {
    var seen = new SeenLinks();
    assertTrue(seen.add(Url.of("http://host/a")));
    assertFalse(seen.add(Url.of("http://host/%61")));
    assertTrue(seen.add(Url.of("http://host/a?b")));
    assertFalse(seen.isFull());
  }

  @Test
  void beyondWhatTheHeapHoldsNoneIsNew() {
    var seen = new SeenLinks();
    int count = 0;
    while (seen.add(Url.of("http://host/" + count))) {
      count++;
    }
    assertTrue(seen.isFull());
    assertEquals(1_572_864, count);
  }
}
