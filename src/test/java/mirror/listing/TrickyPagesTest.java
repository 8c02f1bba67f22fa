package mirror.listing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Execution(ExecutionMode.CONCURRENT)
class TrickyPagesTest {
  private static final URI PAGE = URI.create("http://host/pub/");

  @Test
  void aChildInAMenuBeforeTheRowsDoesNotCount() {
    Listing listing =
        Pages.parse(
            """
            <title>Index of /pub/</title>
            <div><a href=http://elsewhere/>Home</a> <a href=/about>About</a> <a href=dmca.html>DMCA</a>
            </div>
            <table>
            <tr><td><a href=a>a</a><tr><td><a href=b>b</a><tr><td><a href=c>c</a><tr><td><a href=d>d</a>
            </table>
            """
                .getBytes(UTF_8),
            Optional.empty(),
            PAGE);
    assertEquals(Listing.Kind.GENERATED, listing.kind());
    assertEquals(4, listing.entries().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<base href=http://elsewhere/pub/><a href=a>a</a>",
        "<a href=http://elsewhere/pub/a>a</a>",
      })
  void entriesOnAnotherHostMakeNoEmptyListing(String link) {
    byte[] page = ("<h1>Index of /pub/</h1><a href=../>..</a>" + link).getBytes(UTF_8);
    assertEquals(Listing.Kind.HAND_MADE, Pages.parse(page, Optional.empty(), PAGE).kind());
  }

  @Test
  void aServersNameBelowMakesAnEmptyListingNoPage() {
    byte[] page =
        "<h1>Index of /pub/</h1><a href=../>..</a> by <a href=http://elsewhere/>it</a>"
            .getBytes(UTF_8);
    assertEquals(Listing.Kind.GENERATED, Pages.parse(page, Optional.empty(), PAGE).kind());
  }

  @Test
  void aSitesMenusMakeAnEmptyListingNoPage() {
    String page =
        """
        <ul><li><a href=/about/>About</a><li><a href=/pub/>Files</a></ul><a href=/policy>Policy</a>
        <table><tr><th><a href="?C=N;O=D">Name</a><th><a href="?C=S;O=A">Size</a>
        <tr><td><a href=../>Up</a><td>-ROW</table>
        """;
    Listing listing = Pages.parse(page.replace("ROW", ""), PAGE);
    assertEquals(Listing.Kind.GENERATED, listing.kind());
    assertEquals(0, listing.entries().count());
    String elsewhere = page.replace("ROW", "<tr><td><a href=/files/a>a</a><td>1 KB");
    assertEquals(Listing.Kind.HAND_MADE, Pages.parse(elsewhere, PAGE).kind());
  }

  @Test
  void aDeclaredUtf16PageOfAsciiIsRead() {
    Listing listing =
        Pages.parse(
            "<h1>/pub/</h1><a href=a>a</a>".getBytes(UTF_16LE), Optional.of(UTF_16LE), PAGE);
    assertEquals(
        List.of(PAGE.resolve("a")), Pages.entries(listing).stream().map(Entry::uri).toList());
  }

  @ParameterizedTest
  @CsvSource({
    ", gr%F6%DFe gr%C3%B6%C3%9Fe", // a browser would ask for no name that is there
    "utf-8, gr%F6%DFe gr%C3%B6%C3%9Fe",
    "iso-8859-1, gr%C3%B6%C3%9Fe gr%C3%83%C2%B6%C3%83%C2%9Fe",
  })
  void aByteThatIsNoUtf8StaysOneUnlessThePageSaysWhatItIs(String claim, String names) {
    byte[] latin =
        "<h1>/pub/</h1><pre><a href=../>..</a>\n<a href=größe>größe</a>\n".getBytes(ISO_8859_1);
    byte[] utf8 = "<a href=größe>größe</a></pre>".getBytes(UTF_8);
    byte[] page = ByteBuffer.allocate(latin.length + utf8.length).put(latin).put(utf8).array();
    Listing listing = Pages.parse(page, Optional.ofNullable(claim).map(Charset::forName), PAGE);
    assertEquals(
        Stream.of(names.split(" ")).map(PAGE::resolve).toList(),
        Pages.entries(listing).stream().map(Entry::uri).toList());
  }

  @Test
  void manyCellsInOneRowEnd() {
    String cells =
        IntStream.range(0, 20_000)
            .mapToObj("<td><a href='f%d'>f</a>"::formatted)
            .collect(Collectors.joining());
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () ->
            Pages.parse(
                ("<h1>/pub/</h1><table><tr>" + cells).getBytes(UTF_8), Optional.empty(), PAGE));
  }

  @Test
  void aChildHasAName() {
    assertNotEquals(
        LinkKind.CHILD,
        ListedDirectory.ofDirectory(Url.of(PAGE)).kindByUrl(Url.of("http://host/pub//")));
  }

  @Test
  void anImpossiblePortLeadsNowhere() {
    assertEquals(Optional.empty(), Href.resolve(PAGE, "http://host:99999/x"));
  }
}
