package mirror.listing;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Listings as servers made them. A sample is two files: the page byte for byte, {@code NAME.html},
 * {@code .xml} or {@code .json}, and {@code NAME.txt}: in the first line the page's URL, what kind
 * it is and whether it is complete; then a line for each entry with its shape, its URL without the
 * origin, its path, its size in bytes and its row text, separated by tabs; then a line for each
 * further page.
 */
class ListingSamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/listings");

  private static final Map<String, String> TYPES =
      Map.of("html", "text/html", "xml", "text/xml", "json", "application/json");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      List<Path> pages = files.filter(file -> TYPES.containsKey(suffix(file))).sorted().toList();
      assertFalse(pages.isEmpty());
      return pages;
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aSavedPageYieldsItsEntries(Path page) throws IOException {
    String name = page.getFileName().toString().replaceFirst("\\.[a-z]+$", ".txt");
    String expected = Files.readString(page.resolveSibling(name));
    URI uri = URI.create(expected.substring(0, expected.indexOf(' ')));
    var source =
        new PageSource(
            uri,
            TYPES.get(suffix(page)),
            Optional.empty(),
            false,
            () -> Files.newInputStream(page));
    try (Listing listing = new ListingParser((_, _) -> {}).parse(source)) {
      assertEquals(expected, described(uri, listing));
    }
  }

  static String described(URI page, Listing listing) {
    String first =
        page + " " + listing.kind() + (listing.complete() ? " complete" : " cut off") + "\n";
    String origin = page.resolve("/").toString().replaceFirst("/$", "");
    return first
        + Pages.entries(listing).stream()
            .map(
                entry ->
                    String.join(
                            "\t",
                            entry.shape().name(),
                            entry.uri().toString().replace(origin + "/", "/"),
                            entry.path(),
                            entry.size().isPresent() ? "" + entry.size().getAsLong() : "",
                            entry.rowText())
                        + "\n")
            .collect(joining())
        + listing.pages().stream().map(further -> further + "\n").collect(joining());
  }

  private static String suffix(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
