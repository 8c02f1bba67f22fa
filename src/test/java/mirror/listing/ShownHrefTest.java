package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownHrefTest {
  private static final Url PAGE = Url.of("http://host/a%20b/");

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          what?.txt       → what?.txt   → what%3F.txt
          '#1.txt'        → '#1.txt'    → %231.txt
          /a b/what?.txt  → what?.txt   → what%3F.txt
          /a b/%41        → %41         → %2541
          mailto:me       → mailto:me   → mailto:me
          ftp:/           → ftp:        → ftp:/
          12:30           → 12:30       → 12:30
          ./12:30         → 12:30       → 12:30
          /a b/12:30      → 12:30       → 12:30
          %41             → %41         → %41
          x;y.txt         → x;y.txt     → x%3By.txt
          /a b/x%20;y/    → x ;y/       → x%20%3By/
          x;type=a        → x           → x;type=a
          x?token=1       → x           → x?token=1
          ?               → ?           → %3F
          ?/              → ?/          → %3F/
          ?C=N;O=D        → Name        → ?C=N;O=D
          '#top'          → Top         → ''
          """)
  void whatIsShownAsItIsLinkedIsAName(String href, String shown, String expected) {
    assertEquals(PAGE + expected, ShownHref.resolve(PAGE, href, shown).orElseThrow().toString());
  }

  @Test
  void backslashesThatLeadToAnotherHostDoSo() {
    assertEquals(
        "http://other:9/pub/e.txt",
        ShownHref.resolve(PAGE, "\\\\other:9\\pub\\e.txt", "e.txt").orElseThrow().toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          what?.txt    → what?.txt    → what?.txt
          a?x=/../b    → a?x=1        →
          a%20#b       → a%20#b       →
          '#1.txt'     → '#1.txt'     →
          x;y/         → x;y/         → x;y/
          ö%41         → ö%41         → %C3%B6%41
          ö/%2e%2e     → %2e%2e       →
          ö/%2E        → %2E          →
          '1+1?'       → '1+1?'       → 1+1?
          a%3Fb        → a?b          →
          a            → a            →
          """)
  void whatWasTakenForANameMayBeReadAsBrowsersDo(String href, String shown, String browsed) {
    Url url = ShownHref.resolve(PAGE, href, shown).orElseThrow();
    assertEquals(
        Optional.ofNullable(browsed).map(read -> PAGE + read),
        Optional.of(url)
            .filter(Url::isLiteral)
            .flatMap(_ -> Url.browsed(url.uri()))
            .map(Object::toString));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      textBlock =
          """
          a\\b            → a\\b         → a%5Cb
          a\\b%20c        → a\\b c       → a%5Cb%20c
          /a b/..\\up     → ..\\up       → /a b/..%5Cup
          d\\r/           → d\\r/        → d%5Cr/
          a\\b            → b           → a\\b
          list?d=/a\\b    → a\\b         → list?d=/a\\b
          """)
  void aBackslashThatIsShownBelongsToTheName(String href, String shown, String expected) {
    assertEquals(expected, ShownHref.backslashesEscaped(href, shown));
  }
}
