package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Directories and files in tables of their own. */
class SectionsTest {
  private static final List<String> FILES = List.of("a.zip", "b.zip", "c.zip", "d.zip", "e.zip");

  @Test
  void aPictureMayLinkWhatTheNameBesideItLinks() {
    String directories = table(Stream.of("old/", "new/"));
    String files = table(FILES.stream());
    assertEquals(
        Stream.concat(Stream.of("old/", "new/"), FILES.stream()).toList(),
        names(directories + "<h2>Files</h2>" + files));
  }

  @Test
  void aPictureOfSomethingElseIsNoSection() {
    String banner = "<p><a href=banner/><img></a> <a href=news/>news</a></p>";
    assertEquals(FILES, names(banner + table(FILES.stream())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Powered by <a href=https://example.org/>Lamp</a>",
        "<p><a href=/imprint>Imprint</a>",
        "<footer><a href=imprint.html>Imprint</a></footer>",
        "<p>Get <a href=a.zip>a.zip</a>, <a href=b.zip>the other one</a> is old",
      })
  void whatCanBeNoRowPartsNoSections(String footer) {
    String sections = list("<li><a href=../>../</a>", "old/", "new/") + "<h2>Files</h2>";
    List<String> many = Stream.of("abcdefghij".split("")).map("%s.zip"::formatted).toList();
    String files = list("", many.toArray(String[]::new));
    List<String> all = Stream.concat(Stream.of("old/", "new/"), many.stream()).toList();
    assertEquals(all, names(sections + files + footer));
    assertEquals(all, names(footer + sections + files));
  }

  @Test
  void aToolOfARowPartsNoSections() {
    String directories = list("", "old/", "new/", "dev/", "etc/", "lib/", "var/");
    String file = "<ul><li><a href=a.zip>a.zip</a> 1 KB <a href='a.zip?download=1'>[get]</a></ul>";
    assertEquals(
        List.of("old/", "new/", "dev/", "etc/", "lib/", "var/", "a.zip"),
        names(directories + "<h2>Files</h2>" + file));
  }

  /** It is closed at the end of the page, and so each row holds all that follow it. */
  @ParameterizedTest
  @ValueSource(strings = {"<font size=2>", "<div>", "<b>", "<ul><li>", "<blockquote>", "<span>"})
  void anElementOfEachRowMayBeMissingItsEnd(String row) {
    List<String> files = IntStream.range(0, 60).mapToObj("f%d.zip"::formatted).toList();
    assertEquals(
        files,
        names(
            files.stream()
                .map((row + "<a href='%1$s'>%1$s</a> 2024-03-05 10:11 1 KB<br>\n")::formatted)
                .collect(Collectors.joining("", "<a href='../'>..</a><br>", ""))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div><a href=old/>old/</a></div>",
        "<div><a href=verylongname.iso>verylon..&gt;</a> 1 KB</div>",
      })
  void aListingIsNotCompleteWithoutWhatIsNamedBesideIt(String section) {
    String decoy = "<div><a href=about.html>About</a></div>";
    String page = "<h1>Index of /d/</h1>" + table(FILES.stream());
    try (Listing listing = Pages.parse(page + decoy + section, URI.create("http://host/d/"))) {
      assertEquals(FILES, Pages.entries(listing).stream().map(Entry::path).toList());
      assertEquals(Listing.Ending.UNREAD, listing.ending());
    }
    try (Listing listing = Pages.parse(page + decoy, URI.create("http://host/d/"))) {
      assertTrue(listing.complete());
    }
  }

  private static String list(String first, String... names) {
    return Stream.of(names)
        .map("<li><a href='%1$s'>%1$s</a> 2024-03-05 10:11"::formatted)
        .collect(Collectors.joining("", "<ul>" + first, "</ul>"));
  }

  /** They are kept while the page is read. */
  @Test
  void sectionsOfLongNamesAreNotTakenTogether() {
    String name = "a".repeat(60_000);
    String longest =
        IntStream.range(0, 140)
            .mapToObj(
                i -> "<tr><td><a href='%1$d%2$s'>%1$daaa..&gt;</a><td>1 KB".formatted(i, name))
            .collect(Collectors.joining("", "<table>", "</table>"));
    String most =
        IntStream.range(0, 3000)
            .mapToObj(i -> "<tr><td><a href='b%d'>b%<d</a><td>1 KB".formatted(i))
            .collect(Collectors.joining("", "<table>", "</table>"));
    assertEquals(3000, names(longest + "<h2>Files</h2>" + most).size());
  }

  private static String table(Stream<String> names) {
    return names
        .map("<tr><td><a href='%1$s'><img></a><td><a href='%1$s'>%1$s</a><td>1 KB"::formatted)
        .collect(Collectors.joining("", "<table>", "</table>"));
  }

  private static List<String> names(String rows) {
    String page = "<h1>Index of /d/</h1>" + rows;
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      return Pages.entries(listing).stream().map(Entry::path).toList();
    }
  }
}
