package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a row says that its entry is, where the URL does not tell. */
class ShapeSignsTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "<td>1 - [DIR] <a href=a>a</a>, DIRECTORY", // the number counts the rows
        "<td><a href=a>a</a> (Directory)<td>4096, DIRECTORY",
        "<td>&lt;dir&gt;<td><a href=a>a</a><td>4096, DIRECTORY",
        "<td><a href=a>a</a><td>a directory<td>4096, UNSURE", // of a file, perhaps
        "<td><a href=a>a/</a><td>4096, DIRECTORY",
        "<td><a href=?file=a><img src=folder.gif>a</a>, DIRECTORY",
        "<td><a href=?file=a>a/</a>, DIRECTORY",
        "<td><a href=?file=a>a</a>, FILE",
        "<td><a href=?file=a><img src=folder.gif>a</a><td>4096, FILE", // every row has it
      })
  void aRowTells(String row, Shape shape) {
    String page =
        "<h1>/d/</h1><table><tr><td><a href=../>..</a><tr>%s<tr><td><a href=b>b</a><td>1 KB</table>"
            .formatted(row);
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      assertEquals(shape, Pages.entries(listing).getFirst().shape());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<a href=a.html>a.html</a>, LIKELY_FILE",
    "<a href=a.PHP>a.PHP</a>, LIKELY_FILE",
    "<a href=a.d>a.d</a>, DIRECTORY",
    "<img src=folder.gif><a href=a.html>a.html</a>, DIRECTORY",
  })
  void aPageWithoutASizeMayBeEither(String name, Shape shape) {
    String page =
        "<h1>/d/</h1><table><tr><td>%s<td><tr><td><a href=b>b</a><td>1 KB<tr><td><a href=c>c</a><td>1 KB</table>"
            .formatted(name);
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      assertEquals(shape, Pages.entries(listing).getFirst().shape());
    }
  }

  @ParameterizedTest
  @CsvSource({"a.html, UNSURE", "a, DIRECTORY"})
  void aClassThatEveryRowHasDoesNotMakeADirectoryOfAPage(String name, Shape shape) {
    String page =
        "<h1>/d/</h1><a href=../>..</a><p class=dir><a href=%s>%1$s</a><p class=dir><a"
            + " href=b>b</a>";
    try (Listing listing = Pages.parse(page.formatted(name), URI.create("http://host/d/"))) {
      assertEquals(shape, Pages.entries(listing).getFirst().shape());
    }
  }

  @ParameterizedTest
  @CsvSource({"-, LIKELY_FILE", "1 KB, DIRECTORY"})
  void aDashTellsWhereAnotherRowShowsASize(String other, Shape shape) {
    String page =
        "<h1>/d/</h1><table><tr><td><a href=a>a</a><td>-<tr><td><a href=b>b</a><td>%s</table>"
            .formatted(other);
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      assertEquals(shape, Pages.entries(listing).getFirst().shape());
    }
  }
}
