package mirror.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.currency.ListedRow;
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
    "a.iso, UNDECIDED",
    "html, UNDECIDED",
    "a.html.gz, UNDECIDED",
    "index.php, UNDECIDED",
  })
  void theNameSaysWhatIsHtml(String name, Verdict verdict) throws IOException {
    assertEquals(verdict, judge(name, ListedRow.NONE, LOGIN));
  }

  @ParameterizedTest
  @CsvSource({"7, EXPECTED", "8, OTHER_SIZE"})
  void theRowsSizeDecides(long size, Verdict verdict) throws IOException {
    assertEquals(verdict, judge("a", new ListedRow("", OptionalLong.of(size)), LOGIN));
  }

  @ParameterizedTest
  @CsvSource({
    "plain text, NOT_BEFORE",
    "'<svg', NOT_BEFORE",
    "'', UNDECIDED",
    "' \t<!DOCTYPE html>', UNDECIDED",
    "'\ufeff<html lang=en>', UNDECIDED",
    "'<!-- a page --> <html>', UNDECIDED",
    "'<!-- a --><!-- > page --><title>A', UNDECIDED",
    "'<?xml version=''1.0''?><!-- b --><!DOCTYPE html>', UNDECIDED",
    "'<!-- a licence --># Read me', NOT_BEFORE",
    "'<!-- <html> without an end', NOT_BEFORE",
    "'<?xml version=''1.0''?><repomd>', NOT_BEFORE",
    "'<?xml version=''1.0''?><!DOCTYPE svg><svg>', NOT_BEFORE",
  })
  void whatStoodThereDecides(String content, Verdict verdict) throws IOException {
    Files.writeString(folder.resolve("a"), content);
    assertEquals(verdict, judge("a", ListedRow.NONE, LOGIN));
  }

  @ParameterizedTest
  @CsvSource({"4000, UNDECIDED", "4100, NOT_BEFORE"})
  void aLicenceMayStandBeforeAPage(int length, Verdict verdict) throws IOException {
    Files.writeString(folder.resolve("a"), "<!--" + " ".repeat(length) + "--><html>");
    assertEquals(verdict, judge("a", ListedRow.NONE, LOGIN));
  }

  @Test
  void manyCommentsAreNoLoadForTheStack() throws IOException {
    Files.writeString(folder.resolve("a"), "<!---->".repeat(1000));
    assertEquals(Verdict.NOT_BEFORE, judge("a", ListedRow.NONE, LOGIN));
  }

  @ParameterizedTest
  @CsvSource({"0.1K, UNDECIDED", "29K, OTHER_SIZE"})
  void soDoesARoundedOneWhereNothingElseIsKnown(String size, Verdict verdict) throws IOException {
    ListedRow row = new ListedRow("2024-03-01 04:05 " + size, OptionalLong.empty());
    assertEquals(verdict, judge("a", row, LOGIN));
  }

  @Test
  void whatStoodThereDecidesAlsoAboutTheRightSize() throws IOException {
    Files.writeString(folder.resolve("a"), "plain text");
    var row = new ListedRow("", OptionalLong.of(LOGIN.bytes()));
    assertEquals(Verdict.NOT_BEFORE, judge("a", row, LOGIN));
  }

  @ParameterizedTest
  @CsvSource({"plain text, NOT_BEFORE", "<html>, UNDECIDED"})
  void soDoesWhatCameInPart(String content, Verdict verdict) throws IOException {
    Files.writeString(folder.resolve("part"), content);
    assertEquals(
        verdict, pages.judge(ListedRow.NONE, place("a"), Optional.of(place("part")), LOGIN));
  }

  @Test
  void theThirdFileThatIsTheSamePageRefusesAll() throws IOException {
    assertEquals(Verdict.UNDECIDED, judge("a", ListedRow.NONE, LOGIN));
    assertEquals(Verdict.UNDECIDED, judge("b", ListedRow.NONE, LOGIN));
    assertEquals(Verdict.UNDECIDED, pages.again(LOGIN));
    assertEquals(Verdict.FOR_OTHERS_TOO, judge("c", ListedRow.NONE, LOGIN));
    assertEquals(Verdict.FOR_OTHERS_TOO, pages.again(LOGIN));
  }

  @Test
  void theSameFileAgainAndOtherPagesDoNotCount() throws IOException {
    judge("a", ListedRow.NONE, LOGIN);
    judge("a", ListedRow.NONE, LOGIN);
    judge("b", ListedRow.NONE, LOGIN);
    judge("c", ListedRow.NONE, new Body("host", 7, 2));
    judge("c", ListedRow.NONE, new Body("other", 7, 1));
    assertEquals(Verdict.UNDECIDED, pages.again(LOGIN));
  }

  @Test
  void aBodyThatComesAgainIsNotForgotten() throws IOException {
    for (int i = 0; i < 15_000; i++) {
      if (i % 5_000 == 0) {
        assertEquals(
            i < 10_000 ? Verdict.UNDECIDED : Verdict.FOR_OTHERS_TOO,
            judge("a" + i, ListedRow.NONE, LOGIN));
      }
      judge("b", ListedRow.NONE, new Body("host", 8, i));
    }
  }

  @Test
  void whoeverAllowsPagesGetsThem() throws IOException {
    Files.writeString(folder.resolve("a"), "plain text");
    var allowing = new UnexpectedHtml(true);
    var row = new ListedRow("", OptionalLong.of(1));
    assertEquals(Verdict.EXPECTED, allowing.judge(row, place("a"), Optional.empty(), LOGIN));
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void aRefusalIsSaidInWords(Verdict verdict) {
    boolean stored = verdict == Verdict.EXPECTED || verdict == Verdict.UNDECIDED;
    assertEquals(!stored, verdict.isRefusal());
    assertFalse(verdict.toString().contains("_"));
    assertTrue(stored || verdict.toString().contains("HTML page"));
  }

  private Verdict judge(String name, ListedRow row, Body body) throws IOException {
    return pages.judge(row, place(name), Optional.empty(), body);
  }

  private Place.File place(String name) {
    return (Place.File) tree.place(uri(name));
  }

  private static URI uri(String name) {
    return URI.create("http://host/" + name);
  }
}
