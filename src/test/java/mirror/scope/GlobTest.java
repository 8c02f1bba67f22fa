package mirror.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row as wget 1.21 decides it. */
class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "iso, a.iso, true",
    "iso, a.ISO, false",
    ".iso, iso, false",
    "a.iso, ba.iso, true",
    "*.iso, a.iso, true",
    "*.iso, a.iso.sig, false",
    "a*, .a, false",
    "*a, .a, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "[ab]*, b, true",
    "[!ab]*, b, false",
    "[^ab]*, c, true",
    "[a-c]x, bx, true",
    "[]a]x, ]x, true",
    "[[:digit:]]*, 1a, true",
    "[[:upper:]]*, a, false",
    "[a-]x, -x, true",
    "[a&&b]x, &x, true",
    "a*[, a1[, true",
    "u [[]*, u [1].txt, true",
    "a\\*?, a*b, true",
    "a\\*?, abb, false",
    "*.(x|y), a.x, false",
    "*{1}, a{1}, true",
    "größe*, größe.svg, true",
    "*ab*ab, aabxaab, true",
    "*ab*ab, ab, false",
    "*a*b*, xaxbx, true",
    "a**b*?, aab1, true",
    "a**b*?, aab, false",
    "*[ab]?c*[!c], xabcac, false",
    "*[ab]?c*[!c], xabcacd, true",
  })
  void aNameEndsSoOrMatchesWhole(String element, String name, boolean matches) {
    assertEquals(matches, Glob.name(element, false).test(name));
  }

  @ParameterizedTest
  @CsvSource({
    "/d/sub, /d/sub/, true",
    "d/sub, /d/sub/, true",
    "/d/sub/, /d/sub/, true",
    "/d/sub, /d/sub/deep/, true",
    "/d/su, /d/sub/, false",
    "/d/SUB, /d/sub/, false",
    "/, /d/, true",
    "/d/s*, /d/sub/, true",
    "/d/*, /d/sub/deep/, false",
    "/d*, /d/sub/, false",
    "*/deep, /d/sub/deep/, false",
    "/d/*/deep, /d/sub/deep/, true",
    "/*b*/d*p, /abc/deep/, true",
    "/*b*/d*p, /abc/x/deep/, false",
    "/d/[!a]ub, /d/sub/, true",
    "/d[!a]sub, /d/sub/, false",
  })
  void aDirectoryStandsForAllBelowItAndAPatternForItself(
      String element, String directory, boolean matches) {
    assertEquals(matches, Glob.directory(element, false).test(directory));
  }

  /** By a pattern that tries each place of each star again, the sun would go out before. */
  @Test
  void manyStarsCostNoMoreThanTheNameIsLong() {
    assertFalse(Glob.name("*a".repeat(30) + "*b", false).test("a".repeat(250)));
    assertFalse(Glob.path("*a".repeat(30) + "*b").test("a/".repeat(125)));
  }

  @ParameterizedTest
  @CsvSource({"iso, a.ISO", "*.ISO, a.iso", "GRÖ*, größe", "[a-c]*, B"})
  void caseNeedNotCountInNames(String element, String name) {
    assertEquals(true, Glob.name(element, true).test(name));
  }

  @ParameterizedTest
  @CsvSource({"/d/SUB, /D/sub/deep/", "/d/S*, /d/sub/"})
  void caseNeedNotCountInDirectories(String element, String directory) {
    assertEquals(true, Glob.directory(element, true).test(directory));
  }
}
