package mirror.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row as glibc's regcomp and regexec decide it. */
class PosixRegexTest {
  @ParameterizedTest
  @CsvSource({
    "iso, http://host/a.iso, true",
    "^/d, http://host/d/, false",
    "\\.iso$, http://host/a.iso, true",
    "\\.iso$, http://host/xiso, false",
    "/$|iso$, http://host/d/, true",
    "[[:digit:]]+, ab1, true",
    "[[:digit:]]+, abc, false",
    "[^[:alpha:]], abc, false",
    "[]a], ], true",
    "[a[b], [, true",
    "[&&a], &, true",
    "[\\.], \\, true",
    "[a-], -, true",
    "'a{2}', aa, true",
    "'a{2}', a, false",
    "'^a{,2}$', aa, true",
    "'^a{1,2}$', aaa, false",
    "}, }, true",
    "], ], true",
    "a||b, b, true",
    "\\d, d, true",
    "\\d, 1, false",
    "\\E, E, true",
    "\\w, q, true",
    "\\<sub\\>, /sub/, true",
    "\\<sub\\>, /subs/, false",
    "(a)\\1, aa, true",
    "a.c, a/c, true",
    "a-#&~ c, a-#&~ c, true",
    "^a.*?c$, abbc, true",
    "^a++$, aa, true",
    "^(ab)+?c$, c, true",
    "^((ab)+x)**$, ababxabx, true",
    "'^(a|b){1}{2}$', ab, true",
    "'^(a|b){1}{2}$', a, false",
  })
  void whatPosixFindsIsFound(String regex, String text, boolean found) {
    assertEquals(found, PosixRegex.compile(regex).matcher(text).find());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[[:no:]]",
        "a{",
        "a{x}",
        "(",
        "*a",
        "(*a)",
        "a|*",
        "a*{",
        "(?i)a",
        "a\\",
        "[z-a]"
      })
  void whatIsNoneIsRefused(String regex) {
    assertThrows(PatternSyntaxException.class, () -> PosixRegex.compile(regex));
  }
}
