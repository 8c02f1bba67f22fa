package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a run may take, in bytes and in time. */
class LimitsIT {
  private final Site site = new Site();

  @TempDir Path here;

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void afterTheQuotaNothingMoreBegins() throws Exception {
    site.listing("/d/", "a", "b", "c").file("/d/a", "x".repeat(2000));
    var result = Program.run(here, "-j1", "-Q", "2k", site.url("/d/"));
    assertEquals(10, result.status(), result.err());
    assertEquals(List.of("/d/", "/d/a"), requestsOnce());
    assertEquals(2000, Files.size(site.copy(here, "/d/a")));
    assertTrue(result.err().contains("Stopped by --quota"), result.err());
  }

  @Test
  void aQuotaThatWasEnoughStopsNothing() throws Exception {
    site.file("/a", "x".repeat(2000));
    assertEquals(0, Program.run(here, "-Q1k", site.url("/a")).status());
  }

  @Test
  void whenTheTimeIsOverTheRunEndsAndWhatIsBegunIsLeft() throws Exception {
    String begun = "x".repeat(300_000);
    try (var server =
        ScriptedServer.hangingAfter(
            "HTTP/1.1 200 OK\r\nContent-Length: 400000\r\nETag: \"1\"\r\n\r\n" + begun)) {
      var result = Program.run(here, "-nH", "--max-duration=3", server.uri("/a").toString());
      assertEquals(10, result.status(), result.err());
      assertTrue(result.err().contains("Stopped by --max-duration"), result.err());
    }
    try (var files = Files.list(here)) {
      assertTrue(
          files.anyMatch(file -> file.getFileName().toString().startsWith(".mirror.")),
          "nothing is left to go on with");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-Q lots",
        "--quota=-1",
        "--limit-rate=fast",
        "-w x",
        "--max-duration=soon",
        "--max-duration=-1"
      })
  void nonsenseIsAUsageError(String words) throws Exception {
    var result = Program.run(here, (words + " " + site.url("/")).split(" ", -1));
    assertEquals(2, result.status(), result.err());
    assertEquals(1, Program.lines(result.err()).size(), result.err());
  }

  /** A row that contradicts its file has the listing read again. */
  private List<String> requestsOnce() {
    return site.requests().stream().distinct().toList();
  }
}
