package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Readmes and footers below the rows: that they link a file by its name makes it no entry. */
class AfterwordTest {
  private static final String HEAD = "<title>/d/</title><a href=../>..</a>";

  private static final String README =
      "<div><ul><li><a href=INSTALL>INSTALL</a> - read it<li><a"
          + " href=LICENSE>LICENSE</a></ul></div>";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<table><tr><td><a href=s/>s</a><td><tr><td><a href=a.iso>a.iso</a><td>1 KB"
            + "<tr><td><a href=b.iso>b.iso</a><td>1 KB</table>",
        """
        <pre><a href=s/>s/</a>
        <a href=a.iso>a.iso</a> 2024-02-05
        <a href=b.iso>b.iso</a> 2024-02-05
        </pre>
        """,
        "<div><a href=s/><p>s</p></a><a href=a.iso><p>a.iso</p><i>1 KB</i></a>"
            + "<a href=b.iso><p>b.iso</p><i>1 KB</i></a></div>",
      })
  void whatShowsNoSizesIsNoneOfTheRowsThatDo(String rows) {
    assertEquals(List.of("s/", "a.iso", "b.iso"), names(HEAD + rows + README));
  }

  @Test
  void whatStandsWithTheOnlyRowIsKnownByTheOrdersAndTheWayUp() {
    String readme = "<p>See <a href=INSTALL>INSTALL</a> and <a href=LICENSE>LICENSE</a>.</p>";
    String order = "<tr><th><a href='?C=N;O=D'>Name</a><th><a href='?C=S;O=A'>Size</a>";
    String rows = "<tr><td><a href=../>Up</a><tr><td><a href=a.iso>a.iso</a><td>1 KB</table>";
    assertEquals(List.of("a.iso"), names(HEAD + "<table>" + rows + readme));
    assertEquals(List.of("a.iso"), names("<table>" + order + rows + readme));
    String menu = "<ul><li><a href=../>Home</a><li><a href=/x>X</a><li><a href=/y>Y</a></ul>";
    assertEquals(List.of("a.iso"), names(menu + "<table>" + order + rows + readme));
    assertEquals(
        List.of("a.iso", "INSTALL", "LICENSE"), // it may be one of several tables
        names(HEAD + "<table>" + rows.replaceFirst(".*?(?=<tr><td><a href=a)", "") + readme));
  }

  @Test
  void directoriesMayComeLast() {
    String page =
        """
        <table><tr><td><a href=a.iso>a.iso</a><td>1 KB<tr><td><a href=b.iso>b.iso</a><td>1 KB</table>
        <ul><li><a href=s/>s</a><li><a href=t/>t</a></ul>
        """;
    assertEquals(List.of("a.iso", "b.iso", "s/", "t/"), names(HEAD + page));
  }

  @Test
  void whereNotAllFilesShowSizesTheyProveNothing() {
    String page =
        """
        <table><tr><td><a href=a.iso>a.iso</a><td>1 KB<tr><td><a href=b.iso>b.iso</a><td>
        <tr><td><a href=c.iso>c.iso</a><td>1 KB</table>
        """;
    assertEquals(
        List.of("a.iso", "b.iso", "c.iso", "INSTALL", "LICENSE"), names(HEAD + page + README));
  }

  private static List<String> names(String page) {
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      return Pages.entries(listing).stream().map(Entry::path).toList();
    }
  }
}
