package mirror.listing;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  /** They are repaired in a page that fits in memory. */
  private static final Set<String> NOT_ESCAPED =
      Set.of(
          "aiohttp-reference-directory.html",
          "mini-httpd.html",
          "names-like-tags.html",
          "serve-numbers.html",
          "tomcat-references.html",
          "undertow-script.html",
          "vertx-titles.html");

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
    assertYields(page, () -> Files.newInputStream(page));
  }

  private static void assertYields(Path page, PageSource.Body body) throws IOException {
    String name = page.getFileName().toString().replaceFirst("\\.[a-z]+$", ".txt");
    String expected = Files.readString(page.resolveSibling(name));
    URI uri = URI.create(expected.substring(0, expected.indexOf(' ')));
    var source = new PageSource(uri, TYPES.get(suffix(page)), Optional.empty(), false, body);
    try (Listing listing = new ListingParser((_, _) -> {}).parse(source)) {
      assertEquals(expected, described(uri, listing));
    }
  }

  /** What is too large for a tree is read the same, but for names that nobody escaped. */
  @ParameterizedTest
  @MethodSource("pagesThatMayBeLarge")
  void aSavedPageYieldsTheSameWhenItIsLarge(Path page) throws IOException {
    String html = text(page);
    int link = html.indexOf("<a ");
    String comment = "<!--" + " ".repeat(1024 * 1024) + "-->";
    String large = html.substring(0, link) + comment + html.substring(link);
    assertYields(page, () -> new ByteArrayInputStream(large.getBytes(BYTES)));
  }

  static List<Path> pagesThatMayBeLarge() throws IOException {
    List<Path> large = new ArrayList<>();
    for (Path page : pages()) {
      if (text(page).contains("<a ") && !NOT_ESCAPED.contains(page.getFileName().toString())) {
        large.add(page);
      }
    }
    return large;
  }

  /** In whatever encoding it is: a character for each byte. */
  private static String text(Path page) throws IOException {
    return Files.readString(page, BYTES);
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
