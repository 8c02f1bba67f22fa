package mirror.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mirror.Inside;
import mirror.Program;
import mirror.fetch.ScriptedServer;
import mirror.local.LocalTree;
import mirror.local.RecordStore;
import mirror.local.RecordedPart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Run by a user who may not do everything: as another where the tests are root's. */
@Execution(ExecutionMode.CONCURRENT)
class UnprivilegedIT {
  private static final int PATIENCE_SECONDS = 30;
  private static final String NOBODY = "65534";
  private static final List<String> PREFIX =
      System.getProperty("user.name").equals("root")
          ? List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups")
          : List.of();
  private static final String[] FILES = {"f", "g", "h"};
  private static final String[] FEWER = {"g", "h"};

  @TempDir Path base;
  private Path here;

  @BeforeAll
  static void runsForAnotherUser(@TempDir Path folder) throws Exception {
    allow(folder, "rwxr-xr-x");
    boolean may = run(folder, folder.resolve("output.txt"), "--version") == 0;
    if (!may) {
      System.out.println("Not tested: another user cannot run the program here");
    }
    assumeTrue(may, "another user cannot run the program here");
  }

  @BeforeEach
  void becomeNobody() throws Exception {
    here = Files.createDirectory(base.resolve("here"));
    allow(base, "rwxr-xr-x");
    allow(here, "rwxr-xr-x");
  }

  @ParameterizedTest
  @CsvSource({
    "copy, r-xr-xr-x, 0",
    "copy/.mirror, r-xr-xr-x, 0",
    "copy/.mirror/d, r-xr-xr-x, 0",
    "copy/d, r-xr-xr-x, 3",
    "copy/d, ---------, 1",
  })
  void whatMayNotBeWrittenToIsNamed(String directory, String mode, int requests) throws Exception {
    Path closed = Files.createDirectories(here.resolve(directory));
    give();
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString(mode));
    try (var server = serve()) {
      assertEquals(3, run("-nH", "-P", "copy", server.uri("/d/").toString()), output());
      assertEquals(requests, server.requests().size(), output());
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertTrue(output().contains("permission denied"), output());
    assertTrue(output().contains(directory), output());
  }

  @Test
  void aFileThatNobodyMayReadIsReplaced() throws Exception {
    Path file = Files.createDirectories(here.resolve("copy/d")).resolve("f");
    Files.writeString(file, "old");
    give();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    try (var server = serve()) {
      assertEquals(0, run("-nH", "-P", "copy", server.uri("/d/").toString()), output());
    }
    assertEquals("body of f", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"---------", "-wx-wx-wx", "r--r--r--"})
  void aDirectoryThatMayNotBeReadKeepsNoOtherFromBeingVerified(String mode) throws Exception {
    try (var server = serve()) {
      for (String path : List.of("/d/", "/before/f", "/zebra/f")) {
        mirror(server.uri(path).toString());
      }
    }
    give();
    Path closed = here.resolve("copy/d");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString(mode));
    try {
      assertEquals(3, run("-nH", "-P", "copy", "--verify"), output());
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    assertTrue(output().contains("/copy/d/: cannot be read: "), output());
    assertTrue(output().contains("2 files verified"), output());
  }

  @Test
  void aFileThatMayNotBeReadIsNamedOnceWhereItIsVerified() throws Exception {
    String url;
    try (var server = serve()) {
      url = server.uri("/d/f").toString();
      mirror(server.uri("/d/").toString());
    }
    give();
    Path closed = Path.of("copy/d/f");
    Files.setPosixFilePermissions(
        here.resolve(closed), PosixFilePermissions.fromString("---------"));
    assertEquals(3, run("-nH", "-P", "copy", "--verify"), output());
    assertTrue(
        output().startsWith(url + ": cannot be read: " + closed + ": permission denied\n"),
        output());
    assertTrue(output().contains("1 file verified (9 B), 1 failed"), output());
  }

