package mirror;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs of the packaged program at a time. */
class LocksIT {
  @TempDir Path folder;
  private Path here;
  private Path there;

  @BeforeEach
  void plant() throws Exception {
    here = Files.createDirectory(folder.resolve("here"));
    there = Files.createDirectory(folder.resolve("there"));
  }

  @Test
  void aSecondRunIntoOneHostDirectoryIsKeptOut() throws Exception {
    try (var server = ScriptedServer.hangingAfter("HTTP/1.1 200 OK\r\n")) {
      String url = server.uri("/f").toString();
      Process first = running(server, "-P", "../copy", url);
      var second = Inside.run(there, "-P", "../copy", url);
      assertEquals(75, second.status(), second.err());
      assertTrue(
          second.err().contains("another run is mirroring into " + there.resolve("../copy/")),
          second.err());
      assertEquals(1, server.requests().size());
      first.destroyForcibly().waitFor();
    }
  }

  @Test
  void listsForDifferentHostsRunSideBySide() throws Exception {
    try (var slow = ScriptedServer.hangingAfter("HTTP/1.1 200 OK\r\n");
        var site = new Site().file("/f", "content")) {
      Process first = running(slow, "-P", "../copy", slow.uri("/f").toString());
      var second = Inside.run(there, "-P", "../copy", site.url("/f"));
      assertEquals(0, second.status(), second.err());
      first.destroyForcibly().waitFor();
    }
  }

  @Test
  void withoutHostDirectoriesTheTreeIsOnePlace() throws Exception {
    try (var slow = ScriptedServer.hangingAfter("HTTP/1.1 200 OK\r\n");
        var site = new Site().file("/g", "content")) {
      Process first = running(slow, "-P", "../copy", slow.uri("/f").toString());
      var second = Inside.run(there, "-nH", "-P", "../copy", site.url("/g"));
      assertEquals(75, second.status(), second.err());
      first.destroyForcibly().waitFor();
      assertEquals(0, Inside.run(there, "-nH", "-P", "../copy", site.url("/g")).status());
    }
  }

  @Test
  void aHostThatLinksLeadToIsLockedTooButNotForAPlan() throws Exception {
    try (var slow = ScriptedServer.hangingAfter("HTTP/1.1 200 OK\r\n");
        var site = new Site().file("/d/f", "content")) {
      String link = slow.uri("/g.iso").toString();
      site.html("/d/", "<p><a href=f>here</a> and <a href=" + link + ">there</a>");
      Process first = running(slow, "-P", "../copy", slow.uri("/f").toString());
      var second = Inside.run(there, "-H", "-P", "../copy", site.url("/d/"));
      assertEquals(75, second.status(), second.err());
      assertTrue(second.err().contains(link + ": another run is mirroring into"), second.err());
      assertEquals(1, slow.requests().stream().filter(r -> !r.contains("robots")).count());
      assertTrue(second.err().contains("2 files saved"), second.err());
      first.destroyForcibly().waitFor();
    }
  }

  @Test
  void noOtherRunComesInBeforeAllIsOnRecord() throws Exception {
    try (var site = new Site()) {
      String[] seeds = new String[12];
      for (int i = 0; i < seeds.length; i++) {
        seeds[i] = site.file("/d" + i + "/f", "content").url("/d" + i + "/f");
      }
      String[] words = {"-P", "../copy"};
      Process run =
          Program.start(
              here, Map.of(), Stream.of(words, seeds).flatMap(Stream::of).toArray(String[]::new));
      while (site.requests().isEmpty()) { // by then it has its lock
        assertFalse(run.waitFor(10, MILLISECONDS), "it ended");
      }
      Path state = folder.resolve("copy/.mirror");
      Path lock = state.resolve("locks");
      try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
        while (channel.tryLock() == null) {
          Thread.onSpinWait();
        }
        try (Stream<Path> records = Files.walk(state.resolve("d"))) {
          assertEquals(seeds.length, records.filter(Files::isRegularFile).count());
        }
      }
      assertEquals(0, run.waitFor());
    }
  }

  /** A run that waits for its answer. */
  private Process running(ScriptedServer server, String... words) throws Exception {
    Process process = Program.start(here, Map.of(), words);
    while (server.requests().isEmpty()) {
      assertFalse(process.waitFor(10, MILLISECONDS), "it ended");
    }
    return process;
  }
}
