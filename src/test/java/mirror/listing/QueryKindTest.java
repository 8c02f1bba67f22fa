package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a link with a query is to a script that lists directories by its own. */
class QueryKindTest {
  @ParameterizedTest
  @CsvSource({
    "?dir=a, ?dir=a/b, QUERY",
    "?dir=a, ?dir=a%2Fb, QUERY",
    "?dir=a, ?dir=a%5Cb, QUERY",
    "?dir=a, ?dir=./a/b/, QUERY",
    "?dir=a, ?dir=a&file=x.iso, QUERY",
    "?dir=a, ?dir=a/, SELF",
    "?dir=a, ?dir=a, SELF",
    "?dir=a, ?dir=, PARENT",
    "?dir=a, ?, PARENT",
    "?dir=a/b, ?dir=a, PARENT",
    "?dir=a/b/c, ?dir=a, ANCESTOR",
    "?dir=a, ?dir=ab, OUTSIDE",
    "?dir=a, ?dir=docs, OUTSIDE",
    "?dir=a, ?dir=a&sort=name&order=desc, SORT",
    "?dir=a, ?dir=a&C=N;O=D, SORT",
    "?dir=a/b, ?sort=name&dir=a%2Fb/, SORT",
    "?dir=, ?sort=name&dir=/, SORT",
    "?dir=a/b, ?dir=./a/b&page=2, FURTHER_PAGE",
    "?dir=a, ?dir=a&page=2, FURTHER_PAGE",
    "?dir=a, ?dir=a&start=100, FURTHER_PAGE",
    "?dir=a&page=2, ?dir=a, FURTHER_PAGE",
    "?dir=a, ?dir=a&page=2&per_page=10, FURTHER_PAGE",
    "'', ?limit=10&offset=10, FURTHER_PAGE",
    "'', ?page=2&view=list, FURTHER_PAGE",
    "'', ?Page=2, FURTHER_PAGE",
    "'', ?pagenum=2, FURTHER_PAGE",
    "'', ?page=1&path=2019, QUERY",
    "'', ?page=1&zip=1, QUERY",
    "'', ?dir=&page=2, FURTHER_PAGE",
    "'', ?page=2&dir=/, FURTHER_PAGE",
    "'', ?dir=a&page=2, QUERY",
    "?dir=a, ?dir=&page=2, PARENT",
    "?dir=a&sort=size, ?dir=a, SELF",
    "?folder=cHVi, ?folder=cHViL2E, QUERY",
    "?folder=cHViL2E, ?folder=cHVi, PARENT",
    "?/a/, ?/a/b/, QUERY",
    "?/a/, ?/, PARENT",
    "'', ?dir=a, QUERY",
    "'', ?N=D, SORT",
    "'', ?C=D&0=x, SORT",
    "'', ?sortkey=size, SORT",
    "'', ?by=date, SORT",
    "'', ?sort=name&dir=asc, SORT",
    "'', ?offset=50&limit_sort=x, FURTHER_PAGE",
    "'', ?path=&sort=name, SORT",
    "'', ?path=./&order=size, SORT",
    "'', ?dir=, SELF",
    "'', ?dir=/, SELF",
    "'', ?dir=&file=x.iso, QUERY",
  })
  void aQueryIsComparedWithThePagesOwn(String own, String query, LinkKind kind) {
    ListedDirectory page = ListedDirectory.ofScript(Url.of("http://host/pub/index.php" + own));
    assertEquals(kind, page.kindByUrl(Url.of("http://host/pub/index.php" + query)));
  }

  @ParameterizedTest
  @CsvSource({
    "a/x.iso, CHILD, x.iso",
    "files/a/x.iso, CHILD, x.iso",
    "a/b/x.iso, DESCENDANT, b/x.iso",
    "other/x.iso, DESCENDANT, other/x.iso",
    "a/, ANCESTOR, a/",
  })
  void filesOfAScriptStandBelowTheDirectoryOfItsQuery(String link, LinkKind kind, String path) {
    ListedDirectory page = ListedDirectory.ofScript(Url.of("http://host/pub/index.php?dir=a"));
    Url url = Url.of("http://host/pub/" + link);
    assertEquals(kind, page.kindByUrl(url));
    assertEquals(path, page.pathOf(url));
  }
}
