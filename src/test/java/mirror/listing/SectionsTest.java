package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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
