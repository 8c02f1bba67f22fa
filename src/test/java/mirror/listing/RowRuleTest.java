package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule takes its links out of a row, and alone it takes no other. */
class RowRuleTest {
  private static final String ROWS =
      """
      <h1>/d/</h1><table>
      <tr><td><a href="a.iso"><img></a><td><a href="a.iso">a.iso</a><td>1
          <td><a href="a.iso?md5=1">sum</a><td><a href="a.iso.sig">signature</a>
      <tr><td><a href="b.iso"><img></a><td><a href="b.iso">b.iso</a><td>1
          <td><a href="b.iso?md5=1">sum</a><td><a href="b.iso.sig">signature</a>
      </table>
      """;

  @Test
  void allRulesLeaveTheEntries() throws IOException {
    assertEquals(List.of("a.iso", "b.iso"), names(List.of(RowRule.values())));
  }

  @Test
  void aToolBesideItsEntryIsNone() throws IOException {
    assertEquals(List.of("a.iso", "a.iso.sig", "b.iso", "b.iso.sig"), names(List.of(RowRule.TOOL)));
  }

  @Test
  void oneOfTheLinksToAPlaceIsTheEntry() throws IOException {
    assertEquals(
        List.of("a.iso", "a.iso.sig", "b.iso", "b.iso.sig"), names(List.of(RowRule.SAME_PLACE)));
  }

  @Test
  void theEntryIsTheLinkWhoseTextIsTheName() throws IOException {
    assertEquals(List.of("a.iso", "b.iso"), names(List.of(RowRule.OTHER_TEXT)));
  }

  @ParameterizedTest
  @CsvSource({
    "a.iso.md5, md5, true",
    "a.iso.md5, [MD5], true",
    "a.log, log, true",
    "a.iso.mirrorlist, Details, false",
    "a.iso;type=i, image, false",
    "thumbs/a.jpg, jpg, false", // below another entry
    "?md5=a.iso, md5, false",
  })
  void aFileMayBeLinkedByItsSuffix(String href, String text, boolean entry) {
    String row = "<tr><td><a href=%1$s.iso>%1$s.iso</a><td>1 KB<td>";
    String page =
        "<h1>/d/</h1><table>%s<a href='%s'>%s</a>%s</table>"
            .formatted(row.formatted("a"), href, text, row.formatted("b"));
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      List<String> names = Pages.entries(listing).stream().map(Entry::path).toList();
      assertEquals(entry ? List.of("a.iso", href, "b.iso") : List.of("a.iso", "b.iso"), names);
    }
  }

  @Test
  void aRowOfSeveralFilesShowsAllOfThem() {
    String page =
        """
        <title>/d/</title><h1>/d/</h1><table>
        <tr><td><a href=a.txt>a.txt</a><td><a href=long-name-number-one.iso>long-na...one.iso</a>
        <tr><td><a href=d.txt>d.txt</a><td><a href=my_file.txt>my file.txt</a>
        <tr><td><a href=g.txt>g.txt</a><td><a href=long-name-number-two.iso>long-na…two.iso</a>
        </table>
        """;
    try (Listing listing = Pages.parse(page, URI.create("http://host/d/"))) {
      assertEquals(
          List.of(
              "a.txt",
              "long-name-number-one.iso",
              "d.txt",
              "my_file.txt",
              "g.txt",
              "long-name-number-two.iso"),
          Pages.entries(listing).stream().map(Entry::path).toList());
    }
  }

  @Test
  void aLinkOfManyStepsTakesNoTime() {
    String row = "<tr><td><a href=a.txt>a.txt</a><td><a href=%sc>x</a><td>2024-01-01";
    String page = "<h1>/d/</h1><table>" + row.formatted("b/".repeat(200_000)) + "</table>";
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> Pages.parse(page, URI.create("http://host/d/")).close());
  }

  @Test
  void refusedLinksSayWhy() throws IOException {
    List<String> reasons = new ArrayList<>();
    names(List.of(RowRule.values()), (link, reason) -> reasons.add(link + " " + reason.name()));
    assertEquals(
        List.of(
            "http://host/d/a.iso?md5=1 TOOL",
            "http://host/d/a.iso REPEATED",
            "http://host/d/a.iso.sig TOOL",
            "http://host/d/b.iso?md5=1 TOOL",
            "http://host/d/b.iso REPEATED",
            "http://host/d/b.iso.sig TOOL"),
        reasons);
  }

  private static List<String> names(List<RowRule> rules) throws IOException {
    return names(rules, (_, _) -> {});
  }

  private static List<String> names(List<RowRule> rules, RefusedLinks refused) throws IOException {
    byte[] html = ROWS.getBytes(StandardCharsets.UTF_8);
    URI page = URI.create("http://host/d/");
    var source =
        new PageSource(
            page, "text/html", Optional.empty(), false, () -> new ByteArrayInputStream(html));
    try (Listing listing = new ListingParser(refused, rules).parse(source)) {
      return Pages.entries(listing).stream().map(Entry::path).distinct().toList();
    }
  }
}
