package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Menus of the site around the rows of its top directory: all that they link is below it. */
class MenusTest {
  private static final String MENU =
      """
      <ul><li><a href="/about.html">About us</a><li><a href="/contact/">Contact</a>
      <li><a href="/news/">News</a><li><a href="/faq.php">Questions</a></ul>
      """;

  private static final String ROWS =
      """
      <table><tr><td><a href="../">..</a><td>
      <tr><td><a href="isos/">isos/</a><td>
      <tr><td><a href="a.iso">a.iso</a><td>2024-02-05 12 KB
      ROWS
      </table>
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // the menu is the larger
        "<tr><td><a href=b.iso>b.iso</a><td>1 KB",
        "<tr><td><a href=b.iso>b.iso</a><td>1 KB<tr><td><a href=c.iso>c.iso</a><td>1 KB",
      })
  void aMenuIsNoneOfTheRows(String more) {
    String rows = ROWS.replace("ROWS", more);
    List<String> entries = names("<h1>Index of /</h1>" + rows);
    assertEquals(entries, names("<h1>Index of /</h1>" + MENU + rows));
    assertEquals(entries, names("<h1>Index of /</h1>" + rows + MENU));
  }

  @Test
  void theSitesPictureShowsNoName() {
    String rows =
        """
        <ul><li><a href="../">..</a><li><a href="a.iso">a.iso</a><li><a href="b.iso">b.iso</a></ul>
        """;
    String menu = "<p><a href=index.html><img src=logo.png></a> <a href=faq>Questions</a></p>";
    assertEquals(List.of("a.iso", "b.iso"), names("<h1>Index of /</h1>" + menu + rows));
  }

  @Test
  void aLineBeforeTheRowsMakesThemNoLines() {
    String page =
        """
        <h1>Index of /</h1><p><a href="/index.html"><img src="logo.png"></a></p>
        <div><div><a href="../">..</a></div>
        <div><a href="isos/">isos</a> <a href="isos/?zip=1"><img></a></div>
        <div><a href="a.iso">a.iso</a> <a href="?view=a.iso">look</a></div>
        <div><a href="b.iso">b.iso</a> <a href="?view=b.iso">look</a></div></div>
        """;
    assertEquals(List.of("isos/", "a.iso", "b.iso"), names(page));
  }

  @Test
  void namesMayBeShownInOtherLetters() {
    String page =
        """
        <h1>Index of /</h1><table>
        <tr><td><a href="isos/">ISOS</a><td>2024-02-05
        <tr><td><a href="readme.txt">README.TXT</a><td>2024-02-05 12 KB
        </table>
        <p>See <a href="news">news</a>.</p>
        """;
    assertEquals(List.of("isos/", "readme.txt"), names(page).subList(0, 2));
  }

  @Test
  void severalRowsThatAllShowANameAndDataNeedNoFrame() {
    String rows =
        """
        <table><tr class="dir"><td><a href="isos">isos</a><td>
        <tr><td><a href="a.iso">a.iso</a><td>12 KB
        <tr><td><a href="b.iso">b.iso</a><td>34 KB</table>
        """;
    String menu = "<p><a href=news.html>What is new</a> <a href=contact.php>Write to us</a></p>";
    assertEquals(List.of("isos/", "a.iso", "b.iso"), names(menu + rows));
  }

  @Test
  void titledFilesWithSizesAreNoMenu() {
    String page =
        """
        <h1>Index of /</h1><ul>
        <li><a href="isos/">isos</a>
        <li><a href="a.pdf">The first part</a> 12 KB
        <li><a href="b.pdf">The second part</a> 34 KB
        <li><a href="c.pdf">The third part</a> 56 KB
        </ul>
        """;
    assertEquals(List.of("isos/", "a.pdf", "b.pdf", "c.pdf"), names(page));
  }

  private static List<String> names(String page) {
    try (Listing listing = Pages.parse(page, URI.create("http://host/"))) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      return Pages.entries(listing).stream().map(Entry::path).toList();
    }
  }
}
