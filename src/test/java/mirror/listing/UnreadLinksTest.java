package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What leads on from a listing: pages that are read, and links that leave it unfinished. */
class UnreadLinksTest {
  private static final URI PAGE = URI.create("http://host/d/");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a rel='next nofollow' href='?cursor=2'>Next</a>",
        "<a rel=Next href='?p=2'>2</a>",
        "<link rel=next href='?cursor=2'>",
        "<a rel=next href=index2.html>Next</a>",
        "<a rel=next href=page/2/>Next</a>",
        "<link rel=next href=index2.html><a href=index2.html>2</a>",
        "<a href='?start=2&count=2'>2</a>",
        "<a href='?marker=b'>Next &raquo;</a>",
        "<a href='?p=2'>Next page</a>",
      })
  void whatSaysThatItIsTheNextPageIsReadAndNoEntry(String link) {
    try (Listing listing = parse(link)) {
      assertEquals(List.of("a", "b"), names(listing));
      assertEquals(1, listing.pages().size());
      assertTrue(listing.complete());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='?from=b'>...</a>",
        "<a href='?x=b'>&rsaquo;</a>",
        "<a href='?x=b'>Next</a>",
        "<a href='?p=2'>2</a>",
        "<a href='?seite=2'>2</a>",
        "<a href='?seite=2'>Weiter</a>",
        "<a rel=next href=/e/>Next</a>",
        "<a rel=next href=http://other/d/>Next</a>",
        "<a rel=next href='?delete=2'>Next</a>",
      })
  void whatMayBeTheNextPageLeavesAListingUnfinished(String link) {
    try (Listing listing = parse(link)) {
      assertEquals(List.of("a", "b"), names(listing));
      assertEquals(List.of(), listing.pages());
      assertFalse(listing.complete());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href='?C=N;O=D'>Name</a>",
        "<a href='?s=2'>Size</a>",
        "<a href='?hidden=1'>Show hidden files</a>",
        "<a href='?limit=100'>100</a>",
        "<a href='?view=2'>Icons</a>",
        "<a href='/search?page=2'>2</a>",
        "<a rel=next href='#'>Next</a>",
        "<a rel=prev href=index1.html>Back</a>",
      })
  void otherLinksLeaveItAsItIs(String link) {
    try (Listing listing = parse(link)) {
      assertEquals(List.of("a", "b"), names(listing));
      assertTrue(listing.complete());
    }
  }

  @Test
  void aPageThatSomebodyWroteLeadsOnToFiles() {
    String page = "<p>One of my <a href=/x>stories</a>, and <a rel=next href=two.html>another</a>";
    try (Listing listing = Pages.parse(page, PAGE)) {
      assertEquals(Listing.Kind.HAND_MADE, listing.kind());
      assertTrue(names(listing).contains("two.html"));
    }
  }

  @Test
  void directoriesMayBeCalledByNumbers() {
    String rows = "<tr><td><a href='?loc=2'>2</a><td>-<tr><td><a href='?loc=3'>3</a><td>-";
    try (Listing listing = Pages.parse("<h1>/d/</h1><table>" + rows + "</table>", PAGE)) {
      assertEquals(List.of("2", "3"), names(listing));
      assertTrue(listing.complete());
    }
  }

  @Test
  void aFurtherPageMayHaveAPathOfItsOwn() throws IOException {
    String page = page("<a href=/d/c>c</a> 1 KB\n<a href=../../e>e</a> 1 KB\n", "");
    var source =
        new PageSource(
            PAGE.resolve("page/2/"),
            "text/html",
            Optional.empty(),
            true,
            () -> new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    try (Listing listing = new ListingParser(RefusedLinks.NOBODY).parse(source, PAGE)) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      assertEquals(List.of("c", "e"), names(listing));
    }
  }

  private static Listing parse(String link) {
    return Pages.parse(page("<a href=a>a</a> 1 KB\n<a href=b>b</a> 1 KB\n", link), PAGE);
  }

  private static String page(String rows, String link) {
    return "<html><h1>Index of /d/</h1><pre><a href=/>..</a>\n%s</pre><p>%s</p></html>"
        .formatted(rows, link);
  }

  private static List<String> names(Listing listing) {
    return Pages.entries(listing).stream()
        .map(entry -> entry.path().replaceFirst("/$", ""))
        .toList();
  }
}
