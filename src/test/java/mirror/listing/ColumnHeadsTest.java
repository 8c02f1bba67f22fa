package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands outside the table that links its own orders is none of its rows. */
class ColumnHeadsTest {
  private static final String HEADS =
      "<tr><th><a href='?C=N;O=D'>Name</a><th><a href='?C=S;O=A'>Size</a>";

  private static final String DIRECTORY = "<tr><td><a href=old/>old/</a><td>2024-02-05";

  private static final String FILE = "<tr><td><a href=a.iso>a.iso</a><td>2024-02-05 12 KB";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p><a href=status/>status</a> <a href=about>about</a> <a href=team>team</a></p>",
        "<ul><li><a href=x.iso>x.iso</a><li><a href=y.iso>y.iso</a></ul>",
        "<table><tr><td>Latest<td><a href=a-1.iso>a-1.iso</a><td>2024-02-05</table>",
      })
  void aMenuOrReadmeMayShowNames(String other) {
    String rows = "<table>" + HEADS + DIRECTORY + FILE + "</table>";
    assertEquals(List.of("old/", "a.iso"), names(other + rows));
    assertEquals(List.of("old/", "a.iso"), names(rows + other));
  }

  @Test
  void aReadmeMayShowADateAsTheOnlyRowDoes() {
    String readme = "<p>See <a href=CHANGES>CHANGES</a> (2024-02-04).</p>";
    assertEquals(List.of("a.iso"), names("<table>" + HEADS + FILE + "</table>" + readme));
  }

  @Test
  void directoriesMayHaveASectionWithoutHeads() {
    String directories = "<ul><li><a href=old/>old</a><li><a href=new/>new</a></ul>";
    assertEquals(
        List.of("old/", "new/", "a.iso"),
        names(directories + "<table>" + HEADS + FILE + "</table>"));
  }

  @Test
  void theTableOfTheDirectoriesMayHaveHeadsAlone() {
    String directories = "<table>" + HEADS + DIRECTORY + "</table>";
    String files = "<table>" + FILE + FILE.replace("a.iso", "b.iso") + "</table>";
    assertEquals(List.of("old/", "a.iso", "b.iso"), names(directories + files));
  }

  @Test
  void eachTableMayHaveHeads() {
    String directories = "<table>" + HEADS + DIRECTORY + "</table>";
    String files = "<table>" + HEADS + FILE + "</table>";
    assertEquals(List.of("old/", "a.iso"), names(directories + files));
  }

  private static List<String> names(String rows) {
    String page = "<title>Files</title><body>" + rows;
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      return Pages.entries(listing).stream().map(Entry::path).toList();
    }
  }
}
