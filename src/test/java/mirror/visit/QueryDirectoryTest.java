package mirror.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import mirror.listing.Entry;
import mirror.listing.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryDirectoryTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/i.php?dir=a, /i.php?dir=a/b, a",
        "/i.php?dir=a, -, a",
        "/i.php?dir=a%2Fb%20c, /i.php?dir=a%2Fb%20c%2Fd, a/b%20c",
        "/i.php?dir=a+b, /i.php?dir=a%20b/c, a%20b",
        "/i.php?v=1&dir=a, /i.php?v=1&dir=a/b, a",
        "/i.php?dir=a;b, -, a;b",
        "/i.php?v=1&dir=a, /a/b, ''",
        "/i.php?/a/b/, /i.php?/a/b/c/, a/b",
        "/?a/b, /?a/b/c, a/b",
        "/i.php?dir=, /i.php?dir=a, ''",
        "/i.php?dir=/, /i.php?dir=/a, ''",
        "/d/, /d/e, ''",
        "/d/?sort=date, /d/e, ''",
        "/d/?v=1, /d/e/, ''",
        "/d/?a, /d/a/b, a",
        "/i.php?dir=a, /a/b, a",
      })
  void theDirectoryIsTheValueThatTheEntriesCarryOn(String page, String entry, String path) {
    List<Entry> entries = Stream.ofNullable(entry).map(QueryDirectoryTest::entry).toList();
    assertEquals(path, String.join("/", QueryDirectory.path(uri(page), entries)));
  }

  private static Entry entry(String path) {
    return new Entry(uri(path), "x", Shape.FILE, "", OptionalLong.empty());
  }

  private static URI uri(String path) {
    return URI.create("http://host" + path);
  }
}