  @Test
  void whatMayNotBeDeletedKeepsNoOtherFromBeing() throws Exception {
    var night = new AtomicInteger();
    String[] directories = {"a/", "b/", "c/"};
    try (ScriptedServer server =
        ScriptedServer.answering(
            (connection, out) -> {
              String path = connection.request().split(" ", 3)[1];
              String page =
                  path.equals("/")
                      ? Scenario.index("/", night.get() < 2 ? directories : new String[] {"b/"})
                      : Scenario.index(path, night.get() == 0 ? FILES : FEWER);
              String answer =
                  path.endsWith("/")
                      ? Scenario.ok("text/html", page)
                      : Scenario.ok("text/plain", path);
              out.write(answer.getBytes(ISO_8859_1));
            })) {
      String url = server.uri("/").toString();
      mirror(url);
      give();
      Path closed = here.resolve("copy/a");
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
      String[] words = {"-nH", "-nc", "-P", "copy", "--delete", "--max-delete=9", url};
      night.incrementAndGet();
      assertEquals(3, run(words), output());
      assertTrue(output().contains(url + "a/f: copy/a/f: permission denied\n"), output());
      assertTrue(output().contains("2 deleted, 1 failed"), output());
      night.incrementAndGet();
      assertEquals(3, run(words), output());
      assertTrue(output().contains(url + "a/g: copy/a/g: permission denied\n"), output());
      assertTrue(Files.exists(closed.resolve("f")));
      assertFalse(Files.exists(here.resolve("copy/c")), output());
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwxr-xr-x"));
      assertEquals(0, run(words), output());
      assertFalse(Files.exists(closed), output());
    }
  }

  @Test
  void aDirectoryThatMayNotBeReadKeepsNoOtherFromGoingNorAFileFromItsPlace() throws Exception {
    var night = new AtomicInteger();
    String[] before = {"a/", "b/", "c/", "x/"};
    String[] now = {"b/", "x"};
    try (ScriptedServer server =
        ScriptedServer.answering(
            (connection, out) -> {
              String path = connection.request().split(" ", 3)[1];
              String[] rows = !path.equals("/") ? FILES : night.get() == 0 ? before : now;
              String answer =
                  path.endsWith("/")
                      ? Scenario.ok("text/html", Scenario.index(path, rows))
                      : Scenario.ok("text/plain", path);
              out.write(answer.getBytes(ISO_8859_1));
            })) {
      String url = server.uri("/").toString();
      mirror(url);
      give();
      Path closed = here.resolve("copy/a");
      allow(closed, "---------");
      String[] words = {"-nH", "-P", "copy", "--delete", "--max-delete=9", url};
      night.incrementAndGet();
      assertEquals(3, run(words), output());
      allow(closed, "rwxr-xr-x");
      assertEquals(2, output().split("permission denied", -1).length, output());
      assertTrue(output().contains(url + ": copy/a: permission denied\n"), output());
      assertFalse(Files.exists(here.resolve("copy/c")), output());
      assertEquals("/x", Files.readString(here.resolve("copy/x")), output());
      assertEquals(0, run(words), output());
      assertFalse(Files.exists(closed), output());
    }
  }

  @Test
  void aRecordThatMayNotBeReadCostsItsDirectoryAlone() throws Exception {
    try (var server = serve()) {
      String[] urls = {server.uri("/d/f").toString(), server.uri("/e/f").toString()};
      mirror(urls[0]);
      mirror(urls[1]);
      give();
      try (Stream<Path> records = Files.walk(here.resolve("copy/.mirror/d"))) {
        for (Path record : records.filter(Files::isRegularFile).toList()) {
          if (Files.readString(record).contains("/d/\td\t")) {
            allow(record, "---------");
          }
        }
      }
      Files.delete(here.resolve("copy/e/f"));
      assertEquals(3, run("-nH", "-P", "copy", urls[0], urls[1]), output());
      assertTrue(output().startsWith(urls[0] + ": copy/.mirror/d/"), output());
      assertTrue(Files.exists(here.resolve("copy/e/f")), output());
      String[][] verified = {{}, urls};
      for (String[] seeds : verified) {
        String[] words = {"-nH", "-P", "copy", "--verify"};
        assertEquals(
            3, run(Stream.of(words, seeds).flatMap(Stream::of).toArray(String[]::new)), output());
        assertEquals(2, output().split("permission denied", -1).length, output());
        assertTrue(output().contains("1 file verified"), output());
      }
    }
  }

