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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Listings that have the bytes they had when they were last read. */
@Execution(ExecutionMode.CONCURRENT)
class SamePageIT {
  private static final String SAME = "as when it was last read";

  @TempDir Path here;
  private final Map<String, String> site = new ConcurrentHashMap<>();
  @AutoClose private ScriptedServer server;

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
    assertEquals(0, same(run()));
    Program.Result again = run();
    assertEquals(2, same(again));
    assertTrue(again.err().contains("0 files saved (0 B), 3 unchanged, 0 failed"), again.err());
    assertEquals(2 + 3 + 2, server.requests().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"b", "sub/c"})
  void areReadWhereAFileIsMissingHere(String file) throws Exception {
    run();
    Files.delete(here.resolve("d/" + file));
    assertEquals(1, same(run()));
    assertEquals("first " + file, Files.readString(here.resolve("d/" + file)));
    assertEquals(2, same(run()));
  }

  @Test
  void areReadWhereAFileWasEditedHere() throws Exception {
    run();
    Files.writeString(here.resolve("d/b"), "FIRST b");
    assertEquals(1, same(run()));
    assertEquals("first b", Files.readString(here.resolve("d/b")));
  }

  @Test
  void areReadWhereAFileFailedLastTime() throws Exception {
    site.remove("/d/b");
    assertEquals(8, run().status());
    site.put("/d/b", "late b");
    Program.Result again = run();
    assertEquals(0, again.status(), again.err());
    assertEquals(1, same(again));
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
    Program.Result again = run();
    assertEquals(0, again.status(), again.err());
    assertEquals("second a", Files.readString(here.resolve("d/a")));
  }

  @Test
  void areReadUnderOtherFilters() throws Exception {
    run("-R", "b");
    assertFalse(Files.exists(here.resolve("d/b")));
    assertEquals(0, same(run()));
    assertEquals("first b", Files.readString(here.resolve("d/b")));
    assertEquals(0, same(run("-R", "c")));
    assertEquals(0, same(run("-l", "1")));
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
    assertEquals(1, same(run()));
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
    assertEquals(2, same(run("--delete")));
    try (Stream<Path> files = Files.list(here.resolve("d"))) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void areReadByWhoeverWantsToAsk() throws Exception {
    run();
    Files.setLastModifiedTime(here.resolve("d/a"), FileTime.from(Instant.EPOCH));
    for (String option : List.of("--ignore-listing", "--size-only", "-nc")) {
      assertEquals(0, same(run(option)), option);
    }
  }

  @Test
  void areReadWhereTheTimeToAskAgainIsAnother() throws Exception {
    run();
    assertEquals(0, same(run("--recheck=20")));
    assertEquals(2, same(run("--recheck=20")));
  }

  @Test
  void areReadWhereChecksumFilesCountNow() throws Exception {
    run("--checksums=off");
    assertEquals(0, same(run()));
    assertEquals(2, same(run("--checksums=require")));
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
    assertEquals(1, same(run()));
    assertEquals(2, same(run()));
  }

  private Program.Result run(String... options) throws Exception {
    return Program.run(
        here,
        Stream.concat(
                Stream.of(options), Stream.of("-nH", "-v", "-t1", server.uri("/d/").toString()))
            .toArray(String[]::new));
  }

  private static long same(Program.Result result) {
    return result.err().lines().filter(line -> line.endsWith(SAME)).count();
  }
}
