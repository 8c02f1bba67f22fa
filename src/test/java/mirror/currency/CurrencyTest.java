package mirror.currency;

import static mirror.currency.Currency.Doubt.IGNORED_LISTING;
import static mirror.currency.Currency.Doubt.LONG_AGO;
import static mirror.currency.Currency.Doubt.NEW_ROW;
import static mirror.currency.Currency.Doubt.NO_DATE;
import static mirror.currency.Currency.Doubt.UNBOUND;
import static mirror.currency.Currency.Doubt.UNSETTLED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import mirror.local.RecordedFile;
import mirror.local.RecordedRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyTest {
  private static final String URL = "http://host/d/f";
  private static final Instant NOW = Instant.parse("2024-03-01T04:05:06Z");
  private static final Duration RECHECK = Duration.ofDays(30);
  private static final String MINUTE = "01-Jan-2024 04:05 2K";
  private static final String DAY = "01-Jan-2024 2K";
  private static final Currency CURRENCY = new Currency(false, RECHECK);

  @Test
  void aFileThatWasConfirmedLongAfterItsLastChangeIsCurrent() {
    assertEquals(Optional.empty(), doubt(file(Duration.ofDays(60), MINUTE), row(MINUTE)));
  }

  @Test
  void aListingThatIsNotToBeTrustedIsNot() {
    var careful = new Currency(true, RECHECK);
    assertEquals(
        Optional.of(IGNORED_LISTING),
        careful.doubt(URL, file(Duration.ofDays(60), MINUTE), row(MINUTE), NOW));
  }

  @Test
  void aRowThatWasNotSeenBesideTheFileIsNew() {
    assertEquals(
        Optional.of(NEW_ROW),
        doubt(file(Duration.ofDays(60), MINUTE), row("01-Jan-2024 04:06 2K")));
  }

  @Test
  void oneOfSeveralRowsOfBackEndsThatDisagreeWillDo() {
    RecordedFile file = file(Duration.ofDays(60), MINUTE, "01-Jan-2024 04:05 2048", DAY, "x");
    assertEquals(Optional.empty(), doubt(file, row("01-Jan-2024 04:05 2048")));
  }

  @Test
  void aRowWithoutADateShowsNoChange() {
    assertEquals(Optional.of(NO_DATE), doubt(file(Duration.ofDays(60), "2K"), row("2K")));
  }

  @ParameterizedTest
  @CsvSource({
    DAY + ", PT47H59M, UNSETTLED",
    DAY + ", PT48H,",
    MINUTE + ", PT1H59M, UNSETTLED",
    MINUTE + ", PT2H,",
    MINUTE + ", PT-1H, UNSETTLED",
  })
  void aRowSettlesWithTheTimeThatItLeavesOpen(String text, Duration age, Currency.Doubt doubt) {
    assertEquals(Optional.ofNullable(doubt), doubt(file(age, text), row(text)));
  }

  @Test
  void withoutBothStampsOfTheServerNothingEverSettles() {
    RecordedFile file = file(Optional.empty(), NOW, List.of(bound(MINUTE)));
    assertEquals(Optional.of(UNSETTLED), doubt(file, row(MINUTE)));
  }

  @Test
  void aRowThatChangedBesideAnOldBodyIsNotBound() {
    RecordedFile file =
        file(
            Optional.of(Duration.ofDays(60)),
            NOW,
            List.of(new RecordedRow(MINUTE, Optional.of(NOW)), bound(DAY)));
    assertEquals(Optional.of(UNBOUND), doubt(file, row(MINUTE)));
    assertEquals(Optional.empty(), doubt(file, row(DAY)));
  }

  @Test
  void aPlainSizeBindsARow() {
    RecordedFile file =
        file(
            Optional.of(Duration.ofDays(60)),
            NOW,
            List.of(new RecordedRow(MINUTE, Optional.of(NOW))));
    assertEquals(Optional.empty(), doubt(file, new ListedRow(MINUTE, OptionalLong.of(2048))));
  }

  @Test
  void aPlainSizeThatIsAnotherNeverDoes() {
    assertEquals(
        Optional.of(UNBOUND),
        doubt(file(Duration.ofDays(60), MINUTE), new ListedRow(MINUTE, OptionalLong.of(2049))));
  }

  @Test
  void eachFileIsAskedAboutWithinTheTimeAndNotAllAtOnce() {
    var due =
        IntStream.range(0, 1000)
            .mapToObj(i -> URL + i)
            .filter(url -> !CURRENCY.isRecent(url, NOW.minus(Duration.ofDays(20)), NOW))
            .toList();
    assertTrue(due.size() > 200 && due.size() < 500, due.size() + " of 1000");
    assertFalse(CURRENCY.isRecent(URL, NOW.minus(RECHECK), NOW));
    assertTrue(CURRENCY.isRecent(URL, NOW.minus(RECHECK.dividedBy(2)).plusSeconds(1), NOW));
    assertEquals(
        Optional.of(LONG_AGO),
        doubt(
            file(Optional.of(Duration.ofDays(60)), NOW.minus(RECHECK), List.of(bound(MINUTE))),
            row(MINUTE)));
  }

  @Test
  void aFileThatIsBeyondDoubtStaysFreshUntilItIsAskedAboutAgain() {
    Instant until = CURRENCY.freshUntil(URL, file(Duration.ofDays(60), MINUTE)).orElseThrow();
    assertTrue(CURRENCY.isRecent(URL, NOW, until.minusSeconds(1)));
    assertFalse(CURRENCY.isRecent(URL, NOW, until));
  }

  @Test
  void aFileThatIsDoubtfulIsNeverFresh() {
    var doubtful = new RecordedRow(MINUTE, Optional.of(NOW));
    for (RecordedFile file :
        List.of(
            file(Duration.ofDays(60)),
            file(Duration.ofDays(60), "851"),
            file(Duration.ofMinutes(60), MINUTE),
            file(Optional.empty(), NOW, List.of(bound(MINUTE))),
            file(Optional.of(Duration.ofDays(60)), NOW, List.of(doubtful, bound(DAY))))) {
      assertEquals(Optional.empty(), CURRENCY.freshUntil(URL, file), file.toString());
    }
  }

  @Test
  void noTimeAtAllMeansEveryRun() {
    assertFalse(new Currency(false, Duration.ZERO).isRecent(URL, NOW, NOW));
  }

  @Test
  void aClockThatWasSetBackMakesNothingRecent() {
    assertFalse(CURRENCY.isRecent(URL, NOW.plusSeconds(10), NOW));
  }

  @ParameterizedTest
  @CsvSource({
    "f, /d/f, true",
    "f, /d/F, false",
    "f, /d/of, false",
    "f%7e, /d/f~, true",
    "f?token=1, /d/f, true",
    "?file=f, /d/, true",
  })
  void aFileIsFromThePathThatItWasLinkedBy(String link, String path, boolean from) {
    assertEquals(from, Currency.isFrom(file(link, Optional.empty(), NOW, List.of()), path));
  }

  private static Optional<Currency.Doubt> doubt(RecordedFile file, ListedRow row) {
    return CURRENCY.doubt(URL, file, row, NOW);
  }

  private static ListedRow row(String text) {
    return new ListedRow(text, OptionalLong.empty());
  }

  private static RecordedRow bound(String text) {
    return new RecordedRow(text, Optional.empty());
  }

  private static RecordedFile file(Duration age, String... rows) {
    return file(Optional.of(age), NOW, List.of(rows).stream().map(CurrencyTest::bound).toList());
  }

  private static RecordedFile file(Optional<Duration> age, Instant asked, List<RecordedRow> rows) {
    return file("f", age, asked, rows);
  }

  private static RecordedFile file(
      String link, Optional<Duration> age, Instant asked, List<RecordedRow> rows) {
    return new RecordedFile(
        link, 2048, NOW, 1, Optional.empty(), Optional.of(NOW), age, asked, rows);
  }
}
