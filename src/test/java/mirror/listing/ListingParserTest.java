package mirror.listing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a page a generated listing, and which of its links count. */
class ListingParserTest {
  private static final URI PAGE = URI.create("http://host/pub/");

  @Test
  void oneParentLinkAboveTheRowsMakesAListing() {
    assertGenerated(
        "<pre><a href='../'>up</a>\n<a href=a>a</a>\n<a href=b/>b</a></pre>", "a", "b/");
  }

  @Test
  void sortLinksMakeAListing() {
    assertGenerated(
        "<table><tr><th><a href='?C=N;O=D'>Name</a><tr><td><a href=a>a</a></table>", "a");
  }

  @Test
  void itsOwnPathInTheTitleMakesAListing() {
    assertGenerated("<title>Files in /pub</title><ul><li><a href=a>a</a></ul>", "a");
  }

  @Test
  void directoriesWithPicturesAmongNamesMakeAListing() {
    assertGenerated(
        "<h1>files</h1><ul><li><a class=folder href=a/>a/</a><li><a href=b>b</a></ul>", "a/", "b");
  }

  @Test
  void sectionsOfDirectoriesAndFilesAreOneListing() {
    assertGenerated(
        """
        <title>Index of /pub/</title><p><a href=/help>Help</a><div>
        <ul><li><a href=a/>a/</a></ul>
        <ul><li><a href=b>b</a><li><a href=c>c</a><li><a href=d>d</a><li><a href=e>e</a></ul></div>
        """,
        "a/",
        "b",
        "c",
        "d",
        "e");
  }

  @Test
  void whatIsMentionedAboveTheRowsIsNoSection() {
    assertGenerated(
        """
        <title>Index of /pub/</title><div><p>See <a href=b>b</a> and <a href=a/x>x</a>.
        <ul><li><a href=a/>a/</a><li><a href=b>b</a><li><a href=c>c</a><li><a href=d>d</a>
        <li><a href=e>e</a></ul></div>
        """,
        "a/",
        "b",
        "c",
        "d",
        "e");
  }

  @Test
  void theTopMayBeNamedWithADot() {
    Listing listing = Pages.parse("<h1>Index of /.</h1><ul></ul>", URI.create("http://host/"));
    assertEquals(Listing.Kind.GENERATED, listing.kind());
  }

  @Test
  void aColonIsPartOfANameThatIsShownAsJustThat() {
    assertGenerated(
        """
        <title>Index of /pub/</title><ul>
        <li><a href='mailto:me'>mailto:me</a>
        <li><a href='http:x'>http:x</a>
        <li><a href='mailto:us'>write to us</a>
        </ul>
        """,
        "http://host/pub/mailto:me",
        "http://host/pub/http:x");
  }

  @Test
  void sizesOrDatesInMostRowsMakeAListing() {
    assertGenerated(
        "<ul><li><a href=a>a</a> 2024-03-01<li><a href=b>b</a> 12K<li><a href=c>c</a></ul>",
        "a",
        "b",
        "c");
  }

  @Test
  void aPathInBracketsIsItsOwnToo() {
    assertGenerated("<title>Listing of [/pub/]</title><p>from <a href=/>[/]</a><table></table>");
  }

  @Test
  void namesThatLookLikeNothingAreNames() {
    assertGenerated(
        "<pre><a href=%20> </a> <a href=%5B%5D/>[]/</a> <a href=%E2%80%A8>\u2028</a></pre>",
        "%20", "%5B%5D/", "%E2%80%A8");
  }

  @Test
  void aPageThatEscapesNothingLinksWhatItShows() {
    assertGenerated(
        """
        <title>Index of /pub/</title><ul>
        <li><a href="a b">a b</a>
        <li><a href="/pub/%41/">%41</a>
        <li><a href="a\\b">a\\b</a>
        <li><a href="c;d">c;d</a>
        <li><a href='it's'>it's</a>
        <li><a href="#">#</a>
        <li><a href="x<y">x<y</a>
        <li><a href="+">+</a>
        <li><a href="'><script>z<\\script>">'><script>z<\\script></a>
        </ul>
        """,
        "a%20b",
        "http://host/pub/%2541/",
        "a%5Cb",
        "c%3Bd",
        "it's",
        "%23",
        "x%3Cy",
        "%2B",
        "'%3E%3Cscript%3Ez%3C%5Cscript%3E");
  }

  @Test
  void aPageThatEscapesSomethingMeansWhatItLinks() {
    assertGenerated(
        """
        <title>Index of /pub/</title><ul>
        <li><a href="a b">a b</a><li><a href="%41">%41</a><li><a href="c%20d">c d</a></ul>
        """,
        "a%20b", "%41", "c%20d");
  }

  @Test
  void aPathThatIsNotEscapedIsThePagesOwn() {
    Listing listing =
        Pages.parse(
            "<title>Index of /%41/</title><ul><li><a href='/%41/one'>one</a></ul>",
            URI.create("http://host/%2541/"));
    assertEquals(
        List.of("http://host/%2541/one"),
        Pages.entries(listing).stream().map(entry -> entry.uri().toString()).toList());
  }

  @Test
  void itsOwnPathAloneIsAnEmptyDirectory() {
    assertGenerated("<h1>Index of /pub/</h1><hr><pre><a href='../'>../</a></pre>");
  }

