package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html><body><a href=a>a</a></body></html>|PROPER",
        "<HTML><a href=a>a</a></HTML> <!-- made in 3 ms -->|PROPER",
        "<html><body>Hi</body></html><pre><a href=a>a</a></pre></body></html>|PROPER",
        "<html><body><a href=a>a</a></body></html><address>me</address>|PROPER",
        "<ul><li><a href=a>a</a></li></ul>|PROPER",
        "<a href=a>a</a>|OPEN",
        "<a href=a>a|OPEN",
        "Nothing here|OPEN",
        "''|OPEN",
        "<html><body><a href=a>a</a>|CUT",
        "<body><ul><li><a href=a>a</a></li></ul>|CUT",
        "'<html><body>Hi</body></html><pre><A\nhref=a>a</a>'|CUT",
        "<html><a href=a>a</a></html|CUT",
        "<a href=a>a</a> <|CUT",
        "<a href=a>a</a> <a hre|TORN",
        "<a href=a>a</a> <a href='b|TORN",
        "<html><body>Hi</body></html><table><tr><td cla|TORN",
      })
  void aPageIsCutWhereItHasNotTheEndOfWhatItBegan(String page, Listing.Ending ending) {
    assertEquals(ending, Closing.of(page, page));
  }
}
