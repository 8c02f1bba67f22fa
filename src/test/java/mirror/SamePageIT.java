package mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Listings that have the bytes they had when they were last read. */
@Execution(ExecutionMode.CONCURRENT)
class SamePageIT {
  /** As simplelogger.properties has it: by all tests of this process. */
  private static final Path DIAGNOSTICS = Path.of("target/test-diagnostics.log");

  private static final String SAME = "as when it was last read";

  @TempDir Path here;
  private final Map<String, String> site = new ConcurrentHashMap<>();
  @AutoClose private ScriptedServer server;

  @BeforeAll
  static void openDiagnostics() {
    LoggerFactory.getLogger(SamePageIT.class);
  }

  @BeforeEach
  void serve() throws IOException {
    site.put("/d/", Site.index("/d/", "a", "b", "sub/"));
    site.put("/d/sub/", Site.index("/d/sub/", "c"));
    for (String file : List.of("a", "b", "sub/c")) {
      site.put("/d/" + file, "first " + file);
    }
    server =
        ScriptedServer.answering(
            (connection, out) ->
                out.write(answer(connection.request().split(" ", 3)[1]).getBytes(UTF_8)));
  }

  private String answer(String path) {
    String body = site.get(path);
    return body == null
        ? "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
        : """
        HTTP/1.1 200 OK\r
        Connection: close\r
        Content-Type: %s\r
        Content-Length: %d\r
        Last-Modified: Fri, 01 Mar 2024 04:05:06 GMT\r
        ETag: "%08x"\r
        Date: Sun, 03 Mar 2024 04:06:06 GMT\r
        \r
        %s\
        """
            .formatted(
                path.matches(".*/([?].*)?") ? "text/html" : "text/plain",
                body.length(),
                body.hashCode(),
                body);
  }

  @Test
  void areNotReadAgain() throws Exception {
    assertEquals(0, run().same());
    Night again = run();
    assertEquals(2, again.same());
    assertTrue(again.err().contains("0 files saved (0 B), 3 unchanged, 0 failed"), again.err());
    assertEquals(2 + 3 + 2, server.requests().size());
  }

