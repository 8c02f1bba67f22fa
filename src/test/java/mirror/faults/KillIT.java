package mirror.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import mirror.Program;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment costs requests, never correctness. */
class KillIT {
  private static final int KILLS = 6;
  private static final int FILES = 20;

  /** More than one read brings, so that files are half there for a while. */
  private static final String FILLING = "0123456789abcdef".repeat(40_000);

  @TempDir Path folder;

  @Test
  void whateverStandsUnderItsNameIsWholeAndTheLastRunCompletesIt() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    Map<String, String> whole = new TreeMap<>();
    var scenario = new Scenario("killed").listing("/d/", names());
    for (String name : names()) {
      scenario.file("/d/" + name, name + FILLING);
      whole.put(name, name + FILLING);
    }
    try (ScriptedServer server = scenario.serve()) {
      for (int i = 0; i < KILLS; i++) {
        Process process = start(server);
        process.waitFor(200 + random.nextInt(600), TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        tree().forEach((name, body) -> assertEquals(whole.get(name), body, "seed " + seed));
      }
      var last = Program.run(start(server), folder);
      assertEquals(0, last.status(), last.err());
      assertEquals(whole, tree());
      assertTrue(last.err().contains("0 failed"), last.err());
      assertEquals(List.of(), ours(), "seed " + seed);
    }
  }

  @Test
  void whatTheKilledRunWasWritingIsGoneAfterTheNextAndNothingElseIs() throws Exception {
    var next = new AtomicBoolean();
    ScriptedServer.Answer file =
        (connection, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 640000\r\n\r\n"
                  .getBytes(UTF_8));
          out.write(FILLING.substring(0, next.get() ? 640_000 : 300_000).getBytes(UTF_8));
          out.flush();
          if (!next.get()) {
            connection.waitForItsEnd();
          }
        };
    var scenario = new Scenario("killed in files").listing("/d/", "a", "b").answers("/d/a", file);
    try (ScriptedServer server = scenario.answers("/d/b", file).serve()) {
      Process process = start(server);
      while (ours().size() < 2) {
        assertFalse(process.waitFor(10, TimeUnit.MILLISECONDS), "it ended");
      }
      process.destroyForcibly().waitFor();
      assertEquals(2, ours().size());
      Files.writeString(folder.resolve("copy/d/.mirror.notes"), "a user's");
      next.set(true);
      var last = Program.run(start(server), folder);
      assertEquals(0, last.status(), last.err());
      assertEquals(List.of(".mirror.notes"), ours());
      assertEquals(Map.of("a", FILLING, "b", FILLING), tree());
    }
  }

  private Process start(ScriptedServer server) throws IOException {
    return Program.start(
        folder, Map.of(), "-nH", "-P", "copy", "-j", "2", server.uri("/d/").toString());
  }

  private static String[] names() {
    return Stream.iterate(0, i -> i + 1).limit(FILES).map(i -> "f" + i).toArray(String[]::new);
  }

  /** What stands under names like ours. */
  private List<String> ours() throws IOException {
    Path target = folder.resolve("copy/d");
    if (!Files.isDirectory(target)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(target)) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith(".mirror."))
          .toList();
    }
  }

  /** What stands under names that are not ours. */
  private Map<String, String> tree() throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path target = folder.resolve("copy/d");
    if (Files.isDirectory(target)) {
      try (Stream<Path> all = Files.list(target)) {
        for (Path path : all.toList()) {
          String name = path.getFileName().toString();
          if (!name.startsWith(".mirror.")) {
            files.put(name, Files.readString(path, UTF_8));
          }
        }
      }
    }
    return files;
  }
}
