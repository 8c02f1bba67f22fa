package mirror.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HabitsTest {
  private static final String URL = "http://host/";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--iri",
        "--iri=on",
        "--glob=off",
        "--no-glob",
        "--glob=on",
        "--dns-cache=yes",
        "--check-certificate",
        "--check-certificate=1",
      })
  void aSwitchThatStandsSoAnywayIsAccepted(String word) {
    Options options = read(word, URL);
    assertEquals(Optional.empty(), options.complaint());
    assertEquals(Optional.empty(), options.tls().warning());
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "no", "0"})
  void aSwitchMayBeSetToOff(String word) {
    Options options = read("--check-certificate=" + word, URL);
    assertEquals(Optional.empty(), options.complaint());
    assertTrue(options.tls().warning().isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x", "-rx", "-x -nH", "-nH -x urls.txt"})
  void ofWgetsXItIsSaidWhatItIsHere(String words) {
    assertEquals(
        Optional.of(
            "-x takes a number, of requests in flight to one server (directories are made anyway,"
                + " as by wget's -x)"),
        read((words + " " + URL).split(" ")).complaint());
  }

  private static Options read(String... words) {
    return new Options(Map.of("HOME", "/no/such"), words);
  }
}
