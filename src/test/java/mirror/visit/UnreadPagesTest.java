package mirror.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnreadPagesTest {
  private static final URI FIRST = URI.create("http://host/d/");

  private final UnreadPages unread = new UnreadPages(FIRST);

  @Test
  void eachIsReadOnce() {
    unread.add(pages("", 0, 1).toList());
    unread.add(List.of(FIRST, FIRST.resolve("?page=%30"), URI.create("http://other/d/?page=1")));
    assertEquals(FIRST.resolve("?page=0"), unread.next());
    assertTrue(unread.isEmpty());
    assertFalse(unread.isOver());
  }

  @Test
  void thatAPageIsOneTooManyIsSeenWhereItsTurnComes() {
    for (int page = 0; page < 20_000; page += 1000) {
      unread.add(pages("", page, page + 1000).toList());
    }
    assertEquals(10_000, untilOver());
  }

  @Test
  void longUrlsAreFewer() {
    unread.add(pages("0".repeat(1024), 0, 10_000).toList());
    assertTrue(untilOver() < 2048);
  }

  private int untilOver() {
    int count = 0;
    while (!unread.isOver()) {
      unread.next();
      count++;
    }
    assertTrue(unread.isEmpty());
    return count;
  }

  private static Stream<URI> pages(String zeros, int start, int end) {
    return IntStream.range(start, end).mapToObj(i -> FIRST.resolve("?page=" + zeros + i));
  }
}
