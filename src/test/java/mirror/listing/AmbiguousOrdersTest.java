package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queries that order the rows on one page and name an entry on another. */
class AmbiguousOrdersTest {
  @ParameterizedTest
  @CsvSource({
    "?d=a, a, QUERY",
    "?p=b, b, QUERY",
    "?d=1, 1, QUERY",
    "?dir=asc, asc, QUERY",
    "?folder=descending, descending, QUERY",
    "?d=a, Date, SORT",
    "?d=a, '', SORT",
    "?N=D, D, SORT",
    "?p=2, 2, SORT",
    "?s=1, 1, SORT",
    "?sort=name, name, SORT",
    "?order=asc, asc, SORT",
    "?dir=asc, Name, SORT",
    "?sort=name&dir=asc, asc, SORT",
  })
  void aTextThatIsTheValueIsAName(String query, String shown, LinkKind kind) {
    ListedDirectory page = ListedDirectory.ofDirectory(Url.of("http://host/d/"));
    assertEquals(kind, page.kindOf(Url.of("http://host/d/" + query), shown));
  }

  @Test
  void entriesOfOneLetterAreEntries() {
    String page =
        """
        <title>Files</title><table><tr><th>Name<th>Size
        <tr><td><a href="?d=a">a</a><td>-
        <tr><td><a href="?d=b">b</a><td>-
        <tr><td><a href="?d=pub">pub</a><td>-
        <tr><td><a href="x.iso">x.iso</a><td>12 KB
        </table>
        """;
    assertEquals(List.of("a", "b", "pub", "x.iso"), paths(page, "http://host/d/"));
    assertEquals(
        List.of("a", "b"),
        paths(
            page.replaceAll(".*(pub|iso).*\n", "").replace("<td>-", "<td>2024-02-05"),
            "http://host/d/"));
  }

  @Test
  void filesStandInADirectoryOfOneLetter() {
    String page =
        """
        <title>Files</title><table>
        <tr><td><a href="a/x.iso">x.iso</a><td>12 KB
        <tr><td><a href="a/y.iso">y.iso</a><td>12 KB
        </table>
        """;
    assertEquals(List.of("x.iso", "y.iso"), paths(page, "http://host/d/?d=a"));
  }

  private static List<String> paths(String page, String url) {
    try (Listing listing = Pages.parse(page, URI.create(url))) {
      return Pages.entries(listing).stream()
          .map(entry -> entry.path().replaceFirst("/$", ""))
          .toList();
    }
  }
}
