package mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program, going on with files that broke off. */
class ResumeIT {
  private static final int LENGTH = 300_000;
  private static final String TAG = "ETag: \"v1\"\r\n";
  private static final String DATED =
      "Last-Modified: Fri, 01 Mar 2024 04:05:06 GMT\r\nDate: Fri, 01 Mar 2024 04:06:06 GMT\r\n";
  private static final String YOUNG =
      "Last-Modified: Fri, 01 Mar 2024 04:05:06 GMT\r\nDate: Fri, 01 Mar 2024 04:06:05 GMT\r\n";

  private static final String LOGIN =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/html\r\n\r\n<html>Log in";

  @TempDir Path here;
  private final byte[] old = bytes(1);
  private final byte[] changed = bytes(2);
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {TAG, DATED})
  void aFileThatBrokeOffIsGoneOnWithInTheNextTry(String version) throws Exception {
    try (var server = breakingOff(version, old, version, old)) {
      assertEquals(0, run(server).status());
    }
    assertArrayEquals(old, Files.readAllBytes(file()));
    assertEquals(List.of("", "bytes=100000-"), asked);
    assertEquals(List.of("big"), names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", YOUNG, "ETag: W/\"v1\"\r\n"})
  void butNotByAVersionThatMayBeAnother(String version) throws Exception {
    try (var server = breakingOff(version, old, version, changed)) {
      assertEquals(0, run(server).status());
    }
    assertArrayEquals(changed, Files.readAllBytes(file()));
    assertEquals(List.of("", ""), asked);
    assertEquals(List.of("big"), names());
  }

  @Test
  void aFileThatChangedInBetweenIsNeverSpliced() throws Exception {
    try (var server = breakingOff(TAG, old, "ETag: \"v2\"\r\n", changed)) {
      assertEquals(0, run(server).status());
    }
    assertArrayEquals(changed, Files.readAllBytes(file()));
    assertEquals(List.of("", "bytes=100000-"), asked);
    assertEquals(List.of("big"), names());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ETag: \"v2\"\r\nContent-Range: bytes 100000-299999/300000",
        "ETag: \"v1\"\r\nContent-Range: bytes 100001-299999/300000",
        "ETag: \"v1\"\r\nContent-Range: bytes 100000-299999/300001",
        "ETag: \"v1\"",
        "ETag: \"v1\"\r\nContent-Range: bytes 100000-299999/300000\r\nContent-Encoding: gzip",
      })
  void aRestThatDoesNotFitIsNotTaken(String lie) throws Exception {
    assertAskedForTheWholeAfter(
        out -> answer(out, "206 Partial Content", lie + "\r\n", changed, 100_000, LENGTH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "412 Precondition Failed",
        "416 Range Not Satisfiable",
        "400 Bad Request",
        "403 Forbidden",
        "500 Internal Server Error",
        "501 Not Implemented",
        "204 No Content",
        "304 Not Modified",
      })
  void whoRefusesTheRestIsAskedForTheWhole(String status) throws Exception {
    assertAskedForTheWholeAfter(out -> answer(out, status, "", old, LENGTH, LENGTH));
  }

  private interface Answer {
    void to(OutputStream out) throws IOException;
  }

  private void assertAskedForTheWholeAfter(Answer rest, String... words) throws Exception {
    var times = new AtomicInteger();
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              asked.add(range(connection));
              switch (times.getAndIncrement()) {
                case 0 -> answer(out, "200 OK", TAG, old, 0, 100_000);
                case 1 -> rest.to(out);
                default -> answer(out, "200 OK", TAG, old, 0, LENGTH);
              }
            })) {
      assertEquals(0, run(server, words).status());
    }
    assertArrayEquals(old, Files.readAllBytes(file()));
    assertEquals(List.of("", "bytes=100000-", ""), asked);
  }

  @Test
  void whoBreaksOverTheRestIsAskedForTheWholeInTheEnd() throws Exception {
    String fields = TAG + "Content-Range: bytes 100000-299999/300000\r\n";
    assertAskedForTheWholeAfter(
        out -> answer(out, "206 Partial Content", fields, old, 100_000, 100_000), "-t2");
  }

  @Test
  void onceThatIsTakenForAnAccident() throws Exception {
    var times = new AtomicInteger();
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              asked.add(range(connection));
              switch (times.getAndIncrement()) {
                case 0 -> answer(out, "200 OK", TAG, old, 0, 100_000);
                case 1 -> answer(out, "500 Internal Server Error", "", old, LENGTH, LENGTH);
                default -> rest(connection, out, TAG, old);
              }
            })) {
      assertEquals(4, run(server, "-t1").status());
      assertEquals(0, run(server, "-t2").status());
    }
    assertEquals(List.of("", "bytes=100000-", "bytes=100000-"), asked);
  }

  @Test
  void whatIsThereIsKeptUntilMoreIs() throws Exception {
    var times = new AtomicInteger();
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              asked.add(range(connection));
              switch (times.getAndIncrement()) {
                case 0 -> answer(out, "200 OK", TAG, old, 0, 100_000);
                case 1 -> answer(out, "200 OK", "ETag: \"v2\"\r\n", changed, 0, 90_000);
                default -> rest(connection, out, TAG, old);
              }
            })) {
      assertEquals(0, run(server).status());
    }
    assertArrayEquals(old, Files.readAllBytes(file()));
    assertEquals(List.of("", "bytes=100000-", "bytes=100000-"), asked);
    assertEquals(List.of("big"), names());
  }

  @Test
  void aLoginPageIsNotTheFileThatCameInPart() throws Exception {
    var times = new AtomicInteger();
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              switch (times.getAndIncrement()) {
                case 0 -> answer(out, "200 OK", TAG, old, 0, 100_000);
                case 1 -> out.write(LOGIN.getBytes(ISO_8859_1));
                default -> rest(connection, out, TAG, old);
              }
            })) {
      assertEquals(7, run(server).status());
      assertFalse(Files.exists(file()));
      assertEquals(0, run(server).status());
    }
    assertArrayEquals(old, Files.readAllBytes(file()));
  }

  @Test
  void theNextRunGoesOnAfterAnyEnd() throws Exception {
    var times = new AtomicInteger();
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              asked.add(range(connection));
              if (times.getAndIncrement() == 0) {
                answer(out, "200 OK", TAG, old, 0, 100_000);
                connection.waitForItsEnd();
              } else {
                rest(connection, out, TAG, old);
              }
            })) {
      Process process = Program.start(here, Map.of(), "-nH", server.uri("/d/big").toString());
      while (names().stream().noneMatch(this::isLongTemporary)) {
        assertFalse(process.waitFor(10, MILLISECONDS), "it ended");
      }
      process.destroyForcibly().waitFor(); // kill -9
      assertEquals(0, run(server).status());
    }
    assertArrayEquals(old, Files.readAllBytes(file()));
    assertTrue(asked.getLast().matches("bytes=[1-9]\\d*-"), asked.toString());
    assertEquals(List.of("big"), names());
  }

  /** The first answer breaks off; what follows is of another version, perhaps. */
  private ScriptedServer breakingOff(
      String version, byte[] content, String laterVersion, byte[] laterContent) throws IOException {
    var times = new AtomicInteger();
    return ScriptedServer.answering(
        (connection, out) -> {
          asked.add(range(connection));
          if (times.getAndIncrement() == 0) {
            answer(out, "200 OK", version, content, 0, 100_000);
          } else {
            rest(connection, out, laterVersion, laterContent);
          }
        });
  }

  /** What a good server says: the rest, of the version that was asked for, or the whole. */
  private static void rest(
      ScriptedServer.Connection connection, OutputStream out, String version, byte[] content)
      throws IOException {
    String range = range(connection);
    String of =
        connection
            .request()
            .lines()
            .filter(line -> line.startsWith("If-Range: "))
            .map(line -> line.substring(10))
            .findFirst()
            .orElse("nothing");
    if (range.isEmpty() || !version.contains(of)) {
      answer(out, "200 OK", version, content, 0, LENGTH);
    } else {
      int from = Integer.parseInt(range, 6, range.length() - 1, 10);
      String field = "Content-Range: bytes %d-%d/%d\r\n".formatted(from, LENGTH - 1, LENGTH);
      answer(out, "206 Partial Content", version + field, content, from, LENGTH);
    }
  }

  private static void answer(
      OutputStream out, String status, String fields, byte[] content, int from, int to)
      throws IOException {
    out.write(
        "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(status, LENGTH - from, fields)
            .getBytes(ISO_8859_1));
    out.write(Arrays.copyOfRange(content, from, to));
    out.flush();
  }

  private static String range(ScriptedServer.Connection connection) {
    return connection
        .request()
        .lines()
        .filter(line -> line.startsWith("Range: "))
        .map(line -> line.substring(7))
        .findFirst()
        .orElse("");
  }

  private Program.Result run(ScriptedServer server, String... words) throws Exception {
    String[] all = {"-nH", "--waitretry=0", server.uri("/d/big").toString()};
    return Inside.run(here, Stream.concat(Stream.of(words), Stream.of(all)).toArray(String[]::new));
  }

  private Path file() {
    return here.resolve("d/big");
  }

  private boolean isLongTemporary(String name) {
    try {
      return name.startsWith(".mirror.")
          && Files.size(here.resolve("d").resolve(name)) >= 100_000
          && recordNames(name);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean recordNames(String temporary) throws IOException {
    try (Stream<Path> files = Files.walk(here.resolve(".mirror/d"))) {
      for (Path file : files.filter(ResumeIT::isRecord).toList()) {
        if (new String(Files.readAllBytes(file), UTF_8).contains(temporary)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Not one on its way: a kill before it has its name leaves none. */
  private static boolean isRecord(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().endsWith(".new");
  }

  private List<String> names() throws IOException {
    if (!Files.exists(here.resolve("d"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(here.resolve("d"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static byte[] bytes(long seed) {
    byte[] bytes = new byte[LENGTH];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