  @Test
  void menusAndFootersAroundTheRowsDoNotCount() {
    assertGenerated(
        """
        <title>Index of /pub/</title>
        <div><a href=http://elsewhere/>Home</a> <a href=/about>About</a>
        </div>
        <table>
        <tr><td><a href=../>..</a>
        <tr><td><a href=a>a</a><tr><td><a href=b>b</a><tr><td><a href=c>c</a><tr><td><a href=d>d</a>
        </table>
        <footer><a href=http://vendor/>powered</a> <a href=dmca.html>DMCA</a></footer>
        """,
        "a",
        "b",
        "c",
        "d");
  }

  @Test
  void aRowThatLinksItsEntryTwiceIsOneEntry() {
    assertGenerated(
        """
        <h1>/pub/</h1>
        <table><tr><td><a href=a><img></a><td><a href=./a>a</a><tr><td><a href=%61>a</a></table>
        """,
        "a");
  }

  @Test
  void aPageWithOtherLinksAmongItsRowsIsHandMade() {
    assertHandMade(
        """
        <a href=../>up</a> <p>See <a href=a.html>this</a>, <a href=/other/>that</a> and
        <a href=http://elsewhere/>that</a>.
        """,
        "http://host/",
        "a.html",
        "http://host/other/",
        "http://elsewhere/");
  }

  @Test
  void aPageThatOnlyLinksItsChildrenIsHandMade() {
    assertHandMade(
        "<p>Read <a href=a.html>this</a> or <a href=b.html>that</a>.", "a.html", "b.html");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \n",
        "not HTML at all",
        "<title>404 Not Found</title><h1>Not Found</h1><p>nginx",
        "<title>Error</title><h1>Oops</h1><a href='../'>Back</a> <a href='/'>Home</a>",
        "<title>Sign in</title><form action=/login><input></form><a href='?next=/pub/'>x</a>",
        "<title>Index of /public/</title><h1>Index of /other/pub/x</h1>",
        "<title>Welcome to my/pub/</title>",
      })
  void aPageThatDoesNotNameItselfIsNoEmptyDirectory(String html) {
    assertEquals(Listing.Kind.HAND_MADE, parse(html).kind());
  }

  @Test
  void aBaseElementMovesTheLinks() {
    assertGenerated("<base href='http://host/pub/'><h1>/pub/</h1><a href=a>a</a>", "a");
    assertHandMade("<base href='/other/'><a href=a>a</a>", "http://host/other/a");
    assertHandMade("<base href='mailto:x'><a href=a>a</a>", "a");
  }

  @Test
  void aPageWithoutSlashHasTheChildrenOfItsDirectory() {
    Listing listing =
        Pages.parse(
            "<h1>/pub</h1><a href=/pub/a>a</a><a href=/pub/b>b</a>".getBytes(UTF_8),
            Optional.empty(),
            URI.create("http://host/pub"));
    assertEquals(Listing.Kind.GENERATED, listing.kind());
    assertEquals(uris("a", "b"), entries(listing));
  }

  @Test
  void theRowTextIsTheRowWithoutTheName() {
    Listing listing =
        parse(
            """
            <h1>/pub/</h1><pre><a href=a>a</a>   01-Mar-2024
             5/6/2024 <a href=b>b</a>\t 2  KB </pre>
            """);
    assertEquals(
        List.of("01-Mar-2024", "5/6/2024 2 KB"),
        Pages.entries(listing).stream().map(Entry::rowText).toList());
  }

  @Test
  void charsetsOfOldPagesAreRead() {
    String html = "<h1>/pub/</h1><a href='caf\u00e9'>caf\u00e9</a> 12K";
    byte[] marked = ("\ufeff" + html).getBytes(UTF_8);
    byte[] declared = ("<meta charset=iso-8859-1>" + html).getBytes(ISO_8859_1);
    var expected = uris("caf%C3%A9");
    assertEquals(expected, entries(parse(html.getBytes(ISO_8859_1), Optional.of(ISO_8859_1))));
    assertEquals(expected, entries(parse(declared, Optional.empty())));
    assertEquals(expected, entries(parse(html.getBytes(UTF_8), Optional.of(ISO_8859_1))));
    assertEquals(expected, entries(parse(marked, Optional.empty())));
    assertEquals(expected, entries(parse(("\ufeff" + html).getBytes(UTF_16LE), Optional.empty())));
    assertEquals(expected, entries(parse(html.getBytes(UTF_16LE), Optional.of(UTF_16LE))));
  }

  private static Listing parse(String html) {
    return parse(html.getBytes(UTF_8), Optional.empty());
  }

  private static Listing parse(byte[] html, Optional<Charset> charset) {
    return Pages.parse(html, charset, PAGE);
  }

  private static void assertGenerated(String html, String... names) {
    Listing listing = parse(html);
    assertEquals(uris(names), entries(listing));
    assertEquals(Listing.Kind.GENERATED, listing.kind());
  }

  private static void assertHandMade(String html, String... links) {
    Listing listing = parse(html);
    assertEquals(uris(links), entries(listing));
    assertEquals(Listing.Kind.HAND_MADE, listing.kind());
  }

  private static List<URI> uris(String... links) {
    return List.of(links).stream().map(PAGE::resolve).toList();
  }

  private static List<URI> entries(Listing listing) {
    return Pages.entries(listing).stream().map(Entry::uri).toList();
  }
}
