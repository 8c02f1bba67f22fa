package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Iterator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Pages that do not fit in memory as a tree are read piece by piece, and say the same. */
@Execution(ExecutionMode.CONCURRENT)
class LargeListingTest {
  private static final URI PAGE = URI.create("http://host/pub/");
  private static final int ROWS = 50_000;

  @Test
  void manyLinesAreRead() {
    try (Listing listing = Pages.parse(lines("</pre></body></html>"), PAGE)) {
      assertTrue(listing.complete());
      assertWhole(listing, "2024-01-02 03:04 ");
    }
  }

  @Test
  void manyTableRowsAreRead() {
    String rows =
        rows("<tr><td><img src=f.gif><td><a href='f%1$d'>f%1$d</a><td>2024-01-02<td>%1$d</tr>\n");
    String head = "<title>Index of /pub/</title><table><tr><th><a href='?C=N;O=D'>Name</a></tr>";
    String foot = "</table><p><a href=decoy.html>decoy</a> <a href=/x>x</a></p>";
    try (Listing listing = Pages.parse(head + rows + foot, PAGE)) {
      assertWhole(listing, "2024-01-02 ");
    }
  }

  @Test
  void aLargePageThatIsCutOffSaysSo() {
    try (Listing listing = Pages.parse(lines("<a href='f"), PAGE)) {
      assertFalse(listing.complete());
      assertEquals(ROWS, listing.entries().count());
    }
  }

  private static void assertWhole(Listing listing, String date) {
    assertEquals(Listing.Kind.GENERATED, listing.kind());
    assertEquals(ROWS, listing.entries().count());
    for (int reading = 0; reading < 2; reading++) {
      Iterator<Entry> entries = listing.entries().iterator();
      for (int i = 0; i < ROWS; i++) {
        Entry entry = entries.next();
        assertEquals("f" + i, entry.path());
        assertEquals(PAGE.resolve("f" + i), entry.uri());
        assertEquals(date + i, entry.rowText());
        assertEquals(i, entry.size().orElseThrow());
      }
      assertFalse(entries.hasNext());
    }
  }

  private static String lines(String foot) {
    return "<html><body><h1>Index of /pub/</h1><pre><a href='../'>../</a>\n"
        + rows("<a href='f%1$d'>f%1$d</a>     2024-01-02 03:04     %1$d\n")
        + foot;
  }

  private static String rows(String pattern) {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> pattern.replace("%1$d", "" + i))
        .collect(Collectors.joining());
  }
}
