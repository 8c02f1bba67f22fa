package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mirror.server.Apache;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Apache as a proxy, before nginx, in clear and by CONNECT. */
@Execution(ExecutionMode.CONCURRENT)
class ProxyIT {
  private static final Map<String, String> NOTHING = Map.of();

  /** What was meant for the proxy must not come through. */
  private static final String TELL_TALE = "if ($http_proxy_authorization) { return 418; }";

  @TempDir private Path folder;
  private Path tree;
  private Path here;

  @BeforeEach
  void makeTree() throws IOException {
    assumeTrue(new Apache("").executable().isPresent(), "apache2 is not installed");
    assumeTrue(Nginx.clear().executable().isPresent(), "nginx is not installed");
    tree = Files.createDirectory(folder.resolve("tree"));
    Files.writeString(tree.resolve("file"), "content");
    here = Files.createDirectory(folder.resolve("here"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--proxy", "http_proxy", "all_proxy", "ALL_PROXY", "without a scheme"})
  void aProxyIsAskedWhereverItWasNamed(String where) throws Exception {
    try (var server = clear();
        var proxy = WebServer.start(Protection.openProxy(), tree)) {
      String url = proxy.uri().toString();
      var result =
          switch (where) {
            case "--proxy" -> run(NOTHING, server, "--proxy=" + url);
            case "without a scheme" -> run(NOTHING, server, "--proxy", proxy.uri().getAuthority());
            default -> run(Map.of(where, url), server);
          };
      assertEquals(0, result.status(), result.err());
      assertMirrored(server);
      assertTrue(proxy.requests().contains("GET " + server.uri() + "file 200"), where);
    }
  }

  @Test
  void whatAWebClientMaySaySetsNoProxy() throws Exception {
    // CVE-2016-5385: a CGI script's HTTP_PROXY is its client's header
    try (var server = clear()) {
      var result = run(Map.of("HTTP_PROXY", "http://127.0.0.1:1/"), server);
      assertEquals(0, result.status(), result.err());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "--no-proxy, ''",
    "--no-proxy=127.0.0.1, ''",
    "--proxy=off, ''",
    "-nv, 127.0.0.0/8",
    "-nv, *",
  })
  void hostsMayBeAskedWithoutIt(String option, String noProxy) throws Exception {
    try (var server = clear()) {
      var dead = Map.of("http_proxy", "http://127.0.0.1:1/", "no_proxy", noProxy);
      var result = run(dead, server, option);
      assertEquals(0, result.status(), result.err());
      assertMirrored(server);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void theProxysPasswordIsForTheProxy(String scheme) throws Exception {
    try (var server = scheme.equals("http") ? clear() : secure();
        var proxy = WebServer.start(Protection.proxy(folder), tree)) {
      String url = proxy.uri().toString();
      var known =
          run(Map.of(scheme + "_proxy", url.replace("//", "//joe:top%20secret@")), server, "-v");
      assertEquals(0, known.status(), known.err());
      assertMirrored(server);

      var named =
          run(NOTHING, server, "--proxy=" + url, "--proxy-user=joe", "--proxy-password=top secret");
      assertEquals(0, named.status(), named.err());

      int before = server.requests().size();
      for (String who : List.of("", "joe:wrong%20secret@")) {
        var unknown = run(Map.of(scheme + "_proxy", url.replace("//", "//" + who)), server, "-v");
        assertEquals(6, unknown.status(), unknown.err());
        String refusal = "407 Proxy Authentication Required: proxy " + proxy.uri().getAuthority();
        assertTrue(unknown.err().contains(refusal), unknown.err());
        assertFalse(unknown.err().contains("secret"), unknown.err());
      }
      assertEquals(before, server.requests().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "https"})
  void aProxyThatIsNotThereIsNotPassedBy(String scheme) throws Exception {
    try (var server = scheme.equals("http") ? clear() : secure()) {
      String dead = "127.0.0.1:1";
      var result = run(NOTHING, server, "-t1", "--proxy=http://joe:secret@" + dead);
      assertEquals(4, result.status(), result.err());
      assertTrue(result.err().contains(": connection refused: proxy " + dead), result.err());
      assertFalse(result.err().contains("secret"), result.err());
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void aProxyThatRefusesToConnectIsUnderstood() throws Exception {
    try (var server = secure();
        var proxy = WebServer.start(new Apache(""), tree)) {
      var result = run(Map.of("https_proxy", proxy.uri().toString()), server);
      assertEquals(8, result.status(), result.err());
      String refusal = ": 405 Method Not Allowed: proxy " + proxy.uri().getAuthority() + "\n";
      assertTrue(result.err().contains(server.uri() + refusal), result.err());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "all_proxy, socks5://joe:secret@localhost:1080, 'socks5://localhost:1080'",
    "https_proxy, https://localhost:1080, 'https://localhost:1080'",
    "HTTPS_PROXY, socks4a://x, socks4a://x",
  })
  void aProxyOfAnotherKindIsRefusedAndNotPassedBy(String where, String url, String shown)
      throws Exception {
    try (var server = clear()) {
      var result = run(Map.of(where, url), server);
      assertEquals(2, result.status(), result.err());
      String complaint = where + ": no proxy but one over http can be used, not " + shown + ".";
      assertTrue(result.err().startsWith("mirror: " + complaint), result.err());
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void anImpossibleProxyIsAUsageError() throws Exception {
    var result = Inside.run(here, "--proxy=http://joe:secret@host:port/", "http://127.0.0.1:1/");
    assertEquals(2, result.status(), result.err());
    assertTrue(
        result.err().startsWith("mirror: --proxy: no possible proxy: http://host:port/"),
        result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://joe:12/secret@host:1", "joe:12?/s@cret@host:1", "joe:s@c/ret@h"})
  void aPasswordWithASlashIsNoOtherProxy(String url) throws Exception {
    var result = Inside.run(here, "--proxy=" + url, "http://127.0.0.1:1/");
    String complaint = "--proxy: in a proxy's password a / is written %2F, a ? %3F and a # %23.";
    assertEquals("mirror: " + complaint + " Try 'mirror --help'.\n", result.err());
    assertEquals(2, result.status());
  }

  private WebServer clear() throws Exception {
    return WebServer.start(new Nginx(Optional.empty(), TELL_TALE), tree);
  }

  private WebServer secure() throws Exception {
    assumeTrue(Certificate.makeable(), "openssl is not installed");
    return WebServer.start(new Nginx(Optional.of(Certificate.create(folder)), TELL_TALE), tree);
  }

  private Program.Result run(Map<String, String> environment, WebServer server, String... words)
      throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    if (server.uri().getScheme().equals("https")) {
      all.add("--ca-certificate=" + folder.resolve("certificate.pem"));
    }
    all.add(server.uri().toString());
    return Inside.run(here, environment, "", all.toArray(String[]::new));
  }

  private void assertMirrored(WebServer server) throws IOException {
    assertEquals(
        "content", Files.readString(here.resolve(server.uri().getAuthority()).resolve("file")));
  }
}
