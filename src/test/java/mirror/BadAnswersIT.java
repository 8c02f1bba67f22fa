package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadAnswersIT {
  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nabc",
        "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:99999/\r\n\r\n",
        "HTTP/1.0 200 OK\r\nLast-Modified: Fri, 01 Jan 1960 00:00:00 GMT\r\n\r\nx",
        "HTTP/1.0 200 OK\r\nLast-Modified: Fri, 01 Jan 999999999 00:00:00 GMT\r\n\r\nx",
      })
  void oneBadAnswerDoesNotEndTheRun(String answer) throws Exception {
    try (var bad = ScriptedServer.saying(answer)) {
      site.file("/good", "G");
      var result =
          Inside.run(here, "-j", "1", "--tries=1", bad.uri("/f").toString(), site.url("/good"));
      assertFalse(result.err().contains("Exception"), result.err());
      assertTrue(
          result.err().contains("1 file saved") || result.err().contains("2 files saved"),
          result.err());
      assertTrue(Files.exists(site.copy(here, "/good")), result.err());
    }
  }

  /** The client reads the size of each of these as 0, and so as the end (JDK 25). */
  @ParameterizedTest
  @ValueSource(strings = {"0x3", "100000000", ""})
  void aChunkOfNoSizeIsNotTheWholeOfAFileThatIsListedWithOne(String size) throws Exception {
    String chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%s\r\nabc\r\n0\r\n\r\n";
    try (var bad = ScriptedServer.saying(chunks.formatted(size))) {
      site.html("/d/", Site.index("/d/", "a").replace("    3K\n", "    3\n"));
      site.redirect("/d/a", bad.uri("/a").toString());
      var result = Inside.run(here, "--tries=1", site.url("/d/"));
      assertEquals(4, result.status(), result.err());
      assertFalse(Files.exists(site.copy(here, "/d/a")), result.err());
    }
  }

  @Test
  void aTargetThatCannotBeMadeIsNamed() throws Exception {
    Files.createFile(here.resolve("file"));
    var result = Inside.run(here, "-P", "file", site.url("/"));
    assertEquals(3, result.status());
    assertTrue(result.err().startsWith("mirror: " + here.resolve("file") + ": "), result.err());
  }

  @Test
  void twoSeedsForOnePathAreNamed() throws Exception {
    try (var other = new Site()) {
      site.file("/f", "one");
      other.file("/f", "other");
      var result = Inside.run(here, "-nH", "-j", "1", site.url("/f"), other.url("/f"));
      assertEquals("one", Files.readString(here.resolve("f")));
      assertEquals(1, result.status(), result.err());
      assertTrue(result.err().contains(other.url("/f") + ": "), result.err());
    }
  }
}
