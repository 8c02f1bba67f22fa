package mirror.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that do not fit in memory as a tree are read piece by piece, and say the same. */
@Execution(ExecutionMode.CONCURRENT)
class LargeListingTest {
  private static final URI PAGE = URI.create("http://host/pub/");
  private static final int ROWS = 30_000;
  private static final String ROW =
      "<tr><td><a href=FILE>FILE</a></td><td>2024-01-02</td><td>77</td></tr>";

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

  /** The parser moves it before the table, which it goes on to fill. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROW<br>",
        "ROW&nbsp;<hr>",
        "ROW<img src=x>",
        "ROW<input type=checkbox>",
        "ROW<span>5 KB</span>",
        "ROW<h2>Files</h2><ul><li>note</li></ul>",
        "ROW<select><option>a</select><svg><path/></svg><math><mi>x</mi></math>",
        "<center>ROW</center>",
        "<p>ROW",
        "<b>note</b>ROW",
        "<a name=top>ROW",
        "<tr><font size=2><td><a href=FILE>FILE</a><td>2024-01-02<td>77</font></tr>",
        "<a href=FILE><tr><td>FILE<td>2024-01-02<td>77</tr></a>",
        "<tr><td>FILE<td>2024-01-02<td>77</tr><a href=FILE></a>",
        "ROW<div><a href=b-FILE>b-FILE</a> 2024-01-02</div>",
      })
  void whatStandsBetweenRowsTakesNothingFromThem(String row) {
    String rows =
        IntStream.range(0, 40)
            .mapToObj(i -> row.replace("ROW", ROW).replace("FILE", "f" + i) + "\n")
            .collect(Collectors.joining());
    String page =
        "<title>Index of /pub/</title><h1>Index of /pub/</h1>%s<table>" + rows + "</table>";
    String comment = "<!--" + " ".repeat(1024 * 1024) + "-->";
    try (Listing small = Pages.parse(page.formatted(""), PAGE);
        Listing large = Pages.parse(page.formatted(comment), PAGE)) {
      assertEquals(names(small), names(large));
      assertEquals(small.kind(), large.kind());
      assertEquals(small.ending(), large.ending());
    }
  }

  private static Map<String, String> names(Listing listing) {
    Map<String, String> names = new TreeMap<>();
    listing.entries().forEach(entry -> names.put(entry.path(), entry.rowText()));
    names.replace("f39", ""); // the last of links before a table is next to it, and so is
    names.replace("f0", ""); // the first, which is told before it turns out to have stood in it
    names.replaceAll((_, text) -> text.replace("Index of /pub/", "").strip());
    return names;
  }

  @Test
  void whatHasNoEndIsNotReadToItsEnd() throws IOException {
    String begin = lines("").substring(0, 1_100_000);
    String rows = begin.substring(0, begin.lastIndexOf('\n') + 1);
    Map<String, String> endless =
        Map.of(
            "", "a &lt; line of a log, 2024-01-02 03:04, \"as is\"\n",
            "<!--", "<a href=x>x</a>\n",
            "<p>", "<!----><!---->x",
            "<script>", "if (a<b) { c('<a href=x>') }\n",
            "<img src='", "<x>",
            "<a href=\"", "x",
            "<plaintext>", "<a href=x>x</a>");
    for (Map.Entry<String, String> text : endless.entrySet()) {
      var body = new Endless(rows + text.getKey(), text.getValue());
      var source = new PageSource(PAGE, "text/html", Optional.empty(), false, () -> body.open());
      try (Listing listing = new ListingParser(RefusedLinks.NOBODY).parse(source)) {
        assertEquals(Listing.Ending.CROPPED, listing.ending(), text.toString());
        assertFalse(listing.complete());
        assertEquals("f0", listing.entries().iterator().next().path());
        assertTrue(body.read < 8_000_000, text + ": " + body.read);
      }
    }
  }

  @Test
  void aTextOfAMegabyteIsReadOver() {
    String text = "<p>" + "so many words, ".repeat(70_000) + "</p>";
    try (Listing listing = Pages.parse(lines("</pre>" + text + "</body></html>"), PAGE)) {
      assertTrue(listing.complete());
      assertWhole(listing, "2024-01-02 03:04 ");
    }
  }

  /** A beginning, and 50 MB of the same again and again. */
  private static final class Endless {
    private final byte[] begin;
    private final byte[] more;
    private long read;

    Endless(String begin, String more) {
      this.begin = begin.getBytes(UTF_8);
      this.more = more.repeat(1 + 65_536 / more.length()).getBytes(UTF_8);
    }

    InputStream open() {
      read = 0;
      return new InputStream() {
        @Override
        public int read() {
          throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
          if (read > 50_000_000) {
            return -1;
          }
          boolean begins = read < begin.length;
          byte[] from = begins ? begin : more;
          int start = (int) (begins ? read : (read - begin.length) % more.length);
          int count = Math.min(length, from.length - start);
          System.arraycopy(from, start, buffer, offset, count);
          read += count;
          return count;
        }
      };
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
