package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which lone numbers of rows are sizes. */
class NumberedRowsTest {
  @ParameterizedTest
  @CsvSource({
    "1 2 3 4, - - - -",
    "0 1 2, - - -",
    "11 12 13, - - -", // on a further page
    "1 2, 1 2",
    "1 2 3 3, 1 2 3 3",
    "7 7 7, 7 7 7",
    "3 2 1, 3 2 1",
  })
  void numbersThatCountTheRowsAreNoSizes(String numbers, String sizes) {
    StringBuilder rows = new StringBuilder();
    for (String number : numbers.split(" ", -1)) {
      rows.append(
          "<tr><td>%s<td><a href=x%d>x%2$d</a><td>2024-02-05".formatted(number, rows.length()));
    }
    assertEquals(sizes, sizes("<h1>/d/</h1><table>" + rows + "</table>"));
  }

  @Test
  void filesMayGrowByAByteEach() {
    String page =
        "<h1>/d/</h1><pre><a href=a>a</a> 1\n<a href=b>b</a> 2\n<a href=c>c</a> 3\n</pre>";
    assertEquals("1 2 3", sizes(page));
  }

  private static String sizes(String page) {
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      return Pages.entries(listing).stream()
          .map(entry -> entry.size().isPresent() ? "" + entry.size().getAsLong() : "-")
          .collect(Collectors.joining(" "));
    }
  }
}
