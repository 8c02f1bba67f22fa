package mirror.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import mirror.currency.Row;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.visit.UnexpectedHtml.Body;
import mirror.visit.UnexpectedHtml.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UnexpectedHtmlTest {
  private static final Body LOGIN = new Body("host", 7, 1);

  private final UnexpectedHtml pages = new UnexpectedHtml(false);

  @TempDir Path folder;
  private LocalTree tree;

  @BeforeEach
  void makeTree() {
    tree = new LocalTree(folder, new LocalTree.Layout(false, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "a.html, EXPECTED",
    "A.HTM, EXPECTED",
    "a.xhtml, EXPECTED",
    "a.shtml, EXPECTED",
    "a.iso, DOUBTFUL",
    "html, DOUBTFUL",
    "a.html.gz, DOUBTFUL",
    "index.php, DOUBTFUL",
  })
  void theNameSaysWhatIsHtml(String name, Verdict verdict) throws IOException {
    assertEquals(verdict, judge(name, Row.NONE, LOGIN));
  }

  @ParameterizedTest
  @CsvSource({"7, EXPECTED", "8, OTHER_SIZE"})
  void theRowsSizeDecides(long size, Verdict verdict) throws IOException {
    assertEquals(verdict, judge("a", new Row("", OptionalLong.of(size)), LOGIN));
  }

  @ParameterizedTest
  @CsvSource({
    "plain text, NOT_BEFORE",
    "'<svg', NOT_BEFORE",
    "'', DOUBTFUL",
    "' \t<!DOCTYPE html>', DOUBTFUL",
    "'\ufeff<html lang=en>', DOUBTFUL",
    "'<!-- a page -->', DOUBTFUL",
  })
  void whatStoodThereDecides(String content, Verdict verdict) throws IOException {
    Files.writeString(folder.resolve("a"), content);
    assertEquals(verdict, judge("a", Row.NONE, LOGIN));
  }

  @ParameterizedTest
  @CsvSource({"0.1K, DOUBTFUL", "29K, OTHER_SIZE"})
  void soDoesARoundedOneWhereNothingElseIsKnown(String size, Verdict verdict) throws IOException {
    Row row = new Row("2024-03-01 04:05 " + size, OptionalLong.empty());
    assertEquals(verdict, judge("a", row, LOGIN));
  }

  @Test
  void whatStoodThereDecidesAlsoAboutTheRightSize() throws IOException {
    Files.writeString(folder.resolve("a"), "plain text");
    var row = new Row("", OptionalLong.of(LOGIN.bytes()));
    assertEquals(Verdict.NOT_BEFORE, judge("a", row, LOGIN));
  }

  @Test
  void theThirdFileThatIsTheSamePageRefusesAll() throws IOException {
    assertEquals(Verdict.DOUBTFUL, judge("a", Row.NONE, LOGIN));
    assertEquals(Verdict.DOUBTFUL, judge("b", Row.NONE, LOGIN));
    assertEquals(Verdict.DOUBTFUL, pages.again(LOGIN));
    assertEquals(Verdict.FOR_OTHERS_TOO, judge("c", Row.NONE, LOGIN));
    assertEquals(Verdict.FOR_OTHERS_TOO, pages.again(LOGIN));
  }

  @Test
  void theSameFileAgainAndOtherPagesDoNotCount() throws IOException {
    judge("a", Row.NONE, LOGIN);
    judge("a", Row.NONE, LOGIN);
    judge("b", Row.NONE, LOGIN);
    judge("c", Row.NONE, new Body("host", 7, 2));
    judge("c", Row.NONE, new Body("other", 7, 1));
    assertEquals(Verdict.DOUBTFUL, pages.again(LOGIN));
  }

  @Test
  void whoeverAllowsPagesGetsThem() throws IOException {
    Files.writeString(folder.resolve("a"), "plain text");
    var allowing = new UnexpectedHtml(true);
    var row = new Row("", OptionalLong.of(1));
    assertEquals(Verdict.EXPECTED, allowing.judge(row, place("a"), LOGIN));
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void aRefusalIsSaidInWords(Verdict verdict) {
    boolean stored = verdict == Verdict.EXPECTED || verdict == Verdict.DOUBTFUL;
    assertEquals(!stored, verdict.isRefusal());
    assertFalse(verdict.toString().contains("_"));
    assertTrue(stored || verdict.toString().contains("HTML page"));
  }

  private Verdict judge(String name, Row row, Body body) throws IOException {
    return pages.judge(row, place(name), body);
  }

  private Place.File place(String name) {
    return (Place.File) tree.place(uri(name));
  }

  private static URI uri(String name) {
    return URI.create("http://host/" + name);
  }
}
