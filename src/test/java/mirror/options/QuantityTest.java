package mirror.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1000, 1000",
    "100b, 100",
    "20k, 20480",
    "1.5K, 1536",
    "2M, 2097152",
    "1MiB, 1048576",
    "1g, 1073741824",
    "3T, 3298534883328",
    "' 5 ', 5",
    "0.5, 1",
    "999999999999999999P, 9223372036854775807",
  })
  void sizesAreInPowersOf1024(String text, long bytes) {
    assertEquals(OptionalLong.of(bytes), Quantity.bytes(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "k", "-1", "1x", "1kb", "1.k", "1,5k", "0x10", "inf"})
  void whatIsNoSizeIsNone(String text) {
    assertEquals(OptionalLong.empty(), Quantity.bytes(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "90, PT1M30S",
    "0.25, PT0.25S",
    "30s, PT30S",
    "30m, PT30M",
    "1.5h, PT1H30M",
    "1h30m, PT1H30M",
    "2D, PT48H",
    "1w, PT168H",
  })
  void timesAreInSeconds(String text, Duration time) {
    assertEquals(Optional.of(time), Quantity.time(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1", "1x", "inf", "1h-3m", "30 m", "1e3", "12345678901"})
  void whatIsNoTimeIsNone(String text) {
    assertEquals(Optional.empty(), Quantity.time(text));
  }
}
