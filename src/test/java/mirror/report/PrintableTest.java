package mirror.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "a\\x1b", "é 日本 😀", "http://host/%1b", "ש م"})
  void ordinaryTextStays(String text) {
    assertEquals(text, Printable.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'\u001b[2J', \\x1b[2J",
    "'a\r\nb', a\\x0d\\x0ab",
    "'\t', \\x09",
    "'\u007f', \\x7f",
    "'\u0085\u009b', \\x85\\x9b",
    "'a\u202etxt', a\\u202etxt",
    "'\u2066x\u2069', \\u2066x\\u2069",
    "'\u200f\u200e\u061c', \\u200f\\u200e\\u061c",
    "'\u2028\u2029', \\u2028\\u2029",
    "'😀\u0000', 😀\\x00",
  })
  void whatMovesTheCursorIsWrittenOut(String text, String safe) {
    assertEquals(safe, Printable.of(text));
  }

  @Test
  void noControlPasses() {
    IntStream.rangeClosed(0, 0x9f)
        .filter(Character::isISOControl)
        .forEach(
            c ->
                assertTrue(
                    Printable.of(Character.toString(c))
                        .chars()
                        .noneMatch(Character::isISOControl)));
  }
}
