package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mirror.server.Nginx;
import mirror.server.TreeSnapshot;
import mirror.server.WebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged program with --last: packages first, what names them last. */
@Execution(ExecutionMode.CONCURRENT)
class LastIT {
  private static final FileTime OLD = FileTime.from(Instant.parse("2020-02-03T04:05:06Z"));
  private static final FileTime LATER = FileTime.from(Instant.parse("2021-02-03T04:05:06Z"));

  @TempDir Path here;
  private Path site;
  private Path copy;
  private WebServer server;

  @BeforeEach
  void serve() throws Exception {
    assumeTrue(Nginx.clear().executable().isPresent(), "Not tested: nginx is not installed");
    site = Files.createDirectory(here.resolve("site"));
    copy = here.resolve("copy");
    file("debian/dists/stable/Release", "release 1", OLD);
    file("debian/dists/stable/main/Packages", "packages 1", OLD);
    file("debian/zoo/README", "read", OLD);
    for (int i = 0; i < 12; i++) {
      file("debian/pool/p" + i + "/p.deb", "package " + i, OLD);
    }
    file("debian/pool/index.xml", "index 1", OLD);
    server = WebServer.start(Nginx.clear(), site);
  }

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dists/*", "dists/", "dists", "/debian/dists/*", "d*ts"})
  void aDirectoryComesAfterAllElse(String glob) throws Exception {
    var result = mirror("--last=" + glob);
    assertEquals(0, result.status(), result.err());
    assertTheSame();
    List<String> requests = server.requests();
    assertEquals(
        requests.stream().filter(r -> !r.contains("/dists/")).count(),
        firstOf(requests, "/dists/"),
        requests::toString);
    assertEquals(19 + 16, requests.size(), "each listing once: " + requests);
  }

  @Test
  void soDoFilesWhoseDirectoryDoesNot() throws Exception {
    var result = mirror("--last=dists/*", "--last=*.xml", "--last=Release");
    assertEquals(0, result.status(), result.err());
    assertTrue(result.err().startsWith("16 files saved"), result.err());
    assertTheSame();
    List<String> requests = server.requests();
    assertTrue(firstOf(requests, ".xml") > lastOf(requests, ".deb"), requests::toString);
    assertTrue(firstOf(requests, ".xml") > lastOf(requests, "README"), requests::toString);

    var again = mirror("--last=*.xml");
    assertTrue(again.err().startsWith("0 files saved (0 B), 16 unchanged"), again.err());
    assertEquals(19, server.requests().size() - requests.size(), "nothing is read twice");

    file("debian/pool/index.xml", "index 2", LATER);
    file("debian/pool/p3/p.deb", "another", LATER);
    var changed = mirror("--last=*.xml", "--delete");
    assertTrue(changed.err().startsWith("2 files saved (14 B), 14 unchanged"), changed.err());
    assertTheSame();
  }

  @Test
  void ifSomethingFailedTheOldIndexesStayAndWhatTheyName() throws Exception {
    assertEquals(0, mirror("--last=dists/*", "--last=*.xml").status());
    file("debian/dists/stable/Release", "release 2", LATER);
    file("debian/pool/index.xml", "index 2", LATER);
    file("debian/pool/new.deb", "new", LATER);
    file("debian/zoo/index.html", "<h1>We are back soon</h1>", LATER);
    Files.delete(site.resolve("debian/pool/p3/p.deb"));
    var result = mirror("--last=dists/*", "--last=*.xml", "--delete");
    assertEquals(7, result.status(), result.err());
    assertEquals("release 1", read("debian/dists/stable/Release"));
    assertEquals("index 1", read("debian/pool/index.xml"));
    assertEquals("new", read("debian/pool/new.deb"));
    assertTrue(Files.exists(copy.resolve("debian/pool/p3/p.deb")), "an old index names it");
    assertEquals(1, result.err().lines().filter(l -> l.contains("stays as it is")).count());

    Files.delete(site.resolve("debian/zoo/index.html"));
    assertEquals(0, mirror("--last=dists/*", "--last=*.xml", "--delete").status());
    assertTheSame();
  }

  @Test
  void deletionComesAfterTheIndexes() throws Exception {
    assertEquals(0, mirror().status());
    file("debian/dists/stable/Release", "release 2", LATER);
    Files.delete(site.resolve("debian/pool/p3/p.deb"));
    var result = mirror("--last=dists/*", "--delete", "-nv");
    List<String> lines = Program.lines(result.err());
    assertTrue(firstOf(lines, "/Release -> ") < firstOf(lines, "deleted"), result.err());
    assertFalse(Files.exists(copy.resolve("debian/pool/p3/p.deb")));
  }

  @Test
  void whatTheServerNeverGivesKeepsNothingBack() throws Exception {
    try (var odd = new Site().listing("/d/", "dists/", "secret").status("/d/secret", 403)) {
      odd.listing("/d/dists/", "Release").file("/d/dists/Release", "release");
      var result = Inside.run(here, "-nH", "-P", "odd", "--last=dists/*", odd.url("/d/"));
      assertEquals(24, result.status(), result.err());
      assertEquals("release", Files.readString(here.resolve("odd/d/dists/Release")));
    }
  }

  @Test
  void aTreeOfWhichDirectoriesAreCutIsToo() throws Exception {
    String seed = server.uri() + "debian/dists/";
    String[] words = {"-nH", "--cut-dirs=3", "--last=dists/*", "-P", copy.toString(), seed};
    var result = Inside.run(here, words);
    assertEquals(0, result.status(), result.err());
    assertEquals("release 1", read("Release"));
    assertEquals("packages 1", read("main/Packages"));
  }

  @Test
  void checksumFilesAboveADirectoryThatWaitsAreHeeded() throws Exception {
    try (var odd = new Site().listing("/d/", "dists/", "SHA256SUMS")) {
      odd.listing("/d/dists/", "good", "sub/").file("/d/dists/good", "good");
      odd.listing("/d/dists/sub/", "bad").file("/d/dists/sub/bad", "bad");
      odd.file("/d/SHA256SUMS", "%064x  dists/sub/bad\n".formatted(1));
      String[] words = {"-nH", "-P", "odd", "--checksums=require", "--last=dists", odd.url("/d/")};
      var result = Inside.run(here, words);
      assertEquals(1, result.status(), result.err());
      assertEquals("good", Files.readString(here.resolve("odd/d/dists/good")));
      assertFalse(Files.exists(here.resolve("odd/d/dists/sub/bad")), result.err());
    }
  }

  @Test
  void aFileIsNotStoredThatAChecksumFileContradictsWhereverThatIsToComeLast() throws Exception {
    try (var odd = new Site().listing("/d/", "a", "b.xml", "c", "b.xml.sha256", "SHA256SUMS")) {
      odd.file("/d/a", "a").file("/d/b.xml", "b").file("/d/c", "c");
      odd.file("/d/SHA256SUMS", "%064x  a\n".formatted(1));
      odd.file("/d/b.xml.sha256", "%064x  b.xml\n".formatted(1));
      List<String> words = new ArrayList<>(List.of("-nH", "-P", "odd", "--checksums=require"));
      words.addAll(List.of("--last=*SUMS", "--last=*.sha256", "--last=*.xml", odd.url("/d/")));
      var result = Inside.run(here, words.toArray(String[]::new));
      assertEquals(1, result.status(), result.err());
      assertFalse(Files.exists(here.resolve("odd/d/a")), result.err());
      assertFalse(Files.exists(here.resolve("odd/d/b.xml")), result.err());
      assertEquals("c", Files.readString(here.resolve("odd/d/c")));
      odd.file("/d/SHA256SUMS", "");
      assertEquals(1, Inside.run(here, words.toArray(String[]::new)).status());
      assertFalse(Files.exists(here.resolve("odd/d/b.xml")), "its turn came");
    }
  }

  @Test
  void aNightWithoutNewsWritesNoRecord() throws Exception {
    file("debian/pool/other.deb", "beside the index", OLD);
    String url = server.uri().toString();
    String[] words = {"-P", copy.toString(), "--last=*.xml", "--last=zoo", "--last=Release", url};
    assertEquals(0, Inside.run(here, words).status());
    List<String> before = records();
    assertEquals(List.of(), unsealed(before), "each says all there is to say");
    assertEquals(0, Inside.run(here, words).status());
    assertEquals(before, records());
    file("debian/pool/other.deb", "news", LATER);
    assertEquals(0, Inside.run(here, words).status());
    assertEquals(List.of(), unsealed(records()));
  }

  private static List<String> unsealed(List<String> records) {
    return records.stream()
        .filter(record -> record.contains("\nfile\t") && !record.contains("\nseal\t"))
        .toList();
  }

  private List<String> records() throws IOException {
    List<String> records = new ArrayList<>();
    try (Stream<Path> files = Files.walk(copy.resolve(".mirror/d"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        records.add(Files.getLastModifiedTime(file) + " " + Files.readString(file));
      }
    }
    return records;
  }

  @Test
  void whatIsReadTwiceIsSaidOnce() throws Exception {
    try (var odd = new Site().listing("/d/", "a.xml", "b", "c", "c/", "no", "old.xml")) {
      odd.file("/d/a.xml", "a").file("/d/b", "b").file("/d/c", "c").status("/d/old.xml", 404);
      var result =
          Program.run(here, "-nH", "-P", "odd", "-v", "--last=*.xml", "-R", "no", odd.url("/d/"));
      assertEquals(24, result.status(), result.err());
      for (String said : List.of("/d/no: ", "its name here is that of", "/d/old.xml: 404")) {
        long times = result.err().lines().filter(line -> line.contains(said)).count();
        assertEquals(1, times, result.err());
      }
      assertTrue(result.err().contains("3 files saved (3 B), 0 unchanged"), result.err());
    }
  }

  @Test
  void anotherSeedIsAnotherMatter() throws Exception {
    try (var down = new Site().status("/d/", 404)) {
      var result = mirror("--last=dists/*", down.url("/d/"));
      assertEquals(8, result.status(), result.err());
      assertTheSame();
    }
  }

  @Test
  void oneOfTheSameServerIsNone() throws Exception {
    try (var odd = new Site().listing("/pool/", "p0", "p1", "p2", "p3")) {
      odd.file("/pool/p1", "1").file("/pool/p2", "2").file("/pool/p3", "3");
      odd.file("/pool/p0", "0").listing("/dists/", "Release").file("/dists/Release", "names p0");
      List<String> words = new ArrayList<>(List.of("-nH", "-P", "odd", "-t", "1", "--delete"));
      words.addAll(List.of("--last=dists/*", odd.url("/pool/"), odd.url("/dists/")));
      assertEquals(0, Inside.run(here, words.toArray(String[]::new)).status());
      odd.listing("/pool/", "p9", "p1", "p2", "p3").file("/dists/Release", "names p9");
      for (String missing : List.of("/pool/p9", "/dists/Release")) {
        odd.file("/pool/p9", "9").status(missing, 500);
        var result = Inside.run(here, words.toArray(String[]::new));
        assertEquals(8, result.status(), result.err());
        assertEquals("names p0", Files.readString(here.resolve("odd/dists/Release")));
        assertEquals("0", Files.readString(here.resolve("odd/pool/p0")), "it is still named");
        odd.file("/dists/Release", "names p9");
      }
      odd.file("/pool/p9", "9");
      assertEquals(0, Inside.run(here, words.toArray(String[]::new)).status());
      assertEquals("names p9", Files.readString(here.resolve("odd/dists/Release")));
      assertFalse(Files.exists(here.resolve("odd/pool/p0")));
    }
  }

  @Test
  void aDirectoryStaysThatTheListingNamesAgainWhenItIsReadForTheIndex() throws Exception {
    try (var odd = new Site().listing("/d/", "i.xml", "b", "sub/").file("/d/i.xml", "index 1")) {
      odd.file("/d/b", "b").listing("/d/sub/", "file").file("/d/sub/file", "file");
      List<String> words = List.of("-nH", "-P", "odd", "--last=*.xml", "--delete");
      String[] all =
          Stream.concat(words.stream(), Stream.of("--max-delete=9", odd.url("/d/")))
              .toArray(String[]::new);
      assertEquals(0, Inside.run(here, all).status());
      odd.file("/d/i.xml", "index 2 names sub/file");
      odd.server()
          .stubFor(
              any(urlEqualTo("/d/"))
                  .inScenario("once")
                  .whenScenarioStateIs(STARTED)
                  .willSetStateTo("read")
                  .willReturn(
                      aResponse()
                          .withHeader("Content-Type", "text/html")
                          .withBody(Site.index("/d/", "i.xml", "b"))));
      var result = Inside.run(here, all);
      assertEquals(0, result.status(), result.err());
      assertEquals("index 2 names sub/file", Files.readString(here.resolve("odd/d/i.xml")));
      assertTrue(Files.exists(here.resolve("odd/d/sub/file")), result.err());
    }
  }

  @Test
  void aSeedThatComesLastWaitsForTheOthers() throws Exception {
    Path list = here.resolve("list");
    Files.writeString(
        list,
        "%1$sdebian/dists/\n%1$sdebian/pool/index.xml\n%1$sdebian/pool/p1/p.deb\n"
            .formatted(server.uri()));
    var result =
        Inside.run(
            here, "-nH", "-P", copy.toString(), "--last=dists", "--last=*.xml", list.toString());
    assertEquals(0, result.status(), result.err());
    assertTrue(result.err().startsWith("4 files saved"), result.err());
    assertTrue(server.requests().getFirst().contains("p1/p.deb"), server.requests().toString());
  }

  private Program.Result mirror(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("-nH", "-P", copy.toString(), "-j", "4"));
    all.addAll(List.of(words));
    all.add(server.uri().toString());
    return Inside.run(here, all.toArray(String[]::new));
  }

  private static int firstOf(List<String> lines, String part) {
    return (int) lines.stream().takeWhile(line -> !line.contains(part)).count();
  }

  private static int lastOf(List<String> lines, String part) {
    return lines.size() - 1 - firstOf(lines.reversed(), part);
  }

  private String read(String name) throws IOException {
    return Files.readString(copy.resolve(name));
  }

  private void assertTheSame() throws IOException {
    var copied = TreeSnapshot.of(copy).without(path -> path.startsWith(".mirror"));
    assertEquals(List.of(), TreeSnapshot.of(site).differences(copied));
  }

  private void file(String name, String content, FileTime modified) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, modified);
  }
}
