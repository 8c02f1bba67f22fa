package mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program and names made to do harm; a server that answers anything. */
class HostileNamesIT {
  /** Enough good names for the two that lead out not to make it a hand-made page. */
  private static final String LISTING =
      Site.index(
          "/d/",
          "..%2fevil",
          "%2e%2e/evil2",
          "%2e%2e%2fevil3",
          "..%5cevil4",
          "..\\evil5",
          "%2e%2e%2f%2e%2e%2fevil6/",
          "%2fetc%2fevil7",
          "nul%00.txt",
          "line%0aforged: line",
          "escape%1b[2J",
          "c1%c2%9b2J",
          "bidi%e2%80%aetxt.exe",
          ".mirror",
          ".mirror.0000000000000000",
          "%252e%252e%252fevil8",
          "good",
          "good2",
          "good3",
          "good4",
          "good5");

  @TempDir Path folder;

  @Test
  void nothingIsWrittenOutsideAndNothingRawIsPrinted() throws Exception {
    Path here = Files.createDirectories(folder.resolve("a/b/c/here"));
    try (var server = ScriptedServer.answering(HostileNamesIT::answer)) {
      var result = Program.run(here, "-nv", "-nH", "-P", "copy", server.uri("/d/").toString());
      assertEquals(0, result.status(), result.err());
      assertEquals(
          List.of(
              "%2Emirror",
              "%2Emirror.0000000000000000",
              "%2Fetc%2Fevil7",
              "%2e%2e%2fevil8",
              "..%2F..%2Fevil6",
              "..%2Fevil",
              "..%2Fevil3",
              "..\\evil4",
              "bidi\u202etxt.exe",
              "c1%C2%9B2J",
              "escape%1B[2J",
              "good",
              "good2",
              "good3",
              "good4",
              "good5",
              "line%0Aforged: line",
              "nul%00.txt"),
          below(here.resolve("copy/d")));
      assertEquals(List.of(".mirror", "d"), below(here.resolve("copy")));
      assertEquals(List.of("copy", "stderr.txt", "stdout.txt"), below(here));
      assertEquals(List.of("a"), below(folder));
      assertTrue(
          result.err().chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'),
          result.err());
      assertFalse(result.err().contains("\u202e"), result.err());
      assertTrue(result.err().contains("bidi\\u202etxt.exe"), result.err());
    }
  }

  @Test
  void aRedirectCannotPrintControls() throws Exception {
    String answer = "HTTP/1.1 302 Found\r\nLocation: http://\u009b2J/\r\nConnection: close\r\n\r\n";
    try (var server =
        ScriptedServer.answering((_, out) -> out.write(answer.getBytes(ISO_8859_1)))) {
      var result = Program.run(folder, server.uri("/f").toString());
      assertEquals(7, result.status(), result.err());
      assertTrue(result.err().contains("\\x9b2J"), result.err());
      assertFalse(result.err().contains("\u009b"), result.err());
    }
  }

  @Test
  void aLinkInPlaceOfADirectoryIsNotFollowed() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createDirectory(folder.resolve("copy"));
    Files.createSymbolicLink(folder.resolve("copy/d"), elsewhere);
    try (var server = ScriptedServer.answering(HostileNamesIT::answer)) {
      var result = Program.run(folder, "-nH", "-P", "copy", server.uri("/d/").toString());
      assertEquals(3, result.status(), result.err());
      assertEquals(List.of(), below(elsewhere));
      assertTrue(result.err().contains("symbolic link"), result.err());
    }
  }

  private static void answer(ScriptedServer.Connection connection, java.io.OutputStream out)
      throws IOException {
    boolean listing = connection.request().startsWith("GET /d/ HTTP/1.1\r\n");
    boolean empty = connection.request().startsWith("GET /d/%2e%2e%2f%2e%2e%2fevil6/ HTTP/1.1\r\n");
    String type = listing || empty ? "text/html" : "text/plain";
    byte[] body = (listing ? LISTING : empty ? Site.index("/d/../../evil6/") : "x").getBytes(UTF_8);
    out.write(
        "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(type, body.length)
            .getBytes(UTF_8));
    out.write(body);
  }

  private static List<String> below(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
