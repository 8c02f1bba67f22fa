package mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpossibleValuesTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @ValueSource(
      strings = {"--read-timeout=0.0001", "--connect-timeout=0.0001", "-T=0.0001", "-U=a\nb"})
  void noOptionEndsInAStackTrace(String option) {
    run("-P", folder.toString(), "-t", "1", option, "http://127.0.0.1:9/");
    assertTrue(!err.toString(UTF_8).contains("Exception"), err.toString(UTF_8));
  }

  @Test
  void aNameThatIsNoneIsNamed() {
    assertEquals(2, run("-P", "a\0b", "http://127.0.0.1:9/"));
    assertTrue(err.toString(UTF_8).contains("it is no name of a file"), err.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-P", "--state-dir", "--backup-dir", "-o", "--report", "--failed"})
  void anEmptyNameIsNotTheCurrentDirectory(String option) {
    assertEquals(2, run(option, "", "http://127.0.0.1:9/"), err.toString(UTF_8));
    assertTrue(err.toString(UTF_8).contains("cannot be empty"), err.toString(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-P", "--state-dir", "--backup-dir", "-o", "--report", "--failed"})
  void aNameThatTheJvmCannotReadIsNotAnotherOne(String option) {
    assertEquals(2, run(option, "/caf\uFFFD", "http://127.0.0.1:9/"), err.toString(UTF_8));
    assertTrue(err.toString(UTF_8).contains("not UTF-8: /caf"), err.toString(UTF_8));
  }

  private int run(String... words) {
    PrintStream real = System.err;
    try {
      return new Main(
              new ByteArrayInputStream(new byte[0]),
              new PrintStream(new ByteArrayOutputStream(), true, UTF_8),
              new PrintStream(err, true, UTF_8),
              new Main.Terminal(false, Optional.empty()),
              Map.of())
          .run(words);
    } finally {
      System.setErr(real);
    }
  }
}
