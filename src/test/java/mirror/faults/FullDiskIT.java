package mirror.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mirror.Program;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that ends, or may not be written: that is said, and the run stops (rule 14). */
class FullDiskIT {
  @TempDir Path folder;

  private final Scenario scenario =
      new Scenario("large")
          .listing("/d/", "a", "b", "c")
          .file("/d/a", "a".repeat(1000))
          .file("/d/b", "b".repeat(2_000_000))
          .file("/d/c", "c".repeat(1000));

  @Test
  void aFullDiskEndsTheRun() throws Exception {
    withTmpfs(
        "size=512k",
        () -> {
          int status = run("");
          assertEquals(3, status, err());
          assertTrue(err().contains("d/b: No space left on device"), err());
          assertFalse(Files.exists(folder.resolve("copy/d/c")), "it went on");
        });
  }

  @Test
  void aDiskThatIsFullBeforeIsNamed() throws Exception {
    withTmpfs(
        "size=16k",
        () -> {
          int status = run("");
          assertEquals(3, status, err());
          assertTrue(err().contains("copy: No space left on device"), err());
        });
  }

  @Test
  void aReadOnlyDiskIsSaidBeforeAnyRequest() throws Exception {
    withTmpfs(
        "size=512k,ro",
        () -> {
          int status = run("");
          assertEquals(3, status, err());
          assertTrue(err().contains("Read-only file system"), err());
        });
  }

  @Test
  void aFileThatIsTooLargeForTheUserIsNotTorn() throws Exception {
    Files.createDirectory(folder.resolve("copy"));
    int status = run("ulimit -f 1000; ");
    assertEquals(3, status, err());
    assertTrue(err().contains("File too large"), err());
    assertEquals("a".repeat(1000), Files.readString(folder.resolve("copy/d/a")));
  }

  @Test
  void openFilesAreFew() throws Exception {
    Files.createDirectory(folder.resolve("copy"));
    String[] names = IntStream.range(0, 60).mapToObj(i -> "d" + i + "/").toArray(String[]::new);
    scenario.listing("/d/", names);
    for (String name : names) {
      scenario.listing("/d/" + name, "f").file("/d/" + name + "f", "f".repeat(100_000));
    }
    int status = run("ulimit -n 128; ", "-j", "256", "-x", "256");
    assertEquals(0, status, err());
  }

  @Test
  void hostsCostNoOpenFiles() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "one loopback address is all there is");
    var server = HttpServer.create(new InetSocketAddress(0), 0);
    server.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    server.start();
    try {
      int port = server.getAddress().getPort();
      IntFunction<String> url = i -> "http://127.1.1." + i + ":" + port + "/a";
      Files.write(folder.resolve("urls.txt"), IntStream.rangeClosed(1, 200).mapToObj(url).toList());
      int status = run("ulimit -n 192; ", Stream.of("-P", "copy", "urls.txt"));
      assertEquals(0, status, err());
    } finally {
      server.stop(0);
    }
  }

  private interface Body {
    void run() throws IOException, InterruptedException;
  }

  /** With such a disk at {@code copy}; only some users may mount one. */
  private void withTmpfs(String options, Body body) throws IOException, InterruptedException {
    String copy = Files.createDirectory(folder.resolve("copy")).toString();
    assumeTrue(ends("mount", "-t", "tmpfs", "-o", options, "tmpfs", copy));
    try {
      body.run();
      checkWhatStands();
    } finally {
      assertTrue(ends("umount", copy));
    }
  }

  private void checkWhatStands() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("copy"))) {
      Path state = folder.resolve("copy/.mirror");
      for (Path file :
          all.filter(Files::isRegularFile).filter(file -> !file.startsWith(state)).toList()) {
        String name = file.getFileName().toString();
        assertTrue(
            List.of("a", "c").contains(name) && Files.size(file) == 1000
                || name.startsWith(".mirror."),
            file + " of " + Files.size(file));
      }
    }
  }

  private static boolean ends(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  /** Runs it for what {@link #scenario} has. */
  private int run(String before, String... options) throws IOException, InterruptedException {
    try (ScriptedServer server = scenario.serve()) {
      Stream<String> words = Stream.of("-nH", "-P", "copy", "-j", "1");
      Stream<String> seed = Stream.of(server.uri("/d/").toString());
      return run(before, Stream.of(words, Stream.of(options), seed).flatMap(part -> part));
    }
  }

  /** Runs the program in a shell that has said {@code before}. */
  private int run(String before, Stream<String> words) throws IOException, InterruptedException {
    Stream<String> shell =
        Stream.of("sh", "-c", before + "exec \"$@\"", "sh", Program.launcher().toString());
    Process process =
        new ProcessBuilder(Stream.concat(shell, words).toList())
            .directory(folder.toFile())
            .redirectError(folder.resolve("stderr.txt").toFile())
            .start();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "no end");
    assertFalse(err().contains("Exception"), err());
    return process.exitValue();
  }

  private String err() throws IOException {
    return Files.readString(folder.resolve("stderr.txt"));
  }
}
