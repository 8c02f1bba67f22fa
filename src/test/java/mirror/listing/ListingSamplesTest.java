package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Listings as servers made them. A sample is two files: {@code NAME.html}, the page byte for byte,
 * and {@code NAME.txt}: the page's URL in the first line, then a line for each entry, its URL and
 * its row text.
 */
class ListingSamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/listings");

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      List<Path> pages = files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
      assertFalse(pages.isEmpty());
      return pages;
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aSavedPageYieldsItsEntries(Path page) throws IOException {
    String name = page.getFileName().toString().replaceFirst("\\.html$", ".txt");
    List<String> expected = Files.readAllLines(page.resolveSibling(name));
    Listing listing =
        Pages.parse(Files.readAllBytes(page), Optional.empty(), URI.create(expected.getFirst()));
    assertEquals(expected.subList(1, expected.size()), lines(listing));
    assertEquals(Listing.Kind.GENERATED, listing.kind());
  }

  private static List<String> lines(Listing listing) {
    return Pages.entries(listing).stream()
        .map(entry -> (entry.uri() + " " + entry.rowText()).strip())
        .toList();
  }
}
