package mirror.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import mirror.listing.Pages;
import org.junit.jupiter.api.Test;

class AncestryTest {
  private static final URI D = URI.create("http://h/d/");

  @Test
  void theSameEntriesInAnyOrderAreTheSame() {
    assertEquals(print("/d/", "a 1", "b 2"), print("/d/e/", "b 2", "a 1"));
  }

  @Test
  void namesAndRowTextsCount() {
    assertNotEquals(print("/d/", "a 1"), print("/d/e/", "b 1"));
    assertNotEquals(print("/d/", "a 1"), print("/d/e/", "a 2"));
    assertNotEquals(print("/d/", "a 1"), print("/d/e/", "a 1", "b 1"));
  }

  /** As people write it on all their pages. */
  @Test
  void aMenuThatLeadsElsewhereIsNoSign() {
    assertEquals(print("/d/"), print("/d/e/", "/d/a/ 1", "/imprint.html 2"));
  }

  @Test
  void everyDirectoryAboveCounts() {
    Ancestry three = Ancestry.NONE.with(1, URI.create("http://h/1/")).with(2, D).with(3, D);
    assertTrue(three.leadsThrough(URI.create("http://h/1/")));
    assertFalse(three.leadsThrough(URI.create("http://h/2/")));
    assertTrue(three.contains(1));
    assertTrue(three.contains(3));
    assertFalse(three.contains(4));
  }

  @Test
  void siblingsKnowNothingOfEachOther() {
    Ancestry parent = Ancestry.NONE.with(1, D);
    parent.with(2, D);
    assertFalse(parent.contains(2));
  }

  @Test
  void whatIsReadAgainIsTheSame() {
    for (Ancestry one :
        List.of(Ancestry.NONE, Ancestry.NONE.with(-1, D).with(2, D.resolve("e/")))) {
      Ancestry again = Ancestry.read(one.field());
      assertEquals(one.stepsFrom(-1), again.stepsFrom(-1));
      assertEquals(one.contains(2), again.contains(2));
      assertEquals(one.leadsThrough(D), again.leadsThrough(D));
      assertFalse(again.leadsThrough(URI.create("http://h/2/")));
    }
  }

  @Test
  void anEmptyDirectoryIsLikeNoOther() {
    long nothing = print("/d/");
    assertFalse(Ancestry.NONE.with(nothing, D).contains(nothing));
  }

  private static long print(String directory, String... rows) {
    String table =
        Arrays.stream(rows)
            .map(row -> row.split(" ", 2))
            .map(row -> "<a href=\"%s\">x</a> %s\n".formatted(row[0], row[1]))
            .collect(Collectors.joining("", "<h1>" + directory + "</h1><pre>", "</pre>"));
    return Ancestry.print(Pages.parse(table, URI.create("http://host" + directory)).entries());
  }
}
