package mirror.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedListingTest {
  @Test
  void aPageThatTellsTheTimeIsNoReasonToWriteAnew() {
    assertTrue(read(1, 7).isLike(read(2, 7)));
  }

  @Test
  void anotherVersionOfTheProgramIsOnce() {
    assertFalse(read(1, 7).isLike(read(1, 8)));
  }

  private static RecordedListing read(long bytes, long reader) {
    var page = new RecordedPage(bytes, 3, 4, reader);
    return new RecordedListing(Optional.of(page), "scope", false, 5, List.of());
  }
}
