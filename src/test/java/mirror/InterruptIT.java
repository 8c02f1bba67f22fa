package mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program told to end in the middle of a file. */
class InterruptIT {
  private static final int LONGEST_END_SECONDS = 10;

  @TempDir Path here;

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalEndsTheRunInGoodOrder(String signal, int status) throws Exception {
    assumeFalse(signal.equals("INT") && ignoresInterrupts(), "what shells do to jobs behind &");
    Path old = Files.createDirectory(here.resolve("d")).resolve("old");
    Files.writeString(old, "old content");
    try (var server = ScriptedServer.answering(InterruptIT::answer)) {
      Process process =
          Program.start(here, Map.of(), "-nH", "-j", "4", server.uri("/d/").toString());
      awaitTemporaries(process, 2);
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
      assertTrue(process.waitFor(LONGEST_END_SECONDS, SECONDS), "it goes on");
      var result = Program.run(process, here);
      assertEquals(status, result.status(), result.err());
      assertTrue(result.err().startsWith("Interrupted: 1 file saved"), result.err());
      assertEquals(1, Program.lines(result.err()).size(), result.err());
    }
    assertEquals(List.of("old", "small"), names());
    assertEquals("old content", Files.readString(old));
    assertFalse(Files.exists(here.resolve("d/big")));
  }

  @Test
  void aSignalEndsInGoodOrderARunThatWaitsForItsFirstSeed() throws Exception {
    Process process = Program.start(here, Map.of(), "--failed=f", "--report=r", "-P", "copy", "-");
    process.getOutputStream().write("ftp://x/\n".getBytes(UTF_8));
    process.getOutputStream().flush();
    while (Files.size(here.resolve("stderr.txt")) == 0) {
      assertFalse(process.waitFor(10, MILLISECONDS), "it ended");
    }
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
    assertTrue(process.waitFor(LONGEST_END_SECONDS, SECONDS), "it goes on");
    var result = Program.run(process, here);
    assertEquals(143, result.status(), result.err());
    List<String> lines = Program.lines(result.err());
    assertEquals("stdin:1: not an http or https URL: ftp://x/", lines.getFirst());
    assertTrue(lines.getLast().startsWith("Interrupted: 0 files saved"), result.err());
    assertTrue(Files.readString(here.resolve("r")).contains("\"summary\""));
    assertEquals(List.of("f", "r", "stderr.txt", "stdout.txt"), names(here));
  }

  @Test
  void aSignalEndsAVerificationInGoodOrder() throws Exception {
    Path tree = Files.createDirectories(here.resolve("tree/d"));
    try (var file = new RandomAccessFile(tree.resolve("long").toFile(), "rw")) {
      file.setLength(1L << 37); // takes minutes to read, and no room
    }
    Files.writeString(tree.resolve("SHA256SUMS"), "0".repeat(64) + "  long\n");
    Process process =
        Program.start(here, Map.of(), "--verify", "--failed=f", "--report=r", "-P", "tree");
    while (!names(here).contains("r")) {
      assertFalse(process.waitFor(10, MILLISECONDS), "it ended");
    }
    assertFalse(process.waitFor(500, MILLISECONDS), "it ended");
    new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
    assertTrue(process.waitFor(LONGEST_END_SECONDS, SECONDS), "it goes on");
    var result = Program.run(process, here);
    assertEquals(143, result.status(), result.err());
    assertTrue(result.err().startsWith("Interrupted: "), result.err());
    assertTrue(Files.readString(here.resolve("r")).contains("\"summary\""));
    assertEquals(List.of("f", "r", "stderr.txt", "stdout.txt", "tree"), names(here));
  }

