package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which text belongs to a row, by where it stands. */
class SurroundingsTest {
  /** {@code |} stands between the rows' texts. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "<ul><li><a href=a>a</a> 1 KB<li><a href=b>b</a> 2 KB</ul>, 1 KB|2 KB",
        "<ul><li><a href=a>a</a> 1 KB</ul><ul><li>2 KB <a href=b>b</a></ul>, 1 KB|2 KB",
        "<pre>1 KB <a href=a>a</a><br>2 KB <a href=b>b</a></pre>, 1 KB|2 KB",
        "<a href=a>a</a> 1 KB<hr>2 KB <a href=b>b</a>, 1 KB|2 KB",
        "<ul><li><a href=a>a</a> 1 KB</ul>in 2024 <p><a href=b>b</a> 2 KB, 1 KB|2 KB",
        "<ul><li><a href=a>a</a> 1 KB</ul>in 2024 <div><h2>b</h2><a href=b>b</a></div>, 1 KB|b",
        // a button is no link: what stands around it goes on
        "<ul><li><a href=a>a</a> <a href=javascript:x()>x</a> 1 KB<li><a href=b>b</a></ul>, 1 KB|",
      })
  void whatStandsBeforeALineIsNoneOfIt(String rows, String texts) {
    String page = "<title>/d/</title>" + rows;
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      List<String> shown = Pages.entries(listing).stream().map(Entry::rowText).toList();
      assertEquals(texts, String.join("|", shown));
    }
  }
}
