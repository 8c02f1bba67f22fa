package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class EntryListTest {
  @Test
  void aPageIsAddedToThoseThatWereRead() throws IOException {
    try (EntryList all = page(0, 300);
        EntryList last = page(300, 600)) {
      assertEquals(range(0, 300), numbers(all));
      all.addAll(last);
      assertEquals(600, all.count());
      assertEquals(range(0, 600), numbers(all));
    }
  }

  @Test
  void aTextStaysAsItIsHoweverManyCameBefore() throws IOException {
    for (String text : List.of("", "a\u00e4\u20ac", "a\udce4b?", "\ud83d\ude00")) {
      try (EntryList all = page(0, 300)) {
        URI uri = URI.create("http://host/last");
        all.add(new Entry(uri, "last", Shape.FILE, text, OptionalLong.empty()));
        all.add(new Entry(uri, "end", Shape.FILE, "end", OptionalLong.empty()));
        List<String> texts =
            StreamSupport.stream(all.spliterator(), false).map(Entry::rowText).toList();
        assertEquals(List.of(text, "end"), texts.subList(300, 302));
      }
    }
  }

  private static EntryList page(int start, int end) throws IOException {
    var entries = new EntryList();
    for (int i = start; i < end; i++) {
      URI uri = URI.create("http://host/" + i);
      entries.add(new Entry(uri, "" + i, Shape.FILE, "", OptionalLong.of(i)));
    }
    return entries;
  }

  private static List<Long> range(int start, int end) {
    return IntStream.range(start, end).mapToObj(i -> (long) i).toList();
  }

  private static List<Long> numbers(EntryList entries) {
    return StreamSupport.stream(entries.spliterator(), false)
        .map(entry -> entry.size().getAsLong())
        .toList();
  }
}
