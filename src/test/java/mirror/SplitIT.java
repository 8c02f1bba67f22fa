package mirror;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import mirror.server.ServerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One large file in several ranges. */
@Execution(ExecutionMode.CONCURRENT)
class SplitIT {
  private static final Pattern RANGE = Pattern.compile("\r\nRange: bytes=(\\d+)-(\\d*)\r\n");
  private static final String VERSION = "ETag: \"v1\"\r\nAccept-Ranges: bytes\r\n";
  private static final int LENGTH = 4_500_000;
  private static final int QUARTER = LENGTH / 4;

  /** A whole answer to those that ask for a range. */
  private interface Ranges {
    void answer(int first, int last, OutputStream out) throws IOException;
  }

  @TempDir Path here;
  private final byte[] file = new byte[LENGTH];
  private final AtomicInteger wholes = new AtomicInteger();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();

  SplitIT() {
    new Random(1).nextBytes(file);
  }

  @Test
  void aServerIsAskedForEachRangeOnce() throws Exception {
    assumeTrue(ServerKind.NGINX.installed(), ServerKind.NGINX.absence());
    Files.write(Files.createDirectory(here.resolve("tree")).resolve("f"), file);
    try (var server = ServerKind.NGINX.serve(here.resolve("tree"))) {
      var result = Inside.run(here, "-nH", "-s", "4", server.uri() + "f");
      assertEquals(0, result.status(), result.err());
      assertEquals(
          List.of("GET /f 200", "GET /f 206", "GET /f 206", "GET /f 206", "GET /f 206"),
          server.requests().stream().sorted().toList());
    }
    assertArrayEquals(file, Files.readAllBytes(here.resolve("f")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x2", "-j1", "-x4"})
  void rangesAreRequestsInFlightAsOthersAre(String limit) throws Exception {
    try (var server = serving(this::range)) {
      assertWhole(run(server, "-s4", limit));
    }
    assertTrue(mostInFlight.get() <= limit.charAt(2) - '0', limit + ": " + mostInFlight);
    assertEquals(1, wholes.get());
  }

  @Test
  void whatIsToBeFollowedAndIsNoPageComesInRangesToo() throws Exception {
    try (var server = serving(this::range)) {
      assertWhole(run(server, "-s4", "--follow-page"));
    }
    assertEquals(2, wholes.get()); // asked for as a page, and as a file
  }

  @Test
  void theQuotaLetsRangesComeThatAreUnderWay() throws Exception {
    try (var server = serving(this::range)) {
      assertWhole(run(server, "-s4", "-x1", "-j1", "-Q1M"));
    }
  }

  @Test
  void whatIsSmallOrOfNoCertainVersionComesAtOnce() throws Exception {
    try (var server = serving(this::range)) {
      assertWhole(run(server, "-s1"));
      assertEquals(1, server.requests().size());
    }
    byte[] small = Arrays.copyOf(file, 2 * 1024 * 1024 - 1);
    for (String head :
        List.of(VERSION, "ETag: W/\"v1\"\r\nAccept-Ranges: bytes\r\n", "ETag: \"1\"\r\n")) {
      byte[] body = head.equals(VERSION) ? small : file;
      try (var server = ScriptedServer.answering((_, out) -> whole(head, body, out))) {
        assertEquals(0, run(server, "-s4").status());
        assertEquals(1, server.requests().size(), head);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "416 Range Not Satisfiable|",
        "404 Not Found|",
        "302 Found|Location: /elsewhere\r\n",
        "206 Partial Content|" + VERSION, // several ranges in one body, for one
        "206 Partial Content|" + VERSION + "Content-Range: bytes 0-1124999/4500000\r\n",
        "206 Partial Content|" + VERSION + "Content-Range: bytes 3375000-4499999/4500001\r\n",
        "206 Partial Content|ETag: \"v2\"\r\nContent-Range: bytes 3375000-4499999/4500000\r\n",
        "206 Partial Content|Content-Range: bytes 3375000-4499999/4500000\r\n",
        "206 Partial Content|"
            + VERSION
            + "Content-Encoding: gzip\r\nContent-Range: bytes 3375000-4499999/4500000\r\n",
      })
  void whereARangeIsNotWhatWasAskedForTheFileComesAtOnce(String answer) throws Exception {
    String[] parts = answer.split("\\|", 2);
    try (var server =
        serving(
            (first, last, out) -> {
              if (first == 3 * QUARTER) {
                out.write(
                    "HTTP/1.1 %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
                        .formatted(parts[0], parts[1], QUARTER)
                        .getBytes(ISO_8859_1));
                out.write(new byte[QUARTER]);
              } else {
                range(first, last, out);
              }
            })) {
      assertWhole(run(server, "-s4"));
    }
    assertEquals(2, wholes.get());
  }

  @Test
  void aServerThatDoesNotKnowRangesIsAskedOnceMore() throws Exception {
    try (var server = ScriptedServer.answering((_, out) -> whole(VERSION, file, out))) {
      assertWhole(run(server, "-s4"));
    }
  }

  /** A mirror that breaks may be left for another, and a token may be good for one request. */
  @ParameterizedTest
  @ValueSource(strings = {"", "HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n"})
  void aFileFromAnotherHostIsTriedAgainWhereItWasNamed(String answer) throws Exception {
    var named = new AtomicInteger();
    var given = new AtomicInteger();
    try (var bad =
            ScriptedServer.answering(
                (_, out) -> {
                  if (given.incrementAndGet() > 1) {
                    out.write(answer.getBytes(ISO_8859_1));
                  } else {
                    whole(VERSION, file, out);
                  }
                });
        var good = ScriptedServer.answering((_, out) -> whole("ETag: \"v2\"\r\n", file, out));
        var master =
            ScriptedServer.answering(
                (_, out) -> {
                  var to = named.incrementAndGet() == 1 ? bad : good;
                  out.write(
                      "HTTP/1.1 302 Found\r\nLocation: %s\r\nConnection: close\r\n\r\n"
                          .formatted(to.uri("/m/f"))
                          .getBytes(ISO_8859_1));
                })) {
      assertWhole(run(master, "-s4", "-t3"));
    }
  }

  @Test
  void theSameThatComesInRangesAgainIsUnchanged() throws Exception {
    var night = new AtomicInteger();
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> version("\"" + night + "\"", false, connection, out))) {
      assertWhole(run(server, "-s4"));
      night.incrementAndGet();
      var again = run(server, "-s4");
      assertTrue(again.err().startsWith("0 files saved (0 B), 1 unchanged"), again.err());
    }
  }

  @Test
  void theRecordKeepsNoRangesOfAVersionThatCameAndWent() throws Exception {
    var night = new AtomicInteger();
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              if (night.get() == 2 && connection.request().contains("If-None-Match: \"0\"")) {
                out.write("HTTP/1.1 304 X\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
              } else {
                version("\"" + night + "\"", night.get() > 0, connection, out);
              }
            })) {
      assertWhole(run(server, "-s4"));
      night.incrementAndGet();
      assertEquals(4, run(server, "-s4", "-t1").status());
      assertTrue(recordNamesRanges());
      night.incrementAndGet();
      assertEquals(0, run(server, "-s4", "-t1").status());
      assertFalse(recordNamesRanges());
    }
  }

