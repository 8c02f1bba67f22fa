package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What shows sizes and dates is the listing, whatever the site has around it. */
class DataBlockTest {
  private static final String ROWS =
      """
      <table>
      <tr><td><a href=../>..</a><td>
      <tr><td><a href=sub/>sub</a><td>2024-02-05 10:00
      <tr><td><a href=a.iso>a.iso</a><td>2024-02-05 10:00 12 KB
      </table>
      """;

  private static final String TITLE = "<title>/d/</title>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p><a href=News.html>News</a> <a href=contact.php>Write to us</a></p>",
        "<ul><li><a href=SUB>SUB</a><li><a href=A.ISO>A.ISO</a><li><a href=faq>Help</a></ul>",
        "<div>See <a href=INSTALL.html>INSTALL.html</a> and <a href=b/c.html>this</a>.</div>",
        "<table><tr><td><a href=index.html><img></a><td><a href=faq.html>Help</a></table>",
        "<p><a href=forum/>Forum</a> <a href=old/>Old things</a> <a href='?old=1'>old</a></p>",
      })
  void noMenuIsAsTelling(String menu) {
    List<String> entries = List.of("sub/", "a.iso");
    assertEquals(entries, names(TITLE + menu + ROWS));
    assertEquals(entries, names(TITLE + ROWS + menu));
  }

  @Test
  void theWayUpAmongTheRowsIsEnoughOfAFrame() {
    String menu = "<p><a href=news.php>News</a> <a href=x.php>Write to us</a></p>";
    String rows = ROWS.replace("..</a>", "One level up</a>");
    assertEquals(List.of("sub/", "a.iso"), names(menu + rows));
  }

  @Test
  void aScriptsQueryIsEnoughOfAFrame() {
    String page =
        """
        <p><a href=news.php>What is new</a> <a href=x.php>Write to us</a></p>
        <table><tr><td><a href="list.php?path=d/sub">sub</a><td>2024-02-05
        <tr><td><a href="d/a.iso">a.iso</a><td>12 KB</table>
        """;
    try (Listing listing = Pages.parse(page, URI.create("http://host/list.php?path=d"))) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      assertEquals(
          List.of("sub", "a.iso"), Pages.entries(listing).stream().map(Entry::path).toList());
    }
  }

  @Test
  void directoriesAndFilesMayEachHaveATable() {
    String folders =
        """
        <h2>Folders</h2><table>
        <tr><td><a href=s/>s</a><td>2024-02-05
        <tr><td><a href=t/>t</a><td>2024-02-05
        </table>
        """;
    String files =
        """
        <h2>Files</h2><table>
        <tr><td><a href=a.iso>a.iso</a><td>12 KB
        <tr><td><a href=b.iso>b.iso</a><td>34 KB
        <tr><td><a href=c.iso>c.iso</a><td>56 KB
        </table>
        """;
    String menu = "<p><a href=news>What is new</a> | <a href=forum/>Guests</a></p>";
    List<String> entries = List.of("s/", "t/", "a.iso", "b.iso", "c.iso");
    assertEquals(entries, names(TITLE + menu + folders + files));
    assertEquals(entries, names(TITLE + folders + files + menu));
  }

  @Test
  void whatASmallerTableShowsIsNotLeftOut() {
    String row = "<tr><td><a href=%1$s>%1$s</a> <a href='%1$s?download=1'><img></a><td>12 KB\n";
    String page =
        "<table><tr><td><a href=a.iso>a.iso</a><td>12 KB</table><table>"
            + row.formatted("b.iso")
            + row.formatted("c.iso")
            + row.formatted("d.iso")
            + "</table>";
    assertEquals(List.of("a.iso", "b.iso", "c.iso", "d.iso"), names(TITLE + page));
  }

  @Test
  void filesMayBeShownWithoutTheirSuffixes() {
    String menu = "<p><a href=news.php>What is new</a> <a href=x.php>Write to us</a></p>";
    String rows = ROWS.replace("a.iso</a>", "a</a>");
    assertEquals(List.of("sub/", "a.iso"), names(TITLE + menu + rows));
  }

  @Test
  void aLinkElsewhereIsARestOfTheLastRow() {
    String page =
        """
        <pre><a href=../>..</a>
        <a href=a.iso>a.iso</a> <a href=http://elsewhere/>share</a> 12 KB
        <a href=b.iso>b.iso</a> <a href=http://elsewhere/>share</a> 34 KB
        </pre><a href=http://elsewhere/>by us</a>
        """;
    try (Listing listing = Pages.parse(TITLE + page, URI.create("http://host/d/"))) {
      assertEquals(
          List.of("share 12 KB", "share 34 KB"),
          Pages.entries(listing).stream().map(Entry::rowText).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<li><a href=s/>s</a><li><a href=t/>t</a>",
        "<li><a href=s>s</a><li><a href=t>t</a>",
        "<li><img src=folder.png><a href='?dir=s'>s</a><li><a href='?dir=t'>t</a>",
      })
  void directoriesWithoutADateAreNotLeftOut(String directories) {
    String page =
        """
        <p><a href=news.html>What is new</a></p><ul>%s</ul>
        <table><tr><td><a href='?file=a.iso'>a.iso</a><td>1 KB
        <tr><td><a href='?file=b.iso'>b.iso</a><td>1 KB</table>
        """
            .formatted(directories);
    List<String> names = names(TITLE + page);
    assertEquals(
        List.of("s", "t", "a.iso", "b.iso"),
        names.stream()
            .map(name -> name.replaceFirst("/$", ""))
            .filter(name -> !name.equals("news.html"))
            .toList());
  }

  @Test
  void filesWithoutDataAreNotLeftOutForAReadmeThatTellsSome() {
    String row = "<li><a href=%1$s>%1$s</a>\n";
    String rows = row.formatted("a.rpm") + row.formatted("b.rpm") + row.formatted("c.rpm");
    String readme =
        "<p>Get <a href=a.iso>a.iso</a> first, 12 MB of 2024-02-05. See <a href=INFO>INFO</a>.</p>";
    for (String page :
        List.of(readme + "<ul>" + rows + "</ul>", "<ul>" + rows + "</ul>" + readme)) {
      assertTrue(names(TITLE + page).containsAll(List.of("a.rpm", "b.rpm", "c.rpm")), page);
    }
  }

  @Test
  void filesThatAreTitledAreNotLeftOutForDirectories() {
    String page =
        """
        <p><a href=../>..</a></p>
        <p><a href=news.php>What is new</a> <a href=x.php>Write to us</a></p>
        <table><tr><td><a href=a.iso>The first</a><td>12 KB
        <tr><td><a href=b.iso>The second</a><td>34 KB
        <tr><td><a href=c.iso>The third</a><td>56 KB</table>
        <table><tr><td><img src=folder.gif><td><a href=s>s</a><td>-
        <tr><td><img src=folder.gif><td><a href=t>t</a><td>-</table>
        """;
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      List<String> names = Pages.entries(listing).stream().map(Entry::path).toList();
      assertTrue(names.containsAll(List.of("a.iso", "b.iso", "c.iso")), names::toString);
    }
  }

  @Test
  void directoriesThatAreTitledAreNotLeftOutForFiles() {
    String page =
        """
        <p><a href="../">..</a></p>
        <p>Folders: <a href=alpha/>Alpha</a>, <a href=beta/>Beta</a></p>
        <table><tr><td><a href=a.iso>a.iso</a><td>12 KB<td>2024-02-05
        <tr><td><a href=b.iso>b.iso</a><td>34 KB<td>2024-02-06</table>
        <p><a href=news.php>What is new</a> <a href=x.php>Write to us</a></p>
        """;
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      List<String> names = Pages.entries(listing).stream().map(Entry::path).toList();
      assertTrue(names.containsAll(List.of("alpha/", "beta/", "a.iso", "b.iso")), names::toString);
    }
  }

  @Test
  void aPageThatSomebodyWroteKeepsAllItLinks() {
    String page =
        """
        <h1>Our programs</h1><a href=/>Home</a>
        <p>The <a href=manual.pdf>manual</a> and <a href=old.zip>what we had before</a>,
        <a href=notes.txt>notes</a>, <a href=src.tgz>the source</a></p>
        <table>
        <tr><td><a href=a.zip>a.zip</a><td>12 KB
        <tr><td><a href=b.zip>b.zip</a><td>34 KB
        </table>
        """;
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      List<String> names = Pages.entries(listing).stream().map(Entry::path).toList();
      assertEquals(
          List.of("manual.pdf", "old.zip", "notes.txt", "src.tgz", "a.zip", "b.zip"),
          names.stream().filter(name -> !name.isEmpty()).toList());
    }
  }

  private static List<String> names(String page) {
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      return Pages.entries(listing).stream().map(Entry::path).toList();
    }
  }
}