  @Test
  void areNotReadAgainByThePackagedProgram() throws Exception {
    assertEquals(0, Program.run(here, words("-v")).status());
    String again = Program.run(here, words("-v")).err();
    assertEquals(2, again.lines().filter(line -> line.endsWith(SAME)).count(), again);
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "sub/c"})
  void areReadWhereAFileIsMissingHere(String file) throws Exception {
    run();
    Files.delete(here.resolve("d/" + file));
    assertEquals(1, run().same());
    assertEquals("first " + file, Files.readString(here.resolve("d/" + file)));
    assertEquals(2, run().same());
  }

  @Test
  void areReadWhereAFileWasEditedHere() throws Exception {
    run();
    Files.writeString(here.resolve("d/b"), "FIRST b");
    assertEquals(1, run().same());
    assertEquals("first b", Files.readString(here.resolve("d/b")));
  }

  @Test
  void areReadWhereAFileFailedLastTime() throws Exception {
    site.remove("/d/b");
    assertEquals(8, run().status());
    site.put("/d/b", "late b");
    Night again = run();
    assertEquals(0, again.status(), again.err());
    assertEquals(1, again.same());
    assertEquals("late b", Files.readString(here.resolve("d/b")));
  }

  /** What is here of the file is of the page before. */
  @Test
  void areReadWhereAFileCouldNotBeBroughtUpToDateLastTime() throws Exception {
    run();
    site.put("/d/", site.get("/d/").replace("    3K\n", "    4K\n"));
    site.put("/d/b", "second b");
    site.remove("/d/a");
    assertEquals(8, run().status());
    site.put("/d/a", "second a");
    Night again = run();
    assertEquals(0, again.status(), again.err());
    assertEquals("second a", Files.readString(here.resolve("d/a")));
  }

  @Test
  void areReadUnderOtherFilters() throws Exception {
    run("-R", "b");
    assertFalse(Files.exists(here.resolve("d/b")));
    assertEquals(0, run().same());
    assertEquals("first b", Files.readString(here.resolve("d/b")));
    assertEquals(0, run("-R", "c").same());
    assertEquals(0, run("-l", "1").same());
  }

  @Test
  void areReadUnderOtherRulesForNames() throws Exception {
    site.put("/d/", Site.index("/d/", "A"));
    site.put("/d/A", "first A");
    run();
    run("--restrict-file-names=lowercase");
    assertTrue(Files.exists(here.resolve("d/a")));
  }

  @Test
  void leadDownAllTheSame() throws Exception {
    run();
    site.put("/d/sub/", Site.index("/d/sub/", "c", "new"));
    site.put("/d/sub/new", "new");
    assertEquals(1, run().same());
    assertEquals("new", Files.readString(here.resolve("d/sub/new")));
  }

  @Test
  void makeADirectoryAgainThatWasRemovedHere() throws Exception {
    site.put("/d/", Site.index("/d/", "sub/"));
    site.put("/d/sub/", Site.index("/d/sub/", "empty/"));
    site.put("/d/sub/empty/", Site.index("/d/sub/empty/"));
    run();
    Files.delete(here.resolve("d/sub/empty"));
    Files.delete(here.resolve("d/sub"));
    run();
    assertTrue(Files.isDirectory(here.resolve("d/sub/empty")));
  }

  @Test
  void areEvidenceOfWhatIsGone() throws Exception {
    run();
    site.put("/d/", Site.index("/d/", "a", "sub/"));
    run();
    assertTrue(Files.exists(here.resolve("d/b")));
    assertEquals(0, run("--delete", "--max-delete=3").status());
    assertFalse(Files.exists(here.resolve("d/b")));
    assertTrue(Files.exists(here.resolve("d/sub/c")));
    assertEquals(2, run("--delete").same());
    try (Stream<Path> files = Files.list(here.resolve("d"))) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void areReadByWhoeverWantsToAsk() throws Exception {
    run();
    Files.setLastModifiedTime(here.resolve("d/a"), FileTime.from(Instant.EPOCH));
    for (String option : List.of("--ignore-listing", "--size-only", "-nc")) {
      assertEquals(0, run(option).same(), option);
    }
  }

  @Test
  void areReadWhereTheTimeToAskAgainIsAnother() throws Exception {
    run();
    assertEquals(0, run("--recheck=20").same());
    assertEquals(2, run("--recheck=20").same());
  }

  @Test
  void areReadWhereChecksumFilesCountNow() throws Exception {
    run("--checksums=off");
    assertEquals(0, run().same());
    assertEquals(2, run("--checksums=require").same());
  }

  @Test
  void areReadWhereTheyLinkAPageThatMayFill() throws Exception {
    site.put("/d/", site.get("/d/").replace("</pre>", "</pre><a href='?page=2'>next</a>"));
    site.put("/d/?page=2", site.get("/d/"));
    run();
    site.put("/d/?page=2", Site.index("/d/", "new"));
    site.put("/d/new", "new");
    run();
    assertEquals("new", Files.readString(here.resolve("d/new")));
  }

  @Test
  void doNotCountWhereTheRecordIsDamaged() throws Exception {
    run();
    try (Stream<Path> records = Files.walk(here.resolve(".mirror/d"))) {
      for (Path record : records.filter(Files::isRegularFile).toList()) {
        Files.writeString(record, Files.readString(record).replace("file\ta\t", "file\tA\t"));
      }
    }
    assertEquals(1, run().same());
    assertEquals(2, run().same());
  }

  /** What a run ended with, and how many listings it took from the record. */
  private record Night(int status, String err, long same) {}

  private Night run(String... options) throws IOException {
    long before = same();
    Program.Result result = Inside.run(here, words(options));
    return new Night(result.status(), result.err(), same() - before);
  }

  private String[] words(String... options) {
    return Stream.concat(Stream.of(options), Stream.of("-nH", "-t1", server.uri("/d/").toString()))
        .toArray(String[]::new);
  }

  private long same() throws IOException {
    try (Stream<String> lines = Files.lines(DIAGNOSTICS)) {
      String ours = server.uri("/").toString();
      return lines.filter(line -> line.contains(ours) && line.endsWith(SAME)).count();
    }
  }
}
