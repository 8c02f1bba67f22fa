package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkKindTest {
  @ParameterizedTest
  @CsvSource({
    "http://host/a/b/c.txt, CHILD",
    "http://host/a/b/c/, CHILD",
    "http://host/%61/b/c, CHILD",
    "http://host/a/b/c%2Fd, CHILD",
    "http://host/a/b/c/d, DESCENDANT",
    "http://host/a/b/c/d/, DESCENDANT",
    "http://host/a/b/, SELF",
    "http://host/a/b, SELF",
    "http://host/a/%62/, SELF",
    "http://host/a/b/?C=N;O=D, SORT",
    "http://host/a/b?C=N;O=D, SORT",
    "http://host/a/b/?C=N%3BO=D, SORT",
    "http://host/a/, PARENT",
    "http://host/%61/, PARENT",
    "http://host/, ANCESTOR",
    "http://host/a, PARENT",
    "http://host/a/bc/d, OUTSIDE",
    "http://host/A/b/c, OUTSIDE",
    "http://host/a/?C=N, OUTSIDE",
    "http://host/a/b/c?x=1, QUERY",
    "http://host/a/b/c/d?x=1, QUERY",
    "https://host/a/b/c, OTHER_ORIGIN",
    "http://host:8080/a/b/c, OTHER_ORIGIN",
    "http://other/a/b/c, OTHER_ORIGIN",
  })
  void aLinkIsJudgedByTheTwoUrls(URI link, LinkKind kind) {
    assertEquals(
        kind,
        ListedDirectory.ofDirectory(Url.of(URI.create("http://host/a/b/")))
            .kindByUrl(Url.of(link)));
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/, SELF",
    "http://host/?C=N, SORT",
    "http://host/a, CHILD",
    "http://host/a/, CHILD",
    "http://host/a/b, DESCENDANT",
  })
  void theTopHasNoParent(URI link, LinkKind kind) {
    assertEquals(
        kind,
        ListedDirectory.ofDirectory(Url.of(URI.create("http://host/"))).kindByUrl(Url.of(link)));
  }
}
