package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of RFC 9110, section 5.6.7. */
class HttpDateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "  Sun, 06 Nov 1994  08:49:37 GMT ",
      })
  void theThreeFormatsAndOneDigitDaysAreRead(String text) {
    assertEquals(Optional.of(Instant.parse("1994-11-06T08:49:37Z")), HttpDate.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "'Thu, 01 Jan 1970 00:00:00 GMT', 1970-01-01T00:00:00Z",
    "'Thu, 29 Feb 2024 23:59:59 GMT', 2024-02-29T23:59:59Z",
    "'Friday, 01-Jan-38 00:00:00 GMT', 2038-01-01T00:00:00Z",
    "'Tue, 19 Jan 2038 03:14:08 GMT', 2038-01-19T03:14:08Z",
  })
  void datesOfAnyAgeAreRead(String text, Instant time) {
    assertEquals(Optional.of(time), HttpDate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "now",
        "1994-11-06T08:49:37Z",
        "Sun, 06 Nov 1994",
        "Sun, 06 Nov 1994 08:49 GMT",
        "Sun, 06 Nov 1994 8:49:37 GMT",
        "Sun, 06 Nov 1994 08-49-37 GMT",
        "Sun, 31 Feb 1994 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:00:00 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT",
        "Sun, 06 Nov 99999999999 08:49:37 GMT",
        "Sun, six Nov 1994 08:49:37 GMT",
        ", , , , ,",
      })
  void nonsenseIsNoTime(String text) {
    assertEquals(Optional.empty(), HttpDate.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Mon, 01 Jan 2024 00:00:00 GMT",
        "Tue, 31 Dec 2024 23:59:59 GMT",
      })
  void whatIsSentIsTheFirstFormat(String text) {
    assertEquals(text, HttpDate.format(HttpDate.parse(text).orElseThrow()));
  }
}
