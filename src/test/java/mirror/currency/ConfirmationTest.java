package mirror.currency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.fetch.Head;
import mirror.fetch.Heads;
import mirror.local.RecordedFile;
import mirror.local.RecordedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmationTest {
  @TempDir Path folder;

  private static final Instant NOW = Instant.parse("2024-03-03T04:05:06Z");
  private static final Instant THEN = Instant.parse("2024-03-01T04:05:06Z");
  private static final String ROW = "01-Mar-2024 04:05 2K";
  private static final Head ANSWER = Heads.of(304, "Date: Sun, 03 Mar 2024 04:05:06 GMT");
  private static final Head CACHED = Heads.of(304, "Date: Sun, 03 Mar 2024 04:05:06 GMT", "Age: 1");

  @Test
  void theAgeOfTheFileIsTakenFromTheServersOwnStamps() {
    assertEquals(
        Optional.of(Duration.ofDays(2)),
        confirmation(ANSWER, ROW, NOW.plus(Duration.ofDays(100))).ofSame(known(bound(ROW))).age());
    assertEquals(
        Optional.empty(), confirmation(Heads.of(304), ROW, NOW).ofSame(known(bound(ROW))).age());
  }

  @Test
  void anotherRowsTimeSaysNothingOfTheAge() {
    assertEquals(
        Optional.empty(), confirmation(ANSWER, ROW, NOW).ofSame(known(bound("old"))).age());
    Head dated =
        Heads.of(
            304,
            "Date: Sun, 03 Mar 2024 04:05:06 GMT",
            "Last-Modified: Sat, 02 Mar 2024 04:05:06 GMT");
    assertEquals(
        Optional.of(Duration.ofDays(1)),
        confirmation(dated, ROW, NOW).ofSame(known(bound("old"))).age());
  }

  @Test
  void norOfTheAgeWhenItIsMetAgain() {
    assertEquals(
        Optional.empty(),
        confirmation(ANSWER, ROW, NOW).ofSame(known(doubtful(ROW, NOW), bound("old"))).age());
  }

  @Test
  void aRowThatChangedBesideTheSameBodyIsDoubtful() {
    assertEquals(
        List.of(doubtful(ROW, NOW), bound("old")),
        confirmation(ANSWER, ROW, NOW).ofSame(known(bound("old"))).rows());
  }

  @Test
  void theFirstRowIsNot() {
    assertEquals(List.of(bound(ROW)), confirmation(ANSWER, ROW, NOW).ofSame(known()).rows());
  }

  @Test
  void butFromACacheEvenThatOneIs() {
    assertEquals(
        List.of(doubtful(ROW, NOW)), confirmation(CACHED, ROW, NOW).ofSame(known()).rows());
  }

  @Test
  void norWhereAMirrorOfItsHostGaveTheFile() throws IOException {
    Path file = Files.write(folder.resolve("f"), new byte[2048]);
    var standing = Files.readAttributes(file, BasicFileAttributes.class);
    var row = new ListedRow(ROW, OptionalLong.empty());
    var lagging = new Confirmation("f", row, ANSWER, true, NOW);
    assertEquals(List.of(doubtful(ROW, NOW)), lagging.ofNew(standing, 1, Optional.empty()).rows());
    assertEquals(List.of(doubtful(ROW, NOW)), lagging.ofSame(known()).rows());
  }

  @Test
  void aDoubtfulRowIsBelievedWhenItIsMetAgainADayLater() {
    RecordedFile known = known(doubtful(ROW, NOW));
    assertEquals(
        List.of(doubtful(ROW, NOW)),
        confirmation(ANSWER, ROW, NOW.plus(Duration.ofHours(20)).minusSeconds(1))
            .ofSame(known)
            .rows());
    assertEquals(
        List.of(bound(ROW)),
        confirmation(ANSWER, ROW, NOW.plus(Duration.ofHours(20))).ofSame(known).rows());
  }

  @Test
  void theRowSeenLastComesFirstAndNoMoreThanFourAreKept() {
    RecordedFile known = known(bound("a"), bound("b"), bound("c"), bound("d"));
    assertEquals(
        List.of(bound("c"), bound("a"), bound("b"), bound("d")),
        confirmation(ANSWER, "c", NOW).ofSame(known).rows());
    assertEquals(
        List.of(doubtful(ROW, NOW), bound("a"), bound("b"), bound("c")),
        confirmation(ANSWER, ROW, NOW).ofSame(known).rows());
  }

  @Test
  void aRowThatContradictsTheBodyIsNotRecorded() {
    var row = new ListedRow(ROW, OptionalLong.of(2047));
    var confirmation = new Confirmation("f", row, ANSWER, false, NOW);
    assertEquals(List.of(bound("old")), confirmation.ofSame(known(bound("old"))).rows());
  }

  /** A body that ends with its connection may have been cut off, by what its row shows. */
  @ParameterizedTest
  @CsvSource({
    "Connection: close, 4K, false",
    "Transfer-Encoding: chunked, 4K, true",
    "Content-Length: 2048, 4K, true",
    "Connection: close, 2K, true",
  })
  void aRowThatRefutesABodyOfUnknownLengthIsNotRecorded(
      String framing, String size, boolean recorded) throws IOException {
    Path file = Files.write(folder.resolve("f"), new byte[2048]);
    var standing = Files.readAttributes(file, BasicFileAttributes.class);
    var row = new ListedRow("01-Mar-2024 04:05 " + size, OptionalLong.empty());
    var cut = new Confirmation("f", row, Heads.of(200, framing), false, NOW);
    RecordedFile once = cut.ofNew(standing, 1, Optional.empty());
    assertEquals(recorded, once.row(row.text()).isPresent());
    assertEquals(recorded, cut.ofNew(standing, 1, Optional.of(once)).row(row.text()).isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 2048, , true",
    "Transfer-Encoding: chunked, , true",
    "Transfer-Encoding: chunked, 4096, false",
    "Connection: close, , false",
    "Connection: close, 2048, true",
  })
  void aTagVouchesForABodyWhoseEndIsSure(String framing, Long listed, boolean kept)
      throws IOException {
    Path file = Files.write(folder.resolve("f"), new byte[2048]);
    var standing = Files.readAttributes(file, BasicFileAttributes.class);
    var size = listed == null ? OptionalLong.empty() : OptionalLong.of(listed);
    Head head = Heads.of(200, "ETag: \"v1\"", framing);
    var known =
        new Confirmation("f", new ListedRow(ROW, size), head, false, NOW)
            .ofNew(standing, 1, Optional.empty());
    assertEquals(kept, known.etag().isPresent());
  }

  /** What came again is of the time of the known body, or of another where it was touched. */
  @ParameterizedTest
  @CsvSource({
    "1, Fri, old, true", // a back end has not yet what the row shows
    "1, Sat, old, false",
    "1, Sat, row, false", // back ends disagree about its time only
    "2, Sat, old, false",
    "2, Sat, row, true", // a back end went backwards
  })
  void aRowOfTwoBodiesAndABodyOfTwoRowsProveNothing(
      int crc, String day, String before, boolean doubted) throws IOException {
    Path file = Files.write(folder.resolve("f"), new byte[2048]);
    var standing = Files.readAttributes(file, BasicFileAttributes.class);
    int date = day.equals("Fri") ? 1 : 2;
    Head head = Heads.of(200, "Last-Modified: %s, 0%d Mar 2024 04:05:06 GMT".formatted(day, date));
    RecordedFile known = known(bound(before.equals("row") ? ROW : before));
    List<RecordedRow> rows =
        confirmation(head, ROW, NOW).ofNew(standing, crc, Optional.of(known)).rows();
    assertEquals(doubted ? doubtful(ROW, NOW) : bound(ROW), rows.getFirst());
    assertEquals(doubted && crc == 1 ? 2 : 1, rows.size());
  }

  /** Apache's FileETag Size writes hexadecimal digits. */
  @ParameterizedTest
  @CsvSource({"800, false", "2048, false", "2049, true", "800-5f2, true", "0800, true"})
  void aTagOfTheSizeAloneIsNone(String tag, boolean kept) throws IOException {
    Path file = Files.write(folder.resolve("f"), new byte[2048]);
    var standing = Files.readAttributes(file, BasicFileAttributes.class);
    Head head = Heads.of(200, "ETag: W/\"" + tag + '"', "Content-Length: 2048");
    RecordedFile stored = confirmation(head, ROW, NOW).ofNew(standing, 1, Optional.empty());
    assertEquals(kept, stored.etag().isPresent());
    var before =
        new RecordedFile(
            "f", 2048, THEN, 1, head.etag(), Optional.of(THEN), stored.age(), THEN, List.of());
    assertEquals(kept, confirmation(ANSWER, ROW, NOW).ofSame(before).etag().isPresent());
  }

  @Test
  void whatTheServerSaysIsNewsOnlyForAFileThatMayBeSparedARequest() {
    RecordedFile known = known(bound(ROW));
    RecordedFile later = confirmation(ANSWER, ROW, NOW.plusSeconds(9)).ofSame(known);
    assertTrue(confirmation(ANSWER, ROW, NOW).isNews(known, later));
    RecordedFile undated = known(bound("2K"));
    assertFalse(
        confirmation(ANSWER, "2K", NOW)
            .isNews(undated, confirmation(ANSWER, "2K", NOW).ofSame(undated)));
  }

  private static Confirmation confirmation(Head head, String row, Instant now) {
    return new Confirmation("f", new ListedRow(row, OptionalLong.empty()), head, false, now);
  }

  private static RecordedRow bound(String text) {
    return new RecordedRow(text, Optional.empty());
  }

  private static RecordedRow doubtful(String text, Instant since) {
    return new RecordedRow(text, Optional.of(since));
  }

  private static RecordedFile known(RecordedRow... rows) {
    return new RecordedFile(
        "f",
        2048,
        THEN,
        1,
        Optional.of("\"x\""),
        Optional.of(THEN),
        Optional.empty(),
        THEN,
        List.of(rows));
  }
}
