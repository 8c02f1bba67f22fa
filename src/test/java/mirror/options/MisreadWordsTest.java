package mirror.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that would mean something else than what was typed. */
class MisreadWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "--config",
        "--load-cookies",
        "--ca-certificate",
        "--certificate",
        "--private-key",
        "-o",
        "-a",
        "--report",
        "--failed",
      })
  void aUrlIsNoFile(String option) {
    for (String url : new String[] {"http://a:b@host/", "HTTPS://host/x"}) {
      assertEquals(Optional.of(option + " takes a FILE, not a URL"), complaint(option, url));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--cut-dirs",
        "--max-delete",
        "--max-redirect",
        "--recheck",
        "--jobs",
        "--max-connection-per-server",
        "--split",
      })
  void aNumberHasAsciiDigits(String option) {
    for (String number : new String[] {"٣", "1３"}) {
      assertEquals(
          Optional.of(option + " is a number in the digits 0 to 9, not " + number),
          complaint(option + "=" + number, "http://host/"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--tries", "--level", "--waitretry", "-Q", "-w", "--shard", "-T"})
  void soHaveOtherQuantities(String option) {
    assertTrue(complaint(option, "٣", "http://host/").isPresent());
  }

  @ParameterizedTest
  @CsvSource({
    "'-i,', an empty word is no URL and no list of URLs",
    "'http://host/,', an empty word is no URL and no list of URLs",
    "@/nonexist, no such file of arguments: /nonexist (a list has no @)",
    "'-i,@none', no such file of arguments: none (a list has no @)",
  })
  void aListThatIsNoneIsSaidPlainly(String words, String complaint) {
    assertEquals(Optional.of(complaint), complaint(words.split(",", -1)));
  }

  private static Optional<String> complaint(String... words) {
    return new Options(Map.of("HOME", "/no/such"), words).complaint();
  }
}
