package mirror.local;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** Who runs it may want other directories each night. */
  @Test
  void ofFiveDirectoriesATenthIsStillLinkedWhateverIsWanted() {
    var before = Optional.of(of("scope", "a/", "b/", "c/", "d/", "e/"));
    assertTrue(RecordedListing.isLikely(before, 0, 0, Stream.of("x", "e/")));
    assertFalse(RecordedListing.isLikely(before, 0, 0, Stream.of("x", "y/")));
    assertFalse(RecordedListing.isLikely(before, 6, 1, Stream.of("x")));
    assertTrue(RecordedListing.isLikely(before, 5, 1, Stream.of("x")));
    assertTrue(RecordedListing.isLikely(Optional.of(of("scope", "a/")), 3, 0, Stream.empty()));
  }

  private static RecordedListing of(String scope, String... directories) {
    return new RecordedListing(Optional.empty(), scope, false, 0, List.of(directories));
  }

  private static RecordedListing read(long bytes, long reader) {
    var page = new RecordedPage(bytes, 3, 4, reader);
    return new RecordedListing(Optional.of(page), "scope", false, 5, List.of());
  }
}
