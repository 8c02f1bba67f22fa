package mirror.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import mirror.Inside;
import mirror.Program;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code kill -9} at any moment costs requests, never correctness. */
@Execution(ExecutionMode.CONCURRENT)
class KillIT {
  private static final int KILLS = 8;
  private static final int FILES = 8;

  /** The server sends so many bytes at a time. */
  private static final int PIECE = 8192;

  /** More than one read brings, so that files are half there for a while. */
  private static final String FILLING = "0123456789abcdef".repeat(40_000);

  @TempDir Path folder;

  /**
   * Each time the server has other files, and kills the program when it has sent so much of them.
   */
  @Test
  void whateverStandsUnderItsNameIsWholeAndTheNextRunCompletesIt() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var version = new AtomicInteger();
    var left = new AtomicLong();
    var victim = new AtomicReference<>(new CompletableFuture<Process>());
    var scenario = new Scenario("killed").listing("/d/", names());
    for (String name : names()) {
      ScriptedServer.Answer answer =
          (_, out) -> {
            byte[] body = body(name, version.get()).getBytes(UTF_8);
            out.write(head(body.length, version.get()).getBytes(UTF_8));
            for (int at = 0; at < body.length; at += PIECE) {
              int piece = Math.min(PIECE, body.length - at);
              out.write(body, at, piece);
              out.flush();
              if (left.addAndGet(-piece) <= 0) {
                victim.get().join().destroyForcibly();
              }
            }
          };
      scenario.answers("/d/" + name, answer);
    }
    try (ScriptedServer server = scenario.serve()) {
      for (int i = 0; i < KILLS; i++) {
        version.incrementAndGet();
        left.set(1 + random.nextLong((long) FILES * body(names()[0], 0).length()));
        victim.set(new CompletableFuture<>());
        Process process = start(server);
        victim.get().complete(process);
        process.waitFor();
        for (Map.Entry<String, String> file : tree().entrySet()) {
          boolean whole =
              file.getValue().equals(body(file.getKey(), i + 1))
                  || file.getValue().equals(body(file.getKey(), i));
          assertTrue(whole, file.getKey() + " is torn, seed " + seed);
        }
        left.set(Long.MAX_VALUE);
        var next = Inside.run(folder, words(server));
        assertEquals(0, next.status(), next.err());
        Map<String, String> wanted = new TreeMap<>();
        Stream.of(names()).forEach(name -> wanted.put(name, body(name, version.get())));
        assertEquals(wanted, tree(), "seed " + seed);
        assertEquals(List.of(), ours(), "seed " + seed);
      }
    }
  }

  private static String head(int length, int version) {
    return """
    HTTP/1.1 200 OK\r
    Connection: close\r
    Content-Length: %d\r
    ETag: "%d"\r
    \r
    """
        .formatted(length, version);
  }

  private static String body(String name, int version) {
    return (name + " " + version + " ").repeat(20_000);
  }

  @Test
  void whatIsDeletedIsHereOrInTheBackupAtAnyMoment() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    String[] many =
        Stream.iterate(0, i -> i + 1).limit(300).map(i -> "f" + i).toArray(String[]::new);
    var all = new AtomicBoolean(true);
    var scenario =
        new Scenario("killed while deleting")
            .answers(
                "/d/",
                (_, out) ->
                    out.write(
                        Scenario.ok(
                                "text/html",
                                Scenario.index("/d/", all.get() ? many : Arrays.copyOf(many, 100)))
                            .getBytes(UTF_8)));
    for (String name : many) {
      scenario.file("/d/" + name, name);
    }
    String[] deleting = {
      "-q", "--delete", "--max-delete=300", "--backup-dir=" + folder.resolve("old")
    };
    try (ScriptedServer server = scenario.serve()) {
      assertEquals(0, Inside.run(folder, words(server)).status());
      all.set(false);
      Path backup = folder.resolve("old/d");
      for (int i = 0; i < 4; i++) {
        int moment = backed(backup).size() + random.nextInt(40);
        Process process = start(server, deleting);
        while (process.isAlive() && names(backup).size() <= moment) {
          process.waitFor(1, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly().waitFor();
        Map<String, String> here = tree();
        Map<String, String> kept = backed(backup);
        for (String name : many) {
          boolean whole = name.equals(here.get(name)) || name.equals(kept.get(name));
          assertTrue(whole, name + " is lost, seed " + seed);
        }
      }
      var last = Inside.run(folder, words(server, deleting));
      assertEquals(0, last.status(), last.err());
      assertEquals(100, tree().size());
      assertEquals(200, backed(backup).size());
    }
  }

  /** What stands in the backup, under names that are not ours. */
  private static Map<String, String> backed(Path backup) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Path path : names(backup)) {
      files.put(path.getFileName().toString(), Files.readString(path));
    }
    return files;
  }

  private static List<Path> names(Path backup) throws IOException {
    if (!Files.isDirectory(backup)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(backup)) {
      return all.filter(one -> !one.getFileName().toString().startsWith(".")).toList();
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
      var last = Inside.run(folder, words(server));
      assertEquals(0, last.status(), last.err());
      assertEquals(List.of(".mirror.notes"), ours());
      assertEquals(Map.of("a", FILLING, "b", FILLING), tree());
    }
  }

  /** What came last stands here before the record says so. */
  @Test
  void whatTheKilledRunPutHereIsKnownToTheNext() throws Exception {
    var victim = new CompletableFuture<Process>();
    var next = new AtomicBoolean();
    var scenario =
        new Scenario("killed before it told")
            .answers(
                "/d/",
                (_, out) ->
                    out.write(
                        Scenario.ok(
                                "text/html",
                                next.get()
                                    ? Scenario.index("/d/", "f0", "f1", "f2", "f3/")
                                    : Scenario.index("/d/", "f0", "f1", "f2", "f3", "f4", "last"))
                            .getBytes(UTF_8)))
            .answers(
                "/d/last",
                (_, _) -> {
                  while (tree().size() < 5) {
                    Thread.yield();
                  }
                  victim.join().destroyForcibly();
                })
            .listing("/d/f3/", "inner")
            .file("/d/f3/inner", "inner");
    for (int i = 0; i < 5; i++) {
      scenario.file("/d/f" + i, "f" + i);
    }
    try (ScriptedServer server = scenario.serve()) {
      Process process = start(server);
      victim.complete(process);
      process.waitFor();
      next.set(true);
      var last = Inside.run(folder, words(server, "--delete", "--max-delete=9"));
      assertEquals(0, last.status(), last.err());
      Path copy = folder.resolve("copy/d");
      assertFalse(Files.exists(copy.resolve("f4")), last.err());
      assertEquals("inner", Files.readString(copy.resolve("f3/inner")));
      assertEquals("f2", Files.readString(copy.resolve("f2")));
    }
  }

  private Process start(ScriptedServer server, String... words) throws IOException {
    return Program.start(folder, Map.of(), words(server, words));
  }

  private static String[] words(ScriptedServer server, String... more) {
    Stream<String> all = Stream.of("-nH", "-P", "copy", "-j", "2", server.uri("/d/").toString());
    return Stream.concat(all, Stream.of(more)).toArray(String[]::new);
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
