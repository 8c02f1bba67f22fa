package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The program beside checksum files. */
@Execution(ExecutionMode.CONCURRENT)
class ChecksumsIT {
  @AutoClose private final Site site = new Site();

  @TempDir Path folder;

  @Test
  void aTreeThatAgreesWithItsChecksumFilesNeedsNoFurtherRequest() throws Exception {
    site.listing("/d/", "a", "MD5SUMS", "SHA256SUMS", "b", "b.sha512", "sub/");
    site.file("/d/a", "A").file("/d/b", "B").listing("/d/sub/", "c").file("/d/sub/c", "C");
    site.file("/d/MD5SUMS", line("MD5", "something else", "a"));
    site.file("/d/SHA256SUMS", line("SHA-256", "A", "a") + line("SHA-256", "C", "./sub/c"));
    site.file("/d/b.sha512", line("SHA-512", "B", "/elsewhere/b"));
    var result = run(site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    List<String> files = site.requests().stream().filter(url -> !url.endsWith("/")).toList();
    assertEquals(6, files.size(), files.toString());
  }

  @Test
  void whatContradictsIsFetchedOnceMoreAndStoredWithAWarning() throws Exception {
    contradictory();
    var result = run(site.url("/d/"));
    assertEquals(1, result.status(), result.err());
    assertEquals("A", stored("a"));
    assertEquals("C", stored("sub/c"));
    for (String file : List.of("/d/a", "/d/b", "/d/sub/c")) {
      assertTrue(result.err().contains(site.url(file) + ": its "), result.err());
      assertEquals(2, requests(file), file);
    }
    assertEquals(2, requests("/d/b.md5"));
    assertEquals(3, requests("/d/SHA256SUMS"));
    assertEquals(1, requests("/d/good"));
    assertTrue(
        result.err().contains("6 files saved (251 B), 0 unchanged, 3 checksum warnings, 0 failed"),
        result.err());
  }

  @Test
  void whatContradictsIsNotStoredWhereThatIsRequired() throws Exception {
    Path old = folder.resolve("copy/d/a");
    Files.createDirectories(old.getParent());
    Files.writeString(old, "old");
    contradictory();
    var result = run("--checksums=require", site.url("/d/"));
    assertEquals(1, result.status(), result.err());
    assertEquals("old", stored("a"));
    assertFalse(Files.exists(folder.resolve("copy/d/b")));
    assertEquals("good", stored("good"));
    assertTrue(result.err().contains(site.url("/d/a") + ": is not stored: "), result.err());
  }

  @Test
  void checksumFilesAreNoMatterWhereTheyAreOff() throws Exception {
    contradictory();
    var result = run("--checksums=off", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals("A", stored("a"));
    assertEquals(1, requests("/d/a"));
  }

  @Test
  void aChecksumFileThatWasRenewedMeanwhileIsBelieved() throws Exception {
    site.listing("/d/", "SHA256SUMS", "a").file("/d/a", "new");
    inTurn("/d/SHA256SUMS", line("SHA-256", "old", "a"), line("SHA-256", "new", "a"));
    var result = run(site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(2, requests("/d/a"));
    assertEquals(line("SHA-256", "new", "a"), stored("SHA256SUMS"));
  }

  @Test
  void aChecksumFileIsRenewedAlsoFromElsewhere() throws Exception {
    site.listing("/d/", "SHA256SUMS", "a").file("/d/a", "new");
    site.redirect("/d/SHA256SUMS", "/m/1").redirect("/m/1", "/m/2");
    inTurn("/m/2", line("SHA-256", "old", "a"), line("SHA-256", "new", "a"));
    var result = run("--checksums=require", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals("new", stored("a"));
  }

  @Test
  void aLargeChecksumFileIsRenewedInOnePiece() throws Exception {
    String others = line("SHA-256", "", "b").repeat(35_000);
    String renewed = line("SHA-256", "new", "a") + others;
    site.listing("/d/", "SHA256SUMS", "a").file("/d/a", "new");
    inTurn(
        "/d/SHA256SUMS",
        aResponse().withBody(line("SHA-256", "old", "a") + others),
        aResponse()
            .withBody(renewed)
            .withHeader("Content-Length", String.valueOf(renewed.length()))
            .withHeader("Accept-Ranges", "bytes")
            .withHeader("ETag", "\"2\""));
    var result = run("--checksums=require", "-s2", site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals("new", stored("a"));
  }

  @Test
  void aTokenIsNoPartOfTheNameThatAChecksumFileHas() throws Exception {
    site.html("/d/", "<p><a href='x.iso?token=1'>x.iso</a> <a href=x.iso.sha256>its checksum</a>");
    site.file("/d/x.iso?token=1", "A").file("/d/x.iso?token=1.sha256", "A");
    site.file("/d/x.iso.sha256", line("SHA-256", "not A", "x.iso"));
    var result = run(site.url("/d/"));
    assertEquals(1, result.status(), result.err());
    assertEquals(line("SHA-256", "not A", "x.iso"), stored("x.iso.sha256"));
    assertEquals(2, requests("/d/x.iso.sha256"));
  }

  @Test
  void aFileThatWasReplacedMeanwhileIsFetchedAgain() throws Exception {
    site.listing("/d/", "SHA256SUMS", "a").file("/d/SHA256SUMS", line("SHA-256", "new", "a"));
    inTurn("/d/a", "old", "new");
    var result = run(site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertEquals("new", stored("a"));
  }

  @Test
  void nothingElseOfAListingIsFetchedBeforeItsChecksumFiles() throws Exception {
    site.listing("/d/", "a", "b/", "c.md5", "c", "SHA256SUMS").listing("/d/b/", "x");
    site.file("/d/a", "A").file("/d/c", "C").file("/d/b/x", "X").file("/d/c.md5", "?");
    site.answer(
        "/d/SHA256SUMS", aResponse().withBody(line("SHA-256", "A", "a")).withFixedDelay(400));
    var result = run(site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    List<String> order =
        site.server().getAllServeEvents().stream()
            .map(ServeEvent::getRequest)
            .sorted(Comparator.comparing(request -> request.getLoggedDate()))
            .map(request -> request.getUrl())
            .filter(url -> !url.equals("/d/"))
            .toList();
    assertEquals(
        List.of("/d/SHA256SUMS", "/d/c.md5"), order.subList(0, 2).stream().sorted().toList());
    assertTrue(order.containsAll(List.of("/d/a", "/d/c", "/d/b/", "/d/b/x")), order.toString());
  }

  @Test
  void aChecksumFileThatCannotBeHadHoldsNothingUpForLong() throws Exception {
    site.listing("/d/", "MD5SUMS", "SHA1SUMS", "SHA256SUMS", "a", "x/").file("/d/a", "A");
    site.status("/d/MD5SUMS", 404).redirect("/d/SHA1SUMS", "/elsewhere");
    site.file("/elsewhere", "nothing").listing("/d/x/", "y").file("/d/x/y", "Y");
    site.server()
        .stubFor(
            any(urlEqualTo("/d/SHA256SUMS"))
                .inScenario("once")
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("later")
                .willReturn(aResponse().withStatus(503)));
    site.server()
        .stubFor(
            any(urlEqualTo("/d/SHA256SUMS"))
                .inScenario("once")
                .whenScenarioStateIs("later")
                .willReturn(aResponse().withBody(line("SHA-256", "B", "a"))));
    var result = run(site.url("/d/"));
    assertEquals(24, result.status(), result.err());
    assertTrue(result.err().contains(site.url("/d/a") + ": its SHA-256 is not"), result.err());
    assertEquals("Y", stored("x/y"));
  }

  @Test
  void aChecksumFileThatIsCurrentCountsForWhatIsNew() throws Exception {
    String sums = line("SHA-256", "A", "a") + line("SHA-256", "B", "b");
    site.listing("/d/", "SHA256SUMS", "a").file("/d/a", "A");
    site.answer(
        "/d/SHA256SUMS",
        aResponse().withBody(sums).withHeader("Last-Modified", "Fri, 01 Mar 2024 04:05:06 GMT"));
    assertEquals(0, run(site.url("/d/")).status());
    site.listing("/d/", "SHA256SUMS", "a", "b").file("/d/b", "X");
    var result = run("--report=" + folder.resolve("report"), site.url("/d/"));
    assertEquals(1, result.status(), result.err());
    assertTrue(result.err().contains(site.url("/d/b") + ": its SHA-256 is not"), result.err());
    assertTrue(result.err().contains(", 1 checksum warning, 0 failed"), result.err());
    String report = Files.readString(folder.resolve("report"));
    assertTrue(report.contains("\"doubtful\":1,\"failed\":0"), report);
  }

  @Test
  void aChecksumFileOfTooManyNamesIsLeftOutAndSaidSo() throws Exception {
    site.listing("/d/", "a", "SHA256SUMS").file("/d/a", "A");
    String sums =
        IntStream.range(0, 100_000)
            .mapToObj(i -> hex("SHA-256", "") + "  f" + i + "\n")
            .collect(Collectors.joining("", line("SHA-256", "not A", "a"), ""));
    site.file("/d/SHA256SUMS", sums);
    var result = run(site.url("/d/"));
    assertEquals(0, result.status(), result.err());
    assertTrue(
        result.err().contains(site.url("/d/SHA256SUMS") + ": names more files than"), result.err());
    assertEquals("A", stored("a"));
  }

  private void contradictory() {
    site.listing("/d/", "a", "b", "b.md5", "good", "SHA256SUMS", "sub/");
    site.file("/d/a", "A").file("/d/b", "B").file("/d/good", "good");
    site.listing("/d/sub/", "c").file("/d/sub/c", "C");
    site.file("/d/b.md5", hex("MD5", "not B") + "\n");
    site.file(
        "/d/SHA256SUMS",
        line("SHA-256", "not A", "a")
            + line("SHA-256", "good", "good")
            + line("SHA-256", "not C", "sub/c"));
  }

  private void inTurn(String path, String first, String then) {
    inTurn(path, aResponse().withBody(first), aResponse().withBody(then));
  }

  private void inTurn(
      String path, ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
    site.server()
        .stubFor(
            any(urlEqualTo(path))
                .inScenario(path)
                .whenScenarioStateIs(STARTED)
                .willSetStateTo("then")
                .willReturn(first));
    site.server()
        .stubFor(
            any(urlEqualTo(path)).inScenario(path).whenScenarioStateIs("then").willReturn(then));
  }

  private long requests(String path) {
    return site.requests().stream().filter(path::equals).count();
  }

  private String stored(String name) throws IOException {
    return Files.readString(folder.resolve("copy/d").resolve(name));
  }

  private Program.Result run(String... words) throws IOException, InterruptedException {
    return Inside.run(
        folder,
        Stream.concat(Stream.of("-nH", "-P", "copy"), Stream.of(words)).toArray(String[]::new));
  }

  private static String line(String algorithm, String content, String name) {
    return hex(algorithm, content) + "  " + name + "\n";
  }

  private static String hex(String algorithm, String content) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance(algorithm).digest(content.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
