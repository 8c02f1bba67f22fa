package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that tell of themselves, by little, whether a program made them or somebody wrote them. */
class MakersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h1>All</h1><table><tr><td><a href=a/index.html>a/</a> -<tr><td><a href=b>b</a> 1 KB",
        "<h1>/pub/</h1><ul><li><a href=a/list.htm>a</a><li><a href=b.c/list.htm>b.c</a></ul>",
      })
  void aProgramMade(String page) {
    assertEquals(Listing.Kind.GENERATED, kind(page));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h1>All</h1><table><tr><td><a href=a/index.html>About</a> -<tr><td><a href=b>b</a> 1 KB",
        "<h1>/pub/</h1><ul><li><a href=a/a.html>A</a><li><a href=b/b.html>B</a></ul>",
      })
  void somebodyWrote(String page) {
    assertEquals(Listing.Kind.HAND_MADE, kind(page));
  }

  private static Listing.Kind kind(String page) {
    try (Listing listing = Pages.parse(page, URI.create("http://host/pub/"))) {
      return listing.kind();
    }
  }
}
