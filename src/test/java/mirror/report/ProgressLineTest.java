package mirror.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mirror.frontier.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProgressLineTest {
  private static final long SECOND = 1_000_000_000;

  private static final String URL = "http://host/" + "directory/".repeat(30) + "name.iso";

  private static final Tally.Snapshot START = snapshot(0, 0, 0, 0, 0, "");

  static Stream<Tally.Snapshot> snapshots() {
    return Stream.of(
        START,
        snapshot(10, 3, 1, 50_000, 100_000, URL),
        snapshot(5310, 1204, 0, 1L << 31, 1L << 32, "http://h/"),
        snapshot(99_999_999, 12_345_678, 1_234_567, 1L << 60, 1L << 61, URL),
        snapshot(Long.MAX_VALUE, Long.MAX_VALUE / 2, 0, Long.MAX_VALUE, Long.MAX_VALUE, URL),
        snapshot(1, 0, 0, 1, 2, "http://h/" + "\u001b[2J".repeat(50)));
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void aLineIsNeverWiderThanTheTerminal(Tally.Snapshot now) {
    for (int columns = 1; columns <= 200; columns++) {
      String line = new ProgressLine(START, 0).render(now, SECOND, columns);
      assertTrue(line.length() < columns, columns + " columns: " + line);
    }
  }

  @Test
  void aUsualTerminalShowsEverything() {
    var line = new ProgressLine(START, 0);
    assertEquals(
        "100/400 files  3 failed  1.0 MiB  1.0 MiB/s  ETA 4s  http://host/x",
        line.render(snapshot(400, 100, 3, 1 << 20, 1 << 21, "http://host/x"), SECOND, 80));
  }

  @Test
  void failuresAreShownInANarrowWindow() {
    var line = new ProgressLine(START, 0);
    String shown = line.render(snapshot(5310, 1204, 17, 1 << 20, 1 << 21, URL), SECOND, 40);
    assertTrue(shown.contains("17 failed"), shown);
    assertTrue(shown.startsWith("1204/5310 files"), shown);
  }

  @Test
  void ofALongUrlTheEndIsShown() {
    var line = new ProgressLine(START, 0);
    String shown = line.render(snapshot(2, 1, 0, 1, 2, URL), SECOND, 80);
    assertTrue(shown.endsWith("name.iso") && shown.contains("…"), shown);
    assertEquals(79, shown.length());
  }

  @Test
  void whatAServerSentIsMadeHarmless() {
    var line = new ProgressLine(START, 0);
    String shown = line.render(snapshot(2, 1, 0, 1, 2, "http://h/\u001b[2J"), SECOND, 100);
    assertFalse(shown.contains("\u001b"), shown);
    assertTrue(shown.contains("\\x1b"), shown);
  }

  @ParameterizedTest
  @CsvSource({
    "100, 50, 1000000, 1000000, ETA 1s",
    "100, 100, 1000000, 1000000, ETA 0s",
    "1, 0, 1000000, 61000000, ETA 1m00s",
    "2, 0, 1000000, 61000000, ETA 2m01s", // the other one may be as large
    "100000, 1, 1000, 1000, ETA 1d03h",
    "100, 50, 0, 0, ETA 1s", // nothing to receive: unchanged or empty
    "0, 0, 0, 0, ETA -", // the first listing is not read yet
    "100, 0, 0, 0, ETA -",
    "1, 0, 0, 1000, ETA -",
  })
  void theTimeLeftFollowsFromTheRates(
      long known, long saved, long received, long expected, String eta) {
    var line = new ProgressLine(START, 0);
    String shown = line.render(snapshot(known, saved, 0, received, expected, ""), SECOND, 200);
    assertTrue(shown.endsWith(eta), shown);
  }

  @Test
  void aRateSettlesOnWhatFlows() {
    var line = new ProgressLine(START, 0);
    String shown =
        IntStream.rangeClosed(1, 100)
            .mapToObj(
                i -> line.render(snapshot(1, 0, 0, i * 2_097_152L, 1L << 40, ""), i * SECOND, 80))
            .reduce("", (_, last) -> last);
    assertTrue(shown.contains("  2.0 MiB/s  "), shown);
  }

  private static Tally.Snapshot snapshot(
      long known, long saved, long failures, long received, long expected, String latest) {
    return new Tally.Snapshot(
        known,
        0,
        Map.of(),
        saved,
        received,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        failures,
        Set.of(),
        received,
        expected,
        saved + (expected > received ? 1 : 0),
        latest);
  }
}