  @Test
  void whatWasBegunAndMayNotBeGoneOnWithIsBegunAnew() throws Exception {
    Path folder = Files.createDirectories(here.resolve("copy/d"));
    Path part = Files.writeString(folder.resolve(".mirror.0011223344556677"), "body");
    String rest = "HTTP/1.1 206 Partial Content\r\nETag: \"tag\"\r\nContent-Range: bytes 4-8/9\r\n";
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              boolean goesOn = connection.request().contains("bytes=4-");
              String answer =
                  goesOn
                      ? rest + "Content-Length: 5\r\n\r\n of f"
                      : Scenario.ok("text/plain", "body of f");
              out.write(answer.getBytes(ISO_8859_1));
            })) {
      var layout = new LocalTree.Layout(false, 0);
      try (var tree = new LocalTree(here.resolve("copy"), layout);
          var records = RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty())) {
        var record = records.open(tree.directory("d"), server.uri("/d/"));
        String name = part.getFileName().toString();
        var begun =
            new RecordedPart(name, Optional.of(9L), Optional.of("\"tag\""), Optional.empty());
        record.putPart("f", begun);
        record.release();
      }
      give();
      allow(part, "r--r--r--");
      assertEquals(0, run("-nH", "-P", "copy", server.uri("/d/f").toString()), output());
    }
    assertEquals("body of f", Files.readString(folder.resolve("f")));
    assertFalse(Files.exists(part), output());
  }

  @ParameterizedTest
  @CsvSource({"---------, 65534", "rw-r--r--, 0"})
  void aTouchedFileThatMayNotBeReadOrTouchedFailsNoNight(String mode, String owner)
      throws Exception {
    Path file = here.resolve("copy/d/f");
    try (var server = serve()) {
      String url = server.uri("/d/f").toString();
      mirror(url);
      give();
      if (!PREFIX.isEmpty()) {
        assertEquals(0, new ProcessBuilder("chown", owner, file.toString()).start().waitFor());
      }
      Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      allow(file, mode);
      assertEquals(0, run("-nH", "-P", "copy", url), output());
    }
    allow(file, "rw-r--r--");
    assertEquals("body of f", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"old", "old/tonight"})
  void aBackupThatMayNotBeWrittenToIsFoundOutBeforeAnyRequest(String folder) throws Exception {
    Path backup = Files.createDirectories(here.resolve("old"));
    give();
    allow(backup, "r-xr-xr-x");
    try (var server = serve()) {
      String url = server.uri("/d/").toString();
      assertEquals(3, run("-nH", "-P", "copy", "--backup-dir=" + folder, url), output());
      assertEquals(List.of(), server.requests(), output());
    }
    assertTrue(output().startsWith("mirror: " + backup + ": "), output());
    allow(backup, "rwxr-xr-x");
    try (var server = serve()) {
      String url = server.uri("/d/").toString();
      assertEquals(0, run("-nH", "-P", "copy", "--backup-dir=old/tonight", url), output());
    }
    assertFalse(Files.exists(backup.resolve("tonight")), "nothing is in it");
  }

  private static void allow(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static ScriptedServer serve() throws IOException {
    return ScriptedServer.answering(
        (connection, out) -> {
          String path = connection.request().split(" ", 3)[1];
          String answer =
              path.equals("/d/")
                  ? Scenario.ok("text/html", Scenario.index("/d/", "f", "g"))
                  : Scenario.ok("text/plain", "body of " + path.substring(3));
          out.write(answer.getBytes(ISO_8859_1));
        });
  }

  /** What is here is the other user's. */
  private void give() throws Exception {
    if (!PREFIX.isEmpty()) {
      List<String> command = List.of("chown", "-R", NOBODY + ":" + NOBODY, here.toString());
      assertEquals(0, new ProcessBuilder(command).start().waitFor());
    }
  }

  private void mirror(String url) {
    var result = Inside.run(here, "-nH", "-P", "copy", url);
    assertEquals(0, result.status(), result.err());
  }

  private int run(String... words) throws Exception {
    return run(here, base.resolve("output.txt"), words);
  }

  private static int run(Path folder, Path output, String... words) throws Exception {
    List<String> command = new ArrayList<>(PREFIX);
    command.add(Program.launcher().toString());
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("HOME", "/nonexistent");
    builder.redirectOutput(output.toFile());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
      return process.exitValue();
    } catch (IOException e) {
      return -1; // there is no setpriv
    }
  }

  private String output() throws IOException {
    return Files.readString(base.resolve("output.txt"));
  }
}
