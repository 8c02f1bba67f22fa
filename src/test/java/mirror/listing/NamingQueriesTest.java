package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which keys of a script's queries name entries, and which stay the same beside them. */
class NamingQueriesTest {
  @ParameterizedTest
  @CsvSource({
    "?share=x, ?share=x&path=%2Fsub, ?share=x&path=%2Fx.iso&download=1",
    "?share=x&path=/a, ?share=x&path=%2Fa%2Fsub, ?share=x&path=%2Fa%2Fx.iso&download=1",
    "?do=list&dir=a&srt=yes, ?do=list&dir=a%2Fsub&srt=yes, ?do=send&dir=a&item=x.iso&srt=yes",
  })
  void whatAllLinksOfAPageKeepMakesADirectoryNoFile(String own, String directory, String file) {
    String page =
        """
        <h1>Files</h1><table>
        <tr><td><img src=folder.png><a href="%s">sub</a><td>-
        <tr><td><img src=file.png><a href="%s">x.iso</a><td>12 KB
        </table>
        """
            .formatted(directory, file);
    assertEquals(List.of("sub DIRECTORY", "x.iso FILE"), entries(page, "http://host/f/" + own));
  }

  @Test
  void theTopIsNoNameAndSpeaksAgainstNone() {
    String page =
        """
        <h1>Files</h1><table>
        <tr><td><a href="index.php?path=sub">sub</a><td>-
        <tr><td><a href="index.php?path=&file=x.iso">x.iso</a><td>12 KB
        <tr><td><a href="index.php?path=&file=y.iso">y.iso</a><td>12 KB
        </table>
        """;
    assertEquals(
        List.of("sub DIRECTORY", "x.iso FILE", "y.iso FILE"), entries(page, "http://host/f/"));
  }

  @Test
  void whatALinkDoesIsNoName() {
    String page =
        """
        <div><a href="../">Up</a> <a href="~folder.tar">Archive</a>
        <a href="?tpl=list&folders-filter=\\&recursive">Get list</a>
        <a href="?tpl=list">list</a></div>
        <table><tr><th><a href="?sort=n">Name</a><th><a href="?sort=s">Size</a>
        <tr><td><a href="a.zip">a.zip</a><td>1.2 MB</table>
        """;
    assertEquals(List.of("a.zip FILE"), entries(page, "http://host/f/"));
  }

  @Test
  void rowsMayBeginWithMoreThanTheName() {
    String page =
        """
        <ul><li><a href="?p=docs">DIR docs</a> -<li><a href="?p=isos">DIR isos</a> -
        <li><a href="?p=a.zip">ZIP a.zip</a> 1 KB</ul>
        """;
    assertEquals(
        List.of("isos DIRECTORY", "a.zip FILE"), entries(page, "http://host/f/").subList(1, 3));
  }

  private static List<String> entries(String page, String url) {
    try (Listing listing = Pages.parse(page, URI.create(url))) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      return Pages.entries(listing).stream()
          .map(entry -> entry.path().replaceFirst("/$", "") + " " + entry.shape())
          .toList();
    }
  }
}