  private void version(
      String tag, boolean breaking, ScriptedServer.Connection connection, OutputStream out)
      throws IOException {
    String fields = "ETag: " + tag + "\r\nAccept-Ranges: bytes\r\n";
    Matcher range = RANGE.matcher(connection.request());
    if (!range.find()) {
      whole(fields, file, out);
      return;
    }
    int first = Integer.parseInt(range.group(1));
    int last = Integer.parseInt(range.group(2));
    String head = new String(head(first, last), ISO_8859_1).replace(VERSION, fields);
    out.write(head.getBytes(ISO_8859_1));
    out.write(file, first, breaking ? 100_000 : last + 1 - first);
  }

  private boolean recordNamesRanges() throws IOException {
    try (Stream<Path> files = Files.walk(here.resolve(".mirror/d"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file).contains("part\t")) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void aRangeThatBreaksOffIsGoneOnWith() throws Exception {
    var broken = new AtomicInteger();
    try (var server =
        serving(
            (first, last, out) -> {
              if (first > 0 && first % QUARTER == 0 && broken.incrementAndGet() <= 3) {
                out.write(head(first, last));
                out.write(file, first, 200_000);
              } else {
                range(first, last, out);
              }
            })) {
      assertWhole(run(server, "-s4"));
    }
    assertEquals(1, wholes.get());
  }

  @Test
  void aRangeThatBringsTooMuchComesAgain() throws Exception {
    var tooMuch = new AtomicInteger();
    try (var server =
        serving(
            (first, last, out) -> {
              if (first == QUARTER && tooMuch.incrementAndGet() == 1) {
                out.write(
                    new String(head(first, last), ISO_8859_1)
                        .replaceAll("Content-Length: \\d+\r\n", "")
                        .getBytes(ISO_8859_1));
                out.write(new byte[last + 2 - first]);
              } else {
                range(first, last, out);
              }
            })) {
      assertWhole(run(server, "-s4"));
    }
    assertEquals(2, tooMuch.get());
  }

  @Test
  void whatAnEarlierRunLeftOfEachRangeIsGoneOnWith() throws Exception {
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              Matcher range = RANGE.matcher(connection.request());
              if (!range.find()) {
                whole(VERSION, file, out);
                return;
              }
              int first = Integer.parseInt(range.group(1));
              int last = Integer.parseInt(range.group(2));
              if (first % QUARTER == 0) { // the first run
                out.write(head(first, last));
                out.write(file, first, 300_000);
                out.flush();
                connection.waitForItsEnd();
              } else {
                assertEquals(300_000, first % QUARTER);
                range(first, last, out);
              }
            })) {
      assertEquals(10, run(server, "-s4", "--max-duration=3").status());
      assertFalse(Files.exists(here.resolve("f")));
      assertWhole(run(server, "-s4"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatCameInRangesIsHeldToChecksumFilesToo(boolean right) throws Exception {
    String digest =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(right ? file : new byte[1]));
    String listing = Site.index("/", "f", "SHA256SUMS");
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              switch (connection.request().split(" ", 3)[1]) {
                case "/" -> text("text/html", listing, out);
                case "/SHA256SUMS" -> text("text/plain", digest + "  f\n", out);
                default -> answer(connection, this::range, out);
              }
            })) {
      var result =
          Inside.run(here, "-nH", "-s4", "--checksums=require", server.uri("/").toString());
      assertEquals(right ? 0 : 1, result.status(), result.err());
      assertEquals(right, Files.exists(here.resolve("f")));
      assertEquals(right ? 1 : 2, wholes.get(), "once more, at once, where it was wrong");
    }
  }

  private ScriptedServer serving(Ranges ranges) throws IOException {
    return ScriptedServer.answering((connection, out) -> answer(connection, ranges, out));
  }

  private void answer(ScriptedServer.Connection connection, Ranges ranges, OutputStream out)
      throws IOException {
    Matcher range = RANGE.matcher(connection.request());
    if (!range.find()) {
      wholes.incrementAndGet();
      whole(VERSION, file, out);
      return;
    }
    assertTrue(connection.request().contains("\r\nIf-Range: \"v1\"\r\n"), connection.request());
    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    try {
      ranges.answer(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)), out);
      out.flush();
    } finally {
      inFlight.decrementAndGet();
    }
  }

  private void range(int first, int last, OutputStream out) throws IOException {
    out.write(head(first, last));
    out.write(file, first, last + 1 - first);
  }

  private static byte[] head(int first, int last) {
    return "HTTP/1.1 206 Partial Content\r\n%sContent-Range: bytes %d-%d/%d\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
        .formatted(VERSION, first, last, LENGTH, last + 1 - first)
        .getBytes(ISO_8859_1);
  }

  private static void whole(String headers, byte[] body, OutputStream out) throws IOException {
    out.write(
        "HTTP/1.1 200 OK\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(headers, body.length)
            .getBytes(ISO_8859_1));
    out.write(body);
  }

  private static void text(String type, String text, OutputStream out) throws IOException {
    whole("Content-Type: " + type + "\r\n", text.getBytes(ISO_8859_1), out);
  }

  private Program.Result run(ScriptedServer server, String... words) throws Exception {
    return Inside.run(
        here,
        Stream.concat(
                Stream.of("-nH", "--waitretry=0.01", server.uri("/f").toString()), Stream.of(words))
            .toArray(String[]::new));
  }

  /** And nothing else is left. */
  private void assertWhole(Program.Result result) throws IOException {
    assertEquals(0, result.status(), result.err());
    assertTrue(result.err().startsWith("1 file saved"), result.err());
    assertArrayEquals(file, Files.readAllBytes(here.resolve("f")));
    try (Stream<Path> all = Files.list(here)) {
      assertTrue(all.noneMatch(path -> path.getFileName().toString().startsWith(".mirror.")));
    }
  }
}
