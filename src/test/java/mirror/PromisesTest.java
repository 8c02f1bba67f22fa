package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README promises is named with the tests that keep it. */
class PromisesTest {
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @Test
  void eachPromiseNamesTestsThatAreThere() throws IOException {
    Set<String> classes = classes();
    List<String> rows = rows();
    assertTrue(rows.size() > 20, rows::toString);
    for (String row : rows) {
      List<String> named =
          NAME.matcher(row.substring(row.lastIndexOf(" | ")))
              .results()
              .map(name -> name.group(1))
              .toList();
      assertFalse(named.isEmpty(), row);
      assertEquals(List.of(), named.stream().filter(name -> !classes.contains(name)).toList(), row);
    }
  }

  private static List<String> rows() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String section = readme.split("\n## What it promises\n", 2)[1].split("\n## ", 2)[0];
    return section.lines().filter(line -> line.startsWith("| ")).skip(2).toList();
  }

  /** Those with tests in them, and the tables of {@code FaultsIT}. */
  private static Set<String> classes() throws IOException {
    String faults = Files.readString(Path.of("src/test/java/mirror/faults/FaultsIT.java"));
    Stream<String> tables =
        Pattern.compile("(\\w+)\\.table\\(\\)").matcher(faults).results().map(PromisesTest::name);
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      List<String> tests =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.matches("\\w+(Test|IT)\\.java"))
              .map(file -> file.replace(".java", ""))
              .toList();
      return Stream.concat(tests.stream(), tables).collect(Collectors.toSet());
    }
  }

  private static String name(MatchResult match) {
    return match.group(1);
  }
}
