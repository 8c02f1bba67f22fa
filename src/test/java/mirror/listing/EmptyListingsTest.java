package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to be an empty directory loses its copies: a page must show that it is one. */
class EmptyListingsTest {
  private static final URI PAGE = URI.create("http://host/pub/");

  private static final String HEAD = "<html><body><h1>Index of /pub/</h1>";

  private static final String UP = "<tr><td><a href=../>../</a><td>2024-03-05 10:11<td>-";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table>" + UP + "<tr><td><a href=http://cdn/o/a.zip>a.zip</a><td>2024-03-05 10:11<td>10",
        "<table>" + UP + "<tr><td><a href=http://cdn/o/a.zip>a.zip</a><td>10",
        "<table>" + UP + "<tr><td><a href=http://cdn/o/a/>a/</a><td>2024-03-05 10:11<td>-",
        "<table>" + UP + "<tr><td><a href='?h=1a79a4d60de6718e8e5b326e338ae533'>a.zip</a><td>10",
        "<table>" + UP + "<tr><td><a href=javascript:get(1)>a.zip</a><td>10",
        "<table>" + UP + "<tr><td><a href=# onclick=get(1)>a.zip</a><td>10",
        "<ul><li><a href=../>..</a><li><a href=' JavaScript:get(1)'>a</a> 2024-03-05</ul>",
        "<pre><a href=../>../</a>\n<a href=javascript:get(1)>a</a> 2024-03-05\n</pre>",
        "<table><tr><th><a href='?C=N&O=D'>Name</a><th><a href='?C=S&O=D'>Size</a>"
            + UP
            + "<tr onclick=get(1)><td>a.zip<td>10",
      })
  void rowsThatNobodyCanAskForAreRows(String rows) {
    try (Listing listing = Pages.parse(HEAD + rows, PAGE)) {
      assertEquals(Listing.Kind.HAND_MADE, listing.kind());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table>" + UP + "</table>Powered by <a href=http://lamp.example/lamp/>lamp</a> 2.0",
        "<table>" + UP + "</table>© 2024 <a href=http://lamp.example/>Lamp</a>",
        "<table>" + UP + "</table><a href=imprint.html>Who we are</a>",
        "<ul><li><a href=../>..</a></ul><a href=imprint/>Who we are</a>",
        "<table><tr><th onclick=sort(0)>Name<th onclick=sort(1)>Size" + UP + "</table>",
        "<table><tr onclick=up()><td><a href=../>../</a><td>2024-03-05 10:11<td>-</table>",
        "<table><tr><th>Name<th>Size" + UP + "</table>my <a href=plain.txt>footer</a>",
        "<ul><li><a href=../>..</a></ul><a href=javascript:dark()>Dark</a>",
      })
  void anEmptyDirectoryMayHaveAFooter(String rest) {
    try (Listing listing = Pages.parse(HEAD + rest + "</html>", PAGE)) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      assertEquals(0, listing.entries().count());
      assertTrue(listing.complete());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table>" + UP + "</table><p><a href=a.zip>First</a><p><a href=b.zip>Second</a>",
        "<ul><li>fast<li>small</ul><p>The <a href=a.zip>program</a>, the <a href=b.zip>source</a>",
        "<table><tr><th>Lamp<th>Watts<tr><td>A<td>10</table>"
            + "<p>See <a href=a.zip>A</a> or <a href=b.zip>B</a>",
        "<header><ul></ul><div><a href=a.zip>Get a</a></div><div><a href=b.zip>Get b</a></div>"
            + "<a href=../>..</a>",
      })
  void whatIsNoPageIsNoFooter(String rest) {
    try (Listing listing = Pages.parse(HEAD + rest, PAGE)) {
      assertEquals(
          List.of("a.zip", "b.zip"),
          Pages.entries(listing).stream().map(Entry::path).filter(p -> !p.isEmpty()).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<ul><li>fast<li>small</ul>", "<ol><li>Buy<li>Light</ol>"})
  void aListOfPointsIsNoEmptyDirectory(String points) {
    String page = HEAD + points + "<p>Read its <a href=manual.html>manual</a>";
    try (Listing listing = Pages.parse(page, PAGE)) {
      assertTrue(Pages.entries(listing).stream().anyMatch(e -> e.path().equals("manual.html")));
    }
  }
}
