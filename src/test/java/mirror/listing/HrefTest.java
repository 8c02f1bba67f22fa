package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expectations from the WHATWG URL Standard, where a comment gives no other reason. */
class HrefTest {
  private static final URI PAGE = URI.create("http://host/a/b/");

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          c.txt              → http://host/a/b/c.txt
          ./c                → http://host/a/b/c
          ../c               → http://host/a/c
          ../../../../c      → http://host/c
          /c/d               → http://host/c/d
          //other/c          → http://other/c
          //other            → http://other/
          https://host/c     → https://host/c
          ?C=N;O=D           → http://host/a/b/?C=N;O=D
          c?x=1#y            → http://host/a/b/c?x=1
          '#top'             → http://host/a/b/
          'c#x?y'            → http://host/a/b/c
          ''                 → http://host/a/b/
          'c?x#'             → http://host/a/b/c?x
          c//d               → http://host/a/b/c//d
          """)
  void resolvesAgainstThePage(String href, String expected) {
    assertResolves(href, expected);
  }

  @ParameterizedTest
  @CsvSource({
    "d.txt, http://host/a/d.txt",
    "'', http://host/a/b?x=1",
    "'#z', http://host/a/b?x=1",
    "?y, http://host/a/b?y",
  })
  void aPageWithoutSlashLeavesItsLastSegment(String href, String expected) {
    assertEquals(
        Optional.of(URI.create(expected)), Href.resolve(URI.create("http://host/a/b?x=1"), href));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          %2e%2e/c       → http://host/a/c
          .%2E/c         → http://host/a/c
          %2E./c         → http://host/a/c
          %2e/c          → http://host/a/b/c
          c/..           → http://host/a/b/
          c/.            → http://host/a/b/c/
          c/%2e%2e       → http://host/a/b/
          c/../d/./e     → http://host/a/b/d/e
          /../../c       → http://host/c
          ...            → http://host/a/b/...
          .c             → http://host/a/b/.c
          c..            → http://host/a/b/c..
          ..%2fc         → http://host/a/b/..%2fc
          %252e%252e/c   → http://host/a/b/%252e%252e/c
          http://h/../c  → http://h/c
          c?d=../e       → http://host/a/b/c?d=../e
          """)
  void dotSegmentsNeverStay(String href, String expected) {
    assertResolves(href, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          ..\\c            → http://host/a/c
          \\c              → http://host/c
          c\\d             → http://host/a/b/c/d
          \\\\other\\c     → http://other/c
          http:\\\\other\\c → http://other/c
          c?x\\y           → http://host/a/b/c?x%5Cy
          """)
  void aBackslashIsASlashInAPath(String href, String expected) {
    assertResolves(href, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          'two  words'  → http://host/a/b/two%20%20words
          ' c '         → http://host/a/b/c
          a[1].txt      → http://host/a/b/a%5B1%5D.txt
          a|b           → http://host/a/b/a%7Cb
          a^b`c         → http://host/a/b/a%5Eb%60c
          {a}<b>"c"     → http://host/a/b/%7Ba%7D%3Cb%3E%22c%22
          é             → http://host/a/b/%C3%A9
          日本          → http://host/a/b/%E6%97%A5%E6%9C%AC
          😀.txt        → http://host/a/b/%F0%9F%98%80.txt
          %             → http://host/a/b/%25
          100%          → http://host/a/b/100%25
          %zz           → http://host/a/b/%25zz
          %4            → http://host/a/b/%254
          %%41          → http://host/a/b/%25%41
          %41%E9%e9     → http://host/a/b/%41%E9%e9
          %２１          → http://host/a/b/%25%EF%BC%92%EF%BC%91
          ?q=ä b        → http://host/a/b/?q=%C3%A4%20b
          a+b=c&d;e,f!'$'(*)~@ → http://host/a/b/a+b=c&d;e,f!'$'(*)~@
          """)
  void whatJavaRefusesIsEscapedAndTheRestStays(String href, String expected) {
    assertResolves(href, expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\tc", "c\n", "\r\n c \t", "\u0000c\u001f"})
  void blanksAndControlsAroundALinkDoNotCount(String href) {
    assertResolves(href, "http://host/a/b/c");
  }

  @ParameterizedTest
  @CsvSource({"'c\td', cd", "'c\nd', cd", "'c\rd', cd"})
  void tabsAndNewlinesWithinALinkDoNotCount(String href, String name) {
    assertResolves(href, "http://host/a/b/" + name);
  }

  @ParameterizedTest
  @CsvSource({
    "'c\u0001d', c%01d",
    "'c\u007fd', c%7Fd",
    "'\u00a0c', %C2%A0c",
    "'c\u2028', c%E2%80%A8"
  })
  void otherBlanksAndControlsArePartOfAName(String href, String name) {
    assertResolves(href, "http://host/a/b/" + name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          a:b.txt      → http://host/a/b/a:b.txt
          12:30        → http://host/a/b/12:30
          :80          → http://host/a/b/:80
          http:x       → http://host/a/b/x
          http:/x      → http://host/x
          http:        → http://host/a/b/
          c/mailto:me  → http://host/a/b/c/mailto:me
          ./ftp:x      → http://host/a/b/ftp:x
          """)
  void aColonMayBePartOfAName(String href, String expected) {
    assertResolves(href, expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mailto:me@host",
        "MAILTO:me",
        "javascript:void(0)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "ftp://host/x",
        "file:///etc/passwd",
        "magnet:?xt=urn",
        "any+new-scheme.2://host/x",
        "https:x",
      })
  void otherSchemesLeadNowhere(String href) {
    assertEquals(Optional.empty(), Href.resolve(PAGE, href));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          http://user:secret@other/x  → http://other/x
          http://u@v@other/x          → http://other/x
          HTTP://OTHER/X              → http://other/X
          http://other:80/x           → http://other/x
          http://other:/x             → http://other/x
          https://other:443/x         → https://other/x
          http://other:443/x          → http://other:443/x
          http://other:8080/x         → http://other:8080/x
          http://[::1]/x              → http://[::1]/x
          http://[::1]:80/x           → http://[::1]/x
          http://[2001:DB8::1]:8080/x → http://[2001:db8::1]:8080/x
          http://münchen.example/     → http://xn--mnchen-3ya.example/
          http://other?x              → http://other/?x
          http://other#x              → http://other/
          """)
  void anOriginHasOneSpelling(String href, String expected) {
    assertResolves(href, expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http:///x",
        "http://",
        "http://:80/",
        "http://[::1/x",
        "http://a_b/x",
        "http://a b/x",
        "http://a%20b/x",
        "http://host:port/x",
        "http://user@/x",
        "http://.../x",
        "//",
      })
  void impossibleHostsLeadNowhere(String href) {
    assertEquals(Optional.empty(), Href.resolve(PAGE, href));
  }

  @Test
  void aLongLinkIsResolvedInNoTime() {
    String name = "%2e%2e/" + "\\é %".repeat(250_000);
    assertEquals(
        "/a/" + "/%C3%A9%20%25".repeat(250_000),
        Href.resolve(PAGE, name).orElseThrow().getRawPath());
  }

  @ParameterizedTest
  @CsvSource({
    "http://host, http://host/",
    "HTTPS://Host:443/A/, https://host/A/",
    "http://user:secret@host/a b, http://host/a%20b",
    "host/a,",
    "//host/a,",
    "http:a,",
    "http:/a,",
    "ftp://host/a,",
    "/a/b,",
    "'',",
    "urls.txt,",
  })
  void aPersonWritesUrlsInFull(String url, String expected) {
    assertEquals(Optional.ofNullable(expected).map(URI::create), Href.parse(url));
  }

  private static void assertResolves(String href, String expected) {
    Optional<URI> uri = Href.resolve(PAGE, href);
    assertEquals(expected, uri.map(URI::toString).orElse("nowhere"));
    HttpRequest.newBuilder(uri.orElseThrow()); // it throws where a URI cannot be requested
  }
}
