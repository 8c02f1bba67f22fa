package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged program prints. */
class OutputIT {
  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @BeforeEach
  void serve() {
    site.listing("/d/", "a", "b").file("/d/a", "A").file("/d/b", "BB");
  }

  @Test
  void aGoodRunPrintsOneLine() throws Exception {
    var result = Inside.run(here, site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals("", result.out());
    assertTrue(
        result
            .err()
            .matches("2 files saved \\(3 B\\), 0 unchanged, 0 failed; 1 listing; [0-9.]+ s\\n"),
        result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-o", "-a", "--report"})
  void aListIsNotWrittenOver(String option) throws Exception {
    Path list = Files.writeString(here.resolve("list"), site.url("/d/a") + "\n");
    var result = Program.run(here, option, "list", "./list");
    assertEquals(2, result.status(), result.err());
    assertTrue(
        result.err().startsWith("mirror: list is a list to read, and would be written over"),
        result.err());
    assertEquals(site.url("/d/a") + "\n", Files.readString(list));
  }

  @ParameterizedTest
  @CsvSource({"-o, -nv", "-o, --certificate=list", "--report, -nv", "--report, --certificate=list"})
  void aUsageErrorLeavesWhatTheLastRunWrote(String option, String wrong) throws Exception {
    Path list = Files.writeString(here.resolve("list"), "# nothing\n");
    Path file = Files.writeString(here.resolve("file"), "what the last run wrote");
    var result =
        Inside.run(
            here, option, file.toString(), "-q", wrong.replace("list", list.toString()), "-");
    assertEquals(2, result.status(), result.err());
    assertEquals("what the last run wrote", Files.readString(file));
  }

  @Test
  void aNameThatHadToBeCutIsToldOfOnce() throws Exception {
    String name = "x".repeat(256);
    site.listing("/l/", name, name + "y/").file("/l/" + name, "A");
    site.listing("/l/" + name + "y/", "f").file("/l/" + name + "y/f", "F");
    for (int told : new int[] {2, 0}) {
      var result = Inside.run(here, site.url("/l/"));
      assertEquals(0, result.status(), result.err());
      assertEquals(
          told,
          result
              .err()
              .lines()
              .filter(line -> line.contains(": its name is too long here: "))
              .count(),
          result.err());
    }
  }

  @Test
  void quietIsSilentOnSuccess() throws Exception {
    var result = Inside.run(here, "-q", site.url("/d/"));
    assertEquals(0, result.status());
    assertEquals("", result.out() + result.err());
  }

  @Test
  void quietPrintsFailures() throws Exception {
    var result = Inside.run(here, "-q", site.url("/none"));
    assertEquals(8, result.status());
    assertEquals(List.of(site.url("/none") + ": 404 Not Found"), Program.lines(result.err()));
  }

  @Test
  void eachFileMayHaveItsLine() throws Exception {
    var result = Inside.run(here, "-nv", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(3, Program.lines(result.err()).size(), result.err());
    for (String name : List.of("a", "b")) {
      long lines =
          result
              .err()
              .lines()
              .filter(line -> line.startsWith(site.url("/d/" + name) + " "))
              .count();
      assertEquals(1, lines, result.err());
    }
  }

  @Test
  void aLogFileTakesWhatStderrWouldGet() throws Exception {
    var result = Program.run(here, "-o", "log.txt", "-nv", site.url("/d/"), site.url("/none"));
    assertEquals(8, result.status());
    assertEquals("", result.out() + result.err());
    String log = Files.readString(here.resolve("log.txt"));
    assertTrue(log.contains(site.url("/none") + ": 404 Not Found\n"), log);
    assertTrue(log.contains("2 files saved"), log);
    Program.run(here, "-a", "log.txt", site.url("/d/"));
    String both = Files.readString(here.resolve("log.txt"));
    assertTrue(both.startsWith(log) && both.length() > log.length(), both);
    Program.run(here, "-o", "log.txt", site.url("/d/"));
    assertFalse(Files.readString(here.resolve("log.txt")).contains("404"));
  }

  @Test
  void whereNightsFollowEachOtherInALogEachEndsWithItsTime() throws Exception {
    String nowhere = "Pacific/Kiritimati"; // on no other clock is it as late
    for (int night = 0; night < 2; night++) {
      Map<String, String> there = Map.of("TZ", nowhere);
      Process process = Program.start(here, there, "-nv", "-a", "log.txt", site.url("/d/"));
      assertEquals(0, Program.run(process, here).status());
    }
    List<String> ends =
        Program.lines(Files.readString(here.resolve("log.txt"))).stream()
            .filter(line -> line.contains("1 listing; "))
            .toList();
    assertEquals(2, ends.size());
    for (String end : ends) {
      assertTrue(end.matches(".* s; \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+14:00"), end);
    }
  }

  @Test
  void aProgressBarIsShownWhereItIsAskedFor() throws Exception {
    site.listing("/slow/", "f")
        .answer(
            "/slow/f",
            com.github.tomakehurst.wiremock.client.WireMock.aResponse()
                .withBody("slow")
                .withFixedDelay(700));
    var result = Program.run(here, "--progress=bar", site.url("/slow/"));
    assertEquals(0, result.status(), result.err());
    assertTrue(result.err().contains("0/1 files"), result.err());
    String lastLine = result.err().substring(result.err().lastIndexOf('\r'));
    assertTrue(lastLine.startsWith("\r\u001b[K1 file saved"), lastLine);
  }
}
