package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links among the rows that do something with entries, or with all of them, and are none. */
class RowToolsTest {
  @ParameterizedTest
  @ValueSource(strings = {"?o=", "?s=", "?", "?key=", "index.php?list=", "?dir=a&o="})
  void aColumnThatAQueryNamesIsAnOrder(String query) {
    String page =
        """
        <h1>/d/</h1><table>
        <tr><th><a href="QUERYname">Name</a><th><a href="QUERYsize">Size</a>
            <th><a href="QUERYdate">Date</a>
        <tr><td><a href="a/a.txt">a.txt</a><td>1 KB<td>2024-02-05
        <tr><td><a href="a/b.txt">b.txt</a><td>1 KB<td>2024-02-05
        </table>
        """
            .replace("QUERY", query)
            .replace("a/", query.contains("dir") ? "a/" : "");
    assertEquals(
        List.of("a.txt", "b.txt"),
        names(page, query.contains("dir") ? "http://host/d/?dir=a" : "http://host/d/"));
  }

  @Test
  void anEntryMayBeCalledAsAColumnIs() {
    String page =
        """
        <h1>/d/</h1><table>
        <tr><td><a href="?p=docs">docs</a><td>2024-02-05
        <tr><td><a href="?p=name">name</a><td>2024-02-05
        <tr><td><a href="?p=size">size</a><td>2024-02-05
        </table>
        """;
    assertEquals(List.of("docs", "name", "size"), names(page, "http://host/d/"));
  }

  @Test
  void anEntryMayBeCalledAsAToolIs() {
    String page =
        """
        <h1>/d/</h1><div><a href="?login">login</a> <a href="?download=zip">zip</a></div><table>
        <tr><td><a href="?docs">docs</a><td>2024-02-05
        <tr><td><a href="?src">src</a><td>2024-02-05
        <tr><td><a href="?lang">lang</a><td>2024-02-05<td><a href="?info">info</a>
        <tr><td><a href="?file=tar">tar</a><td>1 KB
        </table>
        """;
    assertEquals(List.of("docs", "src", "lang", "tar"), names(page, "http://host/d/"));
    assertEquals(
        List.of("x.iso", "7z"),
        names(
            """
            <h1>/d/</h1><table>
            <tr><td><a href="?dir=pub&file=x.iso">x.iso</a><td>1 KB
            <tr><td><a href="?dir=pub&file=7z">7z</a><td>1 KB
            </table>
            """,
            "http://host/d/?dir=pub"));
  }

  @Test
  void aSwitchBesideANameIsNoName() {
    String page =
        """
        <h1>/d/</h1><table>
        <tr><td><a href="?p=a/sub&mode=list">sub</a><td><a href="?p=a/sub&dl=1">all of it</a>
        <tr><td><a href="?p=a/x.iso&download=true">x.iso</a><td>1 KB
        <tr><td><a href="?download=1&p=a/y.iso">y.iso</a><td>1 KB
        </table>
        """;
    assertEquals(List.of("sub", "x.iso", "y.iso"), names(page, "http://host/d/?p=a"));
  }

  @Test
  void aTitleOfTheSitesPagesIsNoName() {
    String page =
        """
        <h1>/d/</h1><table>
        <tr><td><a href="?about">About</a><td><a href="?download=zip">All in one</a>
        <tr><td><a href="x.iso">x.iso</a><td>1 KB
        <tr><td><a href="y.iso">y.iso</a><td>1 KB
        </table>
        """;
    assertEquals(List.of("x.iso", "y.iso"), names(page, "http://host/d/"));
  }

  @Test
  void aButtonAmongNamesAndSizesIsNone() {
    String rows =
        """
        <h1>/d/</h1>
        <a href="all.m3u">Play</a> <a href="mix.m3u">Shuffle</a><br>
        <a href="sub/">sub</a><br>
        <a href="x.ogg">x.ogg</a> 1 MB<br>
        <a href="y.ogg">y.ogg</a> 1 MB<br>
        <a href="z.ogg">z.ogg</a> 1 MB<br>
        """;
    assertEquals(List.of("sub", "x.ogg", "y.ogg", "z.ogg"), names(rows, "http://host/d/"));
    String titled = "<a href=a.ogg>A song</a> 1 MB<br><a href=b.ogg>Another</a> 2 MB<br>";
    assertEquals(
        List.of("all.m3u", "mix.m3u", "sub", "x.ogg", "y.ogg", "z.ogg", "a.ogg", "b.ogg"),
        names(rows + titled, "http://host/d/"));
    assertEquals(
        List.of("all.m3u", "mix.m3u", "x.ogg", "y.ogg", "z.ogg"), // it may be that of a directory
        names(rows.replaceFirst(".*sub.*\n", ""), "http://host/d/"));
    assertEquals(
        List.of("sub", "x.ogg", "y.ogg", "z.ogg"),
        names(rows.replaceFirst("sub/(.*)<br>", "sub$1 [DIR]<br>"), "http://host/d/"));
  }

  @Test
  void theOnlyRowMayHaveATool() {
    String row = "<div><a href=sub>sub</a> <a href='sub?raw=1'><img></a></div> 2024-02-05";
    assertEquals(
        List.of("sub"), names("<h1>/d/</h1><ul><li><a href=/x>X</a></ul>" + row, "http://host/d/"));
  }

  @Test
  void aScriptsOwnTopIsNoColumnsName() {
    String page =
        """
        <table><tr><th><a href="index.php?path=&sort=nameD">Name</a>
        <th><a href="index.php?path=&sort=sizeA">Size</a>
        <th><a href="index.php?path=&sort=dateA">Date</a>
        <tr><td><a href="index.php?path=sub/">sub</a><td>2024-02-05
        <tr><td><a href="index.php?download=x.iso">x.iso</a><td>1 KB
        </table>
        """;
    assertEquals(List.of("sub", "x.iso"), names(page, "http://host/d/"));
  }

  @Test
  void aNumberMayStandForAFile() {
    String page =
        """
        <h1>/d/</h1><table>
        <tr><td><a href="?dl=1">x.iso</a><td>12 KB
        <tr><td><a href="?dl=2">y.iso</a><td>34 KB
        </table>
        """;
    assertEquals(List.of("1", "2"), names(page, "http://host/d/"));
  }

  @Test
  void whatIsBelowTheEntryOfARowIsNone() {
    String page =
        """
        <h1>/d/</h1><table>
        <tr><td><a href="sub">sub</a> / <a href="sub/deep">deep</a><td>2024-02-05
        <tr><td><a href="x.txt">x.txt</a><td>1 KB<td><a href="x.txt/*view*/">view</a>
        <tr><td><a href="y.iso">y.iso</a><td>1 KB<td><a href="y.iso/"><img></a>
        </table>
        """;
    assertEquals(List.of("sub", "x.txt", "y.iso"), names(page, "http://host/d/"));
  }

  @Test
  void aToolOfTheDirectoryIsNoRow() {
    String page =
        """
        <h1>/d/</h1><table>
        <tr><td><a href="x.txt">x.txt</a><td>1 KB
        <tr><td><a href="y.iso">y.iso</a><td>1 KB
        <tr><td><a href="*zip*/all.zip">(everything in one file)</a>
                <a href="*view*/files">(a list)</a><td>
        </table>
        """;
    assertEquals(List.of("x.txt", "y.iso"), names(page, "http://host/d/"));
  }

  private static List<String> names(String page, String url) {
    try (Listing listing = Pages.parse(page, URI.create(url))) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      return Pages.entries(listing).stream()
          .map(entry -> entry.path().replaceFirst("/$", ""))
          .toList();
    }
  }
}
