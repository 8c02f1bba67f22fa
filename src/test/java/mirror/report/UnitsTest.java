package mirror.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1, 1 B",
    "1023, 1023 B",
    "1024, 1.0 KiB",
    "1536, 1.5 KiB",
    "10188, 9.9 KiB",
    "10189, 10 KiB",
    "1023487, 999 KiB",
    "1023488, 1.0 MiB",
    "12582912, 12 MiB",
    "1073741824, 1.0 GiB",
    "1099511627776, 1.0 TiB",
    "1125899906842624, 1.0 PiB",
    "9223372036854775807, 8.0 EiB",
  })
  void sizesAreShort(long bytes, String text) {
    assertEquals(text, Units.bytes(bytes));
  }

  @Test
  void noSizeIsLongerThanEightCharacters() {
    LongStream.iterate(1, i -> i > 0 && i < Long.MAX_VALUE / 9 * 8, i -> i + i / 7 + 1)
        .mapToObj(Units::bytes)
        .forEach(text -> assertTrue(text.length() <= 8, text));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "59, 59s",
    "60, 1m00s",
    "125, 2m05s",
    "3599, 59m59s",
    "3600, 1h00m",
    "11520, 3h12m",
    "86399, 23h59m",
    "86400, 1d00h",
    "183600, 2d03h",
    "8640000, 100d00h",
  })
  void spansHaveTwoUnits(long seconds, String text) {
    assertEquals(text, Units.span(Duration.ofSeconds(seconds)));
  }

  @ParameterizedTest
  @CsvSource({"0, 0 files", "1, 1 file", "2, 2 files"})
  void oneIsNotMany(long number, String text) {
    assertEquals(text, Units.count(number, "file", "files"));
  }
}
