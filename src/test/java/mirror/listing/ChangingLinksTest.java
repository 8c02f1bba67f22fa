package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that do something to a file, which devices show beside it: never asked for. */
class ChangingLinksTest {
  private static final Pattern CHANGE = Pattern.compile("del|rm|erase");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a href=/a.txt>a.txt</a> 1 KB <a href='/delete?file=/a.txt'>delete</a>",
        "<a href='/rm.cgi?a.txt'>remove</a> <a href=a.txt>a.txt</a> 1 KB",
        "<a href=a.txt>a.txt</a> 1 KB <a href='/play?of=a.txt'>play</a>",
        "a.txt 1 KB <a href='download?file=a.txt'>Download</a> <a href='erase?file=a.txt'>X</a>",
        "a.txt 1 KB <a href='delete?file=a.txt'>delete</a> <a href='get?file=a.txt'>get</a>",
        "<a href='?get&file=a.txt'>a.txt</a> 1 KB <a href='?file=a.txt&del=1'>a.txt</a>",
      })
  void onlyTheFileItselfIsAnEntry(String row) {
    for (int rows = 1; rows < 4; rows++) {
      assertEquals(List.of("a.txt", "b.txt", "c.txt").subList(0, rows), names(row, rows));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.txt?delete",
        "a.txt?rm",
        "a.txt?action=delete",
        "a.txt?_method=DELETE",
        "?action=delete&amp;file=a.txt",
        "?act=del&amp;file=a.txt",
        "?cmd=rename&amp;file=a.txt",
        "?file=a.txt&amp;delete",
        "?delete&amp;file=a.txt",
      })
  void norIsAnythingElseOnAPageThatAPersonWrote(String change) {
    String page =
        "<p>Some <a href='http://x/'>friends</a>, <a href='http://y/'>more</a> and"
            + " <a href='%s'>[x]</a> <a href=a.txt>a.txt</a>";
    try (Listing listing = Pages.parse(page.formatted(change), URI.create("http://host/"))) {
      assertEquals(Listing.Kind.HAND_MADE, listing.kind());
      List<Entry> entries = Pages.entries(listing);
      assertEquals(
          List.of("a.txt"), entries.subList(2, entries.size()).stream().map(Entry::path).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.iso?token=x", "x?file=12", "rename.c?token=x", "delete/?file=a.c"})
  void aFileMayBeLinkedWithAQuery(String link) {
    boolean below = link.contains("/");
    String name = link.replaceFirst(below ? ".*=" : "[?].*", "");
    URI uri = URI.create(below ? "http://host/delete/" : "http://host/");
    String page = "<h1>Index of</h1><li><a href='/" + link + "'>" + name + "</a> 1 KB";
    try (Listing listing = Pages.parse(page, uri)) {
      assertEquals(List.of(name), Pages.entries(listing).stream().map(Entry::path).toList());
    }
  }

  private static List<String> names(String row, int rows) {
    var page = new StringBuilder("<h1>Index of /</h1><ul>");
    for (char name = 'a'; name < 'a' + rows; name++) {
      page.append("<li>").append(row.replace("a.txt", name + ".txt"));
    }
    try (Listing listing = Pages.parse(page.toString(), URI.create("http://host/"))) {
      assertEquals(Listing.Kind.GENERATED, listing.kind());
      List<Entry> entries = Pages.entries(listing);
      assertTrue(
          entries.stream().noneMatch(entry -> CHANGE.matcher(entry.uri().toString()).find()));
      return entries.stream().map(Entry::path).toList();
    }
  }
}
