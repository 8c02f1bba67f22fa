package mirror.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputOptionsTest {
  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Files.createLink(folder.resolve("hard"), file);
    Files.createSymbolicLink(folder.resolve("soft"), file);
    Files.createSymbolicLink(folder.resolve("here"), folder);
  }

  @ParameterizedTest
  @CsvSource({
    "-o, new, --report, new",
    "-o, new, --failed, ./new",
    "-a, new, --report, here/new",
    "-a, file, --failed, file",
    "-o, file, --report, hard",
    "-o, soft, --failed, here/file",
    "--report, none/yet, --failed, ./none/yet",
  })
  void twoOutputsAreNotOneFile(String one, String path, String other, String samePath) {
    Path file = folder.resolve(samePath);
    assertEquals(
        Optional.of(
            "%s and %s would write over each other: both are %s, one file"
                .formatted(one, other, file)),
        complaint(one, folder.resolve(path).toString(), other, file.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "-o, new, --report, newer",
    "-o, file, --report, new",
    "-o, file, --failed, none/file",
  })
  void twoFilesAreTwo(String one, String path, String other, String otherPath) {
    assertEquals(
        Optional.empty(),
        complaint(
            one, folder.resolve(path).toString(), other, folder.resolve(otherPath).toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-o/dev/null --report=/dev/null", "-o./- --report=-", "-o x -a x"})
  void whatHoldsNothingMayBeTwo(String words) {
    assertEquals(Optional.empty(), complaint(words.split(" ")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--report", "--failed"})
  void stderrHasLinesForPeopleOnly(String option) {
    assertEquals(
        Optional.of(option + " needs another file than stderr, where failures are printed"),
        complaint(option, "/dev/stderr"));
  }

  @Test
  void whatIsStderrIsNotOpenedOnceMore() {
    var options = new Options(Map.of("HOME", "/no/such"), "-o", "/dev/stderr");
    assertEquals(Optional.empty(), options.output().output().log());
  }

  @Test
  void aPipeMayBeTwo() throws Exception {
    String pipe = folder.resolve("pipe").toString();
    assertEquals(0, new ProcessBuilder("mkfifo", pipe).start().waitFor());
    assertEquals(Optional.empty(), complaint("-o", pipe, "--report", pipe));
  }

  private static Optional<String> complaint(String... words) {
    return new Options(Map.of("HOME", "/no/such"), words).complaint();
  }
}
