package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mirror.server.Authority;
import mirror.server.Certificate;
import mirror.server.Nginx;
import mirror.server.Protection;
import mirror.server.WebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real servers that prove who they are, or fail to, and ask who we are. */
@Execution(ExecutionMode.CONCURRENT)
class TlsIT {
  private static final String HERE = "IP:127.0.0.1";

  @TempDir private Path folder;
  private Authority authority;
  private Path tree;
  private Path here;

  @BeforeEach
  void prepare() throws Exception {
    assumeTrue(Nginx.clear().executable().isPresent(), "nginx is not installed");
    assumeTrue(Certificate.makeable(), "openssl is not installed");
    authority = Authority.create(folder);
    tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("file"), "content");
    here = Files.createDirectory(folder.resolve("here"));
  }

  @Test
  void aServerOfAKnownAuthorityIsBelieved() throws Exception {
    try (WebServer server = serve(authority.sign("good", HERE, 2), "")) {
      var result = run(server, "--ca-certificate=" + authority.certificate());
      assertEquals(0, result.status(), result.err());
      assertMirrored(server);
    }
  }

  @Test
  void aPasswordForASiteGoesWithItToHttps() throws Exception {
    String login = "auth_basic x; auth_basic_user_file %s;".formatted(Protection.users(folder));
    try (WebServer server = serve(authority.sign("good", HERE, 2), login);
        var site = new Site()) {
      site.redirect("/", server.uri().toString());
      var result =
          Program.run(
              here,
              "-nH",
              "--user=joe",
              "--password=top secret",
              "--ca-certificate=" + authority.certificate(),
              site.url("/"));
      assertEquals(0, result.status(), result.err());
      assertEquals("content", Files.readString(here.resolve("file")));
      assertEquals(List.of("GET / 401", "GET / 200", "GET /file 200"), server.requests());
    }
  }

  /** What the AOT cache knows of the training's compilations once kept C2 away: 18 times slower. */
  @Test
  void whatIsLongIsDecipheredByTheOptimizingCompiler() throws Exception {
    try (var file = new RandomAccessFile(tree.resolve("file").toFile(), "rw")) {
      file.setLength(64 << 20);
    }
    Path home = Program.launcher().getParent().getParent();
    try (WebServer server = serve(authority.sign("good", HERE, 2), "")) {
      var builder =
          new ProcessBuilder(
              home.resolve("bin/java").toString(),
              "-XX:AOTCache=" + home.resolve("lib/mirror.aot"),
              "@" + home.resolve("lib/jvm.options"),
              "-XX:+PrintCompilation",
              "-m",
              "mirror/mirror.Main",
              "--ca-certificate=" + authority.certificate(),
              server.uri().toString());
      builder.directory(here.toFile());
      builder.redirectOutput(here.resolve("stdout.txt").toFile());
      builder.redirectError(here.resolve("stderr.txt").toFile());
      var result = Program.run(builder.start(), here);
      assertEquals(0, result.status(), result.err());
      assertTrue(
          result.err().lines().anyMatch(line -> line.matches(".* 4 .*crypto.provider.GHASH.*")),
          result.err());
    }
  }

  @Test
  void whatComesFasterThanItMayBeTakenFitsIntoTheHeap() throws Exception {
    try (var file = new RandomAccessFile(tree.resolve("file").toFile(), "rw")) {
      file.setLength(64 << 20);
    }
    for (int copy = 0; copy < 3; copy++) {
      Files.createLink(tree.resolve("file" + copy), tree.resolve("file"));
    }
    Certificate certificate = authority.sign("good", HERE, 2);
    List<WebServer> servers = new ArrayList<>();
    try {
      List<String> words =
          new ArrayList<>(
              List.of(
                  "-q",
                  "--limit-rate=200k",
                  "--max-duration=3",
                  "-j32",
                  "--ca-certificate=" + authority.certificate()));
      for (int i = 0; i < 6; i++) {
        servers.add(serve(certificate, ""));
        words.add(servers.getLast().uri().toString());
      }
      var result = Program.run(here, words.toArray(String[]::new));
      assertEquals(10, result.status(), result.err());
    } finally {
      for (WebServer server : servers) {
        server.close();
      }
    }
  }

  @Test
  void aSiteCanBeAskedForByAnotherName() throws Exception {
    String named = "if ($http_host != example.org) { return 418; }";
    try (WebServer server = serve(authority.sign("good", HERE, 2), named)) {
      String trust = "--ca-certificate=" + authority.certificate();
      assertEquals(8, run(server, trust).status());
      var result = run(server, trust, "--header=Host: example.org");
      assertEquals(0, result.status(), result.err());
      assertMirrored(server);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DNS:example.org, 2, true, its certificate is for another host",
    "DNS:localhost, 2, true, its certificate is for another host",
    "IP:127.0.0.1, -1, true, its certificate has expired",
    "IP:127.0.0.1, 2, false, its authority is unknown (--ca-certificate names one)",
  })
  void anyOtherIsNotUnlessThePersonInsists(String owner, int days, boolean known, String reason)
      throws Exception {
    try (WebServer server = serve(authority.sign("server", owner, days), "")) {
      String[] trust =
          known ? new String[] {"--ca-certificate=" + authority.certificate()} : new String[0];
      var refused = run(server, trust);
      assertEquals(5, refused.status(), refused.err());
      assertTrue(
          refused.err().contains(server.uri() + ": no secure connection: " + reason),
          refused.err());
      assertEquals(List.of(), server.requests());

      var insisted = run(server, "--no-check-certificate");
      assertEquals(0, insisted.status(), insisted.err());
      assertEquals(
          1, insisted.err().lines().filter(line -> line.contains("no server is checked")).count());
      assertMirrored(server);
    }
  }

  @Test
  void theEnvironmentNamesWhoIsBelieved() throws Exception {
    Path damaged = Files.writeString(folder.resolve("damaged"), "damaged");
    try (WebServer server = serve(authority.sign("good", HERE, 2), "")) {
      var unknown = run(server, damaged);
      assertEquals(5, unknown.status(), unknown.err());
      assertTrue(
          unknown.err().contains("no secure connection: no certificate authority is known here"),
          unknown.err());
      var known = run(server, authority.certificate());
      assertEquals(0, known.status(), known.err());
      assertMirrored(server);
    }
  }

  private Program.Result run(WebServer server, Path authorities) throws Exception {
    Map<String, String> environment = Map.of("SSL_CERT_FILE", authorities.toString());
    return Inside.run(here, environment, "", "-t1", server.uri().toString());
  }

  @Test
  void aCertificateOfOurOwnIsShownToWhoAsks() throws Exception {
    Certificate client = authority.sign("client", "email:joe@example.org", 2);
    Path both =
        Files.writeString(
            folder.resolve("both.pem"),
            "Bag Attributes: <none>\n"
                + Files.readString(client.key())
                + Files.readString(client.chain()));
    String asking =
        "ssl_verify_client on; ssl_client_certificate %s;".formatted(authority.certificate());
    try (WebServer server = serve(authority.sign("good", HERE, 2), asking)) {
      String trust = "--ca-certificate=" + authority.certificate();
      var without = run(server, trust);
      assertEquals(8, without.status(), without.err());
      for (var words :
          List.of(
              List.of("--certificate=" + client.chain(), "--private-key=" + client.key()),
              List.of("--certificate=" + both))) {
        List<String> all = new ArrayList<>(words);
        all.add(trust);
        all.add("-P" + Files.createTempDirectory(here, "copy"));
        var with = run(server, all.toArray(String[]::new));
        assertEquals(0, with.status(), with.err());
        assertTrue(with.err().startsWith("1 file saved"), with.err());
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--certificate=cert.pem --private-key=sec1.key|sec1.key holds a private key that is not in"
            + " plain PKCS#8; this makes it so: openssl pkcs8 -topk8 -nodes -in sec1.key -out"
            + " key.pem",
        "--certificate=cert.pem --private-key=old.key|old.key holds a private key that is not in"
            + " plain PKCS#8; this makes it so: openssl pkcs8 -topk8 -nodes -in old.key -out"
            + " key.pem",
        "--certificate=cert.pem|cert.pem holds no private key in PEM",
        "--certificate=cert.pem --private-key=junk.key|junk.key holds a private key that cannot be"
            + " read",
        "--private-key=sec1.key|--private-key needs --certificate",
        "--ca-certificate=sec1.key|sec1.key holds no certificate in PEM",
        "--ca-certificate=junk.pem|junk.pem holds a certificate that cannot be read",
        "--ca-certificate=none.pem|cannot read none.pem",
      })
  void aFileThatIsNoSuchThingIsAUsageError(String options, String complaint) throws Exception {
    Files.copy(authority.certificate(), here.resolve("cert.pem"));
    write("sec1.key", "EC PRIVATE KEY", "AAAA");
    write("old.key", "RSA PRIVATE KEY", "Proc-Type: 4,ENCRYPTED\nDEK-Info: x\n\nAAAA");
    write("junk.key", "PRIVATE KEY", "AAAA");
    write("junk.pem", "CERTIFICATE", "AAAA");
    List<String> words = new ArrayList<>(List.of(inHere(options).split(" ", -1)));
    words.add("https://127.0.0.1:1/");
    var result = Inside.run(here, words.toArray(String[]::new));
    assertEquals(2, result.status(), result.err());
    assertTrue(result.err().startsWith("mirror: " + inHere(complaint)), result.err());
    assertFalse(Files.exists(here.resolve("127.0.0.1:1")));
  }

  @Test
  void aCertificateOfAnotherKeyIsAUsageError() throws Exception {
    Certificate one = authority.sign("one", HERE, 2);
    Certificate other = authority.sign("other", HERE, 2);
    var result =
        Inside.run(
            here,
            "--certificate=" + one.chain(),
            "--private-key=" + other.key(),
            "https://127.0.0.1:1/");
    assertEquals(2, result.status(), result.err());
    String complaint =
        "%s begins with a certificate of another key than %s holds"
            .formatted(one.chain(), other.key());
    assertTrue(result.err().startsWith("mirror: " + complaint), result.err());
  }

  private String inHere(String text) {
    return text.replaceAll("\\b((cert|junk|none|old|sec1)\\.(pem|key))", here + "/$1");
  }

  private void write(String name, String label, String content) throws IOException {
    Files.writeString(
        here.resolve(name),
        "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(label, content));
  }

  private WebServer serve(Certificate certificate, String directives) throws Exception {
    return WebServer.start(new Nginx(Optional.of(certificate), directives), tree);
  }

  private Program.Result run(WebServer server, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(server.uri().toString());
    return Inside.run(here, all.toArray(String[]::new));
  }

  private void assertMirrored(WebServer server) throws IOException {
    assertEquals(
        "content", Files.readString(here.resolve(server.uri().getAuthority()).resolve("file")));
  }
}