  @Test
  void aSignalEndsARunOfWhichNobodyReadsWhatItTells() throws Exception {
    String[] names =
        IntStream.range(0, 300).mapToObj(i -> i + "x".repeat(200)).toArray(String[]::new);
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              boolean page = connection.request().startsWith("GET / ");
              String body = page ? Site.index("/", names) : "content";
              out.write(
                  ("HTTP/1.1 200 OK\r\nContent-Type: %s\r\nConnection: close\r\n\r\n%s"
                          .formatted(page ? "text/html" : "text/plain", body))
                      .getBytes(UTF_8));
            })) {
      var builder =
          new ProcessBuilder(
              Program.launcher().toString(), "-nH", "--report=-", server.uri("/").toString());
      builder.directory(here.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
      Process process = builder.start();
      try {
        for (int before = -1; before < 50 || before < server.requests().size(); ) {
          before = server.requests().size();
          assertFalse(process.waitFor(1, SECONDS), "it ended");
        }
        assertTrue(server.requests().size() <= names.length, "it waits for nobody");
        new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
        assertTrue(process.waitFor(LONGEST_END_SECONDS, SECONDS), "it goes on");
        assertEquals(143, process.exitValue());
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** As a process does whose parent did, and a JVM leaves it at that. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status"); // proc_pid_status(5)
    return Files.isReadable(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .anyMatch(line -> (Character.digit(line.charAt(line.length() - 1), 16) & 2) != 0);
  }

  @Test
  void aKilledRunLeavesNothingOfALongListing() throws Exception {
    Path temporary = Files.createDirectory(here.resolve("tmp"));
    try (var server = ScriptedServer.answering(InterruptIT::longListing)) {
      Process process =
          Program.start(
              here, Map.of("TMPDIR", temporary.toString()), "--list", server.uri("/").toString());
      Path open = Path.of("/proc/" + process.pid() + "/fd");
      assumeTrue(Files.isDirectory(open), "Linux shows which files a process has open");
      while (openFiles(open).noneMatch(file -> isWithoutName(file, temporary))) {
        assertFalse(process.waitFor(10, MILLISECONDS), "it ended");
      }
      process.destroyForcibly().waitFor();
    }
    try (Stream<Path> left = Files.list(temporary)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void aLongListingHoldsUpNoSummary() throws Exception {
    Path temporary = Files.createDirectory(here.resolve("tmp"));
    String rows =
        IntStream.range(0, 300_000)
            .mapToObj("<a href=%1$d>%1$d</a> 01-Mar-2024 04:05 3K\n"::formatted)
            .collect(Collectors.joining());
    byte[] page = ("<title>Index of /</title><pre>" + rows + "</pre>").getBytes(UTF_8);
    try (var server =
        ScriptedServer.answering(
            (_, out) -> {
              out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n".getBytes(UTF_8));
              out.write(("Content-Length: " + page.length + "\r\n\r\n").getBytes(UTF_8));
              out.write(page);
            })) {
      Process process =
          Program.start(here, Map.of("TMPDIR", temporary.toString()), server.uri("/").toString());
      Path open = Path.of("/proc/" + process.pid() + "/fd");
      assumeTrue(Files.isDirectory(open), "Linux shows which files a process has open");
      while (openFiles(open)
          .noneMatch(file -> isWithoutName(file, temporary) && file.toString().contains(".rows"))) {
        assertFalse(process.waitFor(10, MILLISECONDS), "it ended");
      }
      new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
      assertTrue(process.waitFor(LONGEST_END_SECONDS, SECONDS), "it goes on");
      var result = Program.run(process, here);
      assertEquals(143, result.status(), result.err());
      assertTrue(result.err().startsWith("Interrupted: 0 files saved"), result.err());
    }
  }

  /** Not before: a file that is being opened has its name for a moment. */
  private static boolean isWithoutName(Path open, Path folder) {
    return open.startsWith(folder) && open.toString().endsWith(" (deleted)"); // proc(5)
  }

  private static void longListing(ScriptedServer.Connection connection, OutputStream out)
      throws IOException {
    out.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n".getBytes(UTF_8));
    out.write("<a href=a>a</a>\n".repeat(200_000).getBytes(UTF_8));
    out.flush();
    connection.waitForItsEnd();
  }

  private static Stream<Path> openFiles(Path descriptors) throws IOException {
    try (Stream<Path> links = Files.list(descriptors)) {
      return links
          .flatMap(
              link -> {
                try {
                  return Stream.of(Files.readSymbolicLink(link));
                } catch (IOException e) {
                  return Stream.empty(); // closed meanwhile
                }
              })
          .toList()
          .stream();
    }
  }

  /** A listing, a file that is there at once, and two that never end. */
  private static void answer(ScriptedServer.Connection connection, OutputStream out)
      throws IOException {
    if (connection.request().startsWith("GET /d/ ")) {
      byte[] page = Site.index("/d/", "small", "big", "old").getBytes(UTF_8);
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n".getBytes(UTF_8));
      out.write(("Content-Length: " + page.length + "\r\n\r\n").getBytes(UTF_8));
      out.write(page);
    } else if (connection.request().startsWith("GET /d/small ")) {
      out.write(
          "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\ns".getBytes(UTF_8));
    } else {
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 9999999\r\n\r\n".getBytes(UTF_8));
      out.write(new byte[1_000_000]);
      out.flush();
      connection.waitForItsEnd();
    }
  }

  private void awaitTemporaries(Process process, int count)
      throws IOException, InterruptedException {
    while (!names().contains("small")
        || names().stream().filter(this::isTemporary).count() < count) {
      assertFalse(process.waitFor(10, MILLISECONDS), "it ended");
    }
  }

  private boolean isTemporary(String name) {
    return name.startsWith(".mirror.");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(here.resolve("d"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
