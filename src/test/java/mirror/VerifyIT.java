package mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import mirror.fetch.ScriptedServer;
import mirror.server.TreeSnapshot;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The program laying a mirror beside what is known of it. */
@Execution(ExecutionMode.CONCURRENT)
class VerifyIT {
  /** Much more than the second that it takes. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @AutoClose private final Site site = new Site();

  @TempDir Path folder;

  private Path copy;

  @BeforeEach
  void mirror() throws Exception {
    site.listing("/d/", "a", "b", "sub/").file("/d/a", "aaaa").file("/d/b", "bbbb");
    site.listing("/d/sub/", "c").file("/d/sub/c", "cccc");
    site.listing("/e/", "x").file("/e/x", "xxxx");
    copy = folder.resolve("copy");
    assertEquals(0, run("-nH", site.url("/d/"), site.url("/e/")).status());
  }

  @Test
  void anIntactMirrorIsFoundSoWithoutARequestOrAWrite() throws Exception {
    int requests = site.requests().size();
    TreeSnapshot before = TreeSnapshot.of(copy);
    var result = run("-nH", "--verify");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.err().matches("4 files verified \\(16 B\\), 0 failed; [0-9.]+ s\\n"));
    assertEquals(requests, site.requests().size());
    assertEquals(before, TreeSnapshot.of(copy));
  }

  @Test
  void eachDamageIsALine() throws Exception {
    FileTime time = Files.getLastModifiedTime(copy.resolve("d/a"));
    Files.writeString(copy.resolve("d/a"), "aaxa");
    Files.setLastModifiedTime(copy.resolve("d/a"), time);
    Files.writeString(copy.resolve("d/b"), "bbb");
    Files.delete(copy.resolve("d/sub/c"));
    Files.delete(copy.resolve("d/sub"));
    Files.delete(copy.resolve("e/x"));
    Files.createSymbolicLink(copy.resolve("e/x"), copy.resolve("d/b"));
    var result = run("-nH", "--verify");
    assertEquals(1, result.status(), result.err());
    for (String line :
        List.of(
            site.url("/d/a")
                + ": is not what was received: its CRC-32C differs: "
                + copy.resolve("d/a"),
            site.url("/d/b") + ": has 3 bytes, not 4: " + copy.resolve("d/b"),
            site.url("/d/sub/c") + ": is missing: " + copy.resolve("d/sub/c"),
            site.url("/e/x") + ": is missing: " + copy.resolve("e/x"))) {
      assertTrue(Program.lines(result.err()).contains(line), result.err());
    }
    assertEquals(5, Program.lines(result.err()).size(), result.err());
    assertTrue(result.err().contains("0 files verified (0 B), 4 failed; "), result.err());
  }

  @Test
  void aFileThatWasOnlyTouchedIsFine() throws Exception {
    Files.setLastModifiedTime(copy.resolve("d/a"), FileTime.fromMillis(0));
    assertEquals(0, run("-nH", "--verify").status());
  }

  @Test
  void onlyWhatWasNamedIsChecked() throws Exception {
    Files.writeString(copy.resolve("d/a"), "aaxa");
    Files.delete(copy.resolve("e/x"));
    assertEquals(0, run("-nH", "--verify", site.url("/d/b"), site.url("/d/sub/")).status());
    var one = run("-nH", "--verify", site.url("/d/a"));
    assertEquals(1, one.status(), one.err());
    assertEquals(2, Program.lines(one.err()).size(), one.err());
    var gone = run("-nH", "--verify", site.url("/e/x"));
    assertTrue(gone.err().contains(site.url("/e/x") + ": is missing"), gone.err());
  }

  @Test
  void whatNothingIsKnownOfIsAFailureOnlyWhenItIsNamed() throws Exception {
    Files.writeString(copy.resolve("d/mine"), "mine");
    assertEquals(0, run("-nH", "--verify").status());
    var result = run("-nH", "--verify", site.url("/other/"));
    assertEquals(1, result.status());
    assertTrue(result.err().contains(site.url("/other/") + ": nothing is known"), result.err());
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertEquals(1, Inside.run(folder, "-P", empty.toString(), "--verify").status());
    assertEquals(List.of(), TreeSnapshot.of(empty).entries().keySet().stream().toList());
  }

  @Test
  void checksumFilesAreEnoughForATreeThatAnotherToolMade() throws Exception {
    Path tree = Files.createDirectories(folder.resolve("tree/sub"));
    Files.writeString(tree.resolve("good"), "good");
    Files.writeString(tree.resolve("bad"), "bad");
    Files.writeString(
        folder.resolve("tree/SHA256SUMS"),
        sha256("good")
            + "  sub/good\n"
            + sha256("bed")
            + " *./sub/bad\n"
            + sha256("")
            + "  none\n");
    var result = Inside.run(folder, "-P", "tree", "--verify");
    assertEquals(1, result.status(), result.err());
    assertTrue(
        result.err().contains("its SHA-256 is not what SHA256SUMS says: " + tree.resolve("bad")));
    assertTrue(result.err().contains("1 file verified"), result.err());
    assertEquals(1, Inside.run(folder, "-P", "tree", "--verify", "--checksums=off").status());
    Path list = folder.resolve("rest.txt"); // of URLs, and nobody knows the file's
    assertEquals(1, Inside.run(folder, "-P", "tree", "--verify", "--failed=" + list).status());
    assertEquals("", Files.readString(list));
  }

  @Test
  void checksumFilesAboveWhatWasNamedAreHeeded() throws Exception {
    Files.writeString(copy.resolve("d/SHA256SUMS"), sha256("CCCC") + "  sub/c\n");
    for (String named : List.of("/d/", "/d/sub/", "/d/sub/c")) {
      var result = run("-nH", "--verify", site.url(named));
      assertEquals(1, result.status(), named);
      assertTrue(result.err().contains("is not what SHA256SUMS says"), result.err());
    }
  }

  @Test
  void directoriesThatWereLeftOutAreCheckedToo() throws Exception {
    Path flat = folder.resolve("flat");
    Inside.run(folder, "-P", "flat", "-nH", "--cut-dirs=2", site.url("/d/"));
    assertEquals(0, Inside.run(folder, "-P", "flat", "--verify").status());
    Files.writeString(flat.resolve("c"), "ccxc");
    var result = Inside.run(folder, "-P", "flat", "--verify");
    assertEquals(1, result.status(), result.err());
    assertTrue(result.err().contains(site.url("/d/sub/c") + ": is not what"), result.err());
    assertTrue(result.err().contains("2 files verified"), result.err());
  }

  @Test
  void whatStandsBehindALinkIsCheckedWithK() throws Exception {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.move(copy.resolve("d/sub"), elsewhere.resolve("sub"));
    Files.createSymbolicLink(copy.resolve("d/sub"), elsewhere.resolve("sub"));
    var without = run("-nH", "--verify");
    assertEquals(3, without.status(), without.err());
    assertTrue(without.err().contains(site.url("/d/sub/c") + ": "), without.err());
    assertTrue(without.err().contains("copy/d/sub: a symbolic link"), without.err());
    assertEquals(0, run("-nH", "-K", "--verify").status());
    Files.writeString(elsewhere.resolve("sub/c"), "ccxc");
    assertEquals(1, run("-nH", "-K", "--verify").status());
  }

  /** So that it can be killed: what it stored is on record although it waits for the rest. */
  @Test
  void whatStoodForAMomentIsOnRecordWhileTheRunGoesOn() throws Exception {
    var body = new AtomicReference<>("first");
    var slow = new AtomicReference<>(CompletableFuture.<Void>completedFuture(null));
    try (var server =
        ScriptedServer.answering(
            (connection, out) -> {
              String path = connection.request().split(" ", 3)[1];
              if (path.equals("/s/slow")) {
                slow.get().join();
              }
              String page = path.equals("/s/") ? Site.index(path, "a", "slow") : body.get();
              out.write(ok(path, page).getBytes(UTF_8));
            })) {
      String url = server.uri("/s/").toString();
      assertEquals(0, run("-nH", url).status());
      body.set("another");
      slow.set(new CompletableFuture<>());
      try {
        var going = new FutureTask<>(() -> run("-nH", url));
        new Thread(going).start();
        assertTimeoutPreemptively(PATIENCE, () -> untilItIsOnRecord(copy.resolve("s/a")));
        assertFalse(going.isDone());
        slow.get().complete(null);
        assertEquals(0, going.get().status());
      } finally {
        slow.get().complete(null);
      }
    }
  }

  private void untilItIsOnRecord(Path file) throws Exception {
    while (!Files.readString(file).equals("another")) {
      Thread.yield();
    }
    while (run("-nH", "--verify").status() != 0) {
      Thread.yield();
    }
  }

  private static String ok(String path, String body) {
    String type = path.endsWith("/") ? "text/html" : "text/plain";
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(type, body.length(), body);
  }

  private Program.Result run(String... words) throws IOException, InterruptedException {
    return Inside.run(
        folder, Stream.concat(Stream.of("-P", "copy"), Stream.of(words)).toArray(String[]::new));
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
  }
}
