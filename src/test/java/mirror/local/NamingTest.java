package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As wget 1.21 names the same files, but for dots and spaces at the end, and devices. */
class NamingTest {
  private static final Naming WINDOWS = new Naming(true, false, Naming.Case.KEPT);

  @ParameterizedTest
  @CsvSource({
    "x%3Ay, x%3Ay",
    "x:y%3Fz%7Cw*q%22%3C%3E%5C.txt, x%3Ay%3Fz%7Cw%2Aq%22%3C%3E%5C.txt",
    "plus+and@x, plus+and@x",
    "Gr%C3%B6%C3%9Fe, Größe",
    "a%2Fb, a%2Fb",
    "a., a%2E",
    "a.., a.%2E",
    "'a%20', a%20",
    "a.b, a.b",
    "con, %63on",
    "NUL.tar.gz, %4EUL.tar.gz",
    "Lpt9, %4Cpt9",
    "com0, com0",
    "console.txt, console.txt",
  })
  void whatWindowsRefusesStaysEncoded(String segment, String name) {
    assertEquals(name, WINDOWS.of(segment));
  }

  @ParameterizedTest
  @CsvSource({"Gr%C3%B6%C3%9Fe, Gr%C3%B6%C3%9Fe", "%F0%9F%98%80, %F0%9F%98%80", "a%7Eb, a~b"})
  void whatIsNotAsciiMayStayEncoded(String segment, String name) {
    assertEquals(name, new Naming(false, true, Naming.Case.KEPT).of(segment));
  }

  @ParameterizedTest
  @CsvSource({
    "ReadMe.TXT, readme.txt, README.TXT",
    "Gr%C3%96%C3%B6, grÖö, GRÖö",
    "a%2fB, a%2fb, A%2FB",
  })
  void lettersMayHaveOneCase(String segment, String lower, String upper) {
    assertEquals(lower, new Naming(false, false, Naming.Case.LOWER).of(segment));
    assertEquals(upper, new Naming(false, false, Naming.Case.UPPER).of(segment));
  }

  @Test
  void aNameThatBecomesTooLongIsShortened() {
    String segment = ":".repeat(100);
    String name = WINDOWS.of(segment);
    assertTrue(WINDOWS.isShortened(segment));
    assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 255, name);
  }
}
