package mirror.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages made to overflow a stack, to exhaust memory or to take for ever. */
@Execution(ExecutionMode.CONCURRENT)
class HostilePagesTest {
  /** Each takes well below a second; what is quadratic takes minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @ValueSource(strings = {"<div>", "<a href=x>", "<table><tr><td>", "<b><i>", "<ul><li>", "<svg>"})
  void deepNestingEnds(String tag) {
    Listing listing = parse(tag.repeat(100_000) + "<a href=y>other</a>");
    assertEquals(Listing.Kind.HAND_MADE, listing.kind());
  }

  @Test
  void aLongHrefIsALongLink() {
    String name = "a".repeat(1_000_000);
    assertEquals(List.of("/pub/" + name), paths(parse("<a href='" + name + "'>x</a>")));
  }

  /** The pattern has one piece that is repeated. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "<title>, /, </title>",
        "<title>, a/, b</title>",
        "<h1>/pub/</h1><a href=/x>, ., a</a>",
        "<h1>/pub/</h1><a href=/x>.., <i></i>, a</a>",
        "<title>&lt;</title>, <a href='&amp;lt'>, x",
      })
  void whatIsRepeatedIsReadOnce(String start, String piece, String end) {
    String page = start + piece.repeat(400_000 / piece.length()) + end + "</body>";
    assertEquals(Listing.Ending.PROPER, parse(page).ending());
  }

  @Test
  void manyQuotationMarksInLinksEnd() {
    String link = "<a " + "href=\" ".repeat(75) + "&amp;<b>";
    assertEquals(Listing.Kind.HAND_MADE, parse(link.repeat(1_500)).kind());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=\"b>b</a>\n",
        "<a href=\"b>b</a>\n<a href=\"c\">c</a>\n",
        "<!-- <a href=b>b</a>",
        "<!-- ",
        "<script>",
        "<textarea>",
        "<title>",
      })
  void aPageWhoseEndIsSwallowedIsTorn(String start) {
    String page = "<h1>/pub/</h1><a href=a>a</a>\n" + start;
    for (String end : List.of("</body></html>", " ".repeat(1_100_000) + "</body></html>")) {
      assertEquals(Listing.Ending.TORN, parse(page + end).ending());
    }
    assertEquals(Listing.Ending.TORN, parse(page + "</html><!-- </html>").ending());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a href=", "<a href='b", "<a hre", "<", "<!-- ", "<a href=\"b\"", "&#x"})
  void aPageThatIsCutOffYieldsWhatWasWhole(String end) {
    assertEquals(List.of("/pub/a"), paths(parse("<h1>/pub/</h1><a href=a>a</a>\n" + end)));
  }

  @Test
  void manyFurtherPagesAreReadByTheNext() {
    String page = "<h1>/pub/</h1><pre><a href=../>../</a>\n<a href=a>a</a> 12K\n";
    for (String link : List.of("<link rel=next href='?page=%d'>", "<a href='?page=%d'>x</a>")) {
      assertEquals(1000, parse(page + links(link, 2000)).pages().size());
    }
  }

  @Test
  void manyLinksElsewhereEnd() {
    assertEquals(80_000, parse(links("<a href='http://h%d/'>x</a>", 80_000)).entries().count());
  }

  @Test
  void manyEntriesEnd() {
    String rows = links("<tr><td><a href='f%d'>f</a><td>12K", 50_000);
    Listing listing = parse("<h1>/pub/</h1><table>" + rows + "</table>");
    assertEquals(50_000, listing.entries().count());
  }

  @Test
  void manyRowsOfTextEnd() {
    String rows = links("<a href='f%d'>f</a> 12K\n", 50_000);
    assertEquals(50_000, parse("<h1>/pub/</h1><pre>" + rows + "</pre>").entries().count());
  }

  @ParameterizedTest
  @CsvSource({"?p, =, x, OUTSIDE", "?x, ;, =1, QUERY", "?x, ;a, =1, QUERY", "?x, ;, 1, QUERY"})
  void aLongQueryIsReadOnce(String start, String piece, String end, LinkKind kind) {
    Url link = Url.of("http://host/pub/" + start + piece.repeat(1_000_000) + end);
    var page = ListedDirectory.ofDirectory(Url.of("http://host/pub/?p=a"));
    assertEquals(kind, assertTimeoutPreemptively(PATIENCE, () -> page.kindOf(link, "x")));
  }

  private static String links(String pattern, int count) {
    return IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining());
  }

  private static Listing parse(String html) {
    return assertTimeoutPreemptively(
        PATIENCE,
        () -> Pages.parse(html.getBytes(UTF_8), Optional.empty(), URI.create("http://host/pub/")));
  }

  private static List<String> paths(Listing listing) {
    return Pages.entries(listing).stream().map(entry -> entry.uri().getRawPath()).toList();
  }
}
