package mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mirror.options.ManualSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands beside the packaged program. */
class InstalledFilesIT {
  private static final Path HOME = Program.launcher().resolve("../..").normalize();

  @TempDir Path here;

  @ParameterizedTest
  @CsvSource({
    "mirror --rep, --report",
    "mirror --directory, --directory-prefix",
    "mirror --progress b, bar",
    "mirror --checksums r, require",
    "mirror --regex-type po, posix",
  })
  void bashCompletesOptionsAndTheirValues(String words, String completed) throws Exception {
    String script =
        "source '%s'; COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_mirror; echo \"${COMPREPLY[@]}\""
            .formatted(HOME.resolve("share/bash-completion/completions/mirror"), words);
    assertEquals(completed + "\n", output("bash", "-c", script));
  }

  @Test
  void theManualPageHasEachOptionOfTheHelp() throws Exception {
    String page = Files.readString(HOME.resolve("share/man/man1/mirror.1")).replace("\\-", "-");
    var help = Program.run(here, "--help=all");
    List<String> usages =
        help.out()
            .lines()
            .takeWhile(line -> !line.startsWith(ManualSection.HABITS.heading()))
            .filter(line -> line.matches(" +-.*"))
            .map(line -> line.strip().replaceFirst("(\\S)  .*", "$1"))
            .toList();
    assertTrue(usages.size() > 20, help.out());
    usages.forEach(usage -> assertTrue(page.contains("\n.B " + usage + "\n"), usage));
  }

  @Test
  void theLicenseIsThere() {
    for (String name : List.of("LICENSE", "README.md", "urls.txt.example")) {
      assertTrue(Files.isRegularFile(HOME.resolve(name)), name);
    }
  }

  private String output(String... command) throws IOException {
    Process process = new ProcessBuilder(command).directory(here.toFile()).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
