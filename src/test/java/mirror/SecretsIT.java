package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.http.HttpHeaders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told to one server and to no other. */
@Execution(ExecutionMode.CONCURRENT)
class SecretsIT {
  @AutoClose private final Site home = new Site();
  @AutoClose private final Site other = new Site();

  @TempDir private Path folder;

  @Test
  void theFirstSourcesSecretsGoToItsOriginOnly() throws Exception {
    Path cookies = cookies("127.0.0.1\tFALSE\t/\tFALSE\t0\tloaded\tcookie");
    protect(home.listing("/a/", "near", "far"), "/a/near");
    home.redirect("/a/far", other.url("/far"));
    protect(other.listing("/b/", "file").file("/b/file", "x"), "/far");
    var result =
        run(
            "--user=joe",
            "--password=secret",
            "--header=X-Token: secret",
            "--load-cookies=" + cookies,
            home.url("/a/"),
            other.url("/b/"));
    assertEquals(6, result.status(), result.err());
    String far = other.url("/far") + ": 401 Unauthorized: no user known for this server\n";
    assertTrue(result.err().contains(far), result.err());
    assertEquals("hello", Files.readString(home.copy(folder, "/a/near")));

    HttpHeaders near = sent(home, "/a/near").getLast();
    assertEquals("secret", near.getHeader("X-Token").firstValue());
    assertEquals("loaded=cookie", near.getHeader("Cookie").firstValue());
    assertTrue(near.getHeader("Authorization").firstValue().startsWith("Basic "));
    for (String path : List.of("/far", "/b/", "/b/file")) {
      for (HttpHeaders headers : sent(other, path)) {
        for (String name : List.of("X-Token", "Cookie", "Authorization")) {
          assertFalse(headers.getHeader(name).isPresent(), path + " " + name);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"htp://127.0.0.1/, false", "http://127.0.0.1:99999/, false", "my list, true"})
  void theSecondSeedIsNotTheFirstWhereThatOneIsMisspelt(String line, boolean told)
      throws Exception {
    home.file("/a", "x");
    Path list = Files.writeString(folder.resolve("urls.txt"), line + "\n" + home.url("/a"));
    assertEquals(1, run("--header=X-Token: secret", list.toString()).status());
    assertEquals(told, sent(home, "/a").getLast().getHeader("X-Token").isPresent());
  }

  @Test
  void userinfoIsForTheOriginThatItStandsBefore() throws Exception {
    protect(home, "/a");
    protect(other, "/b");
    Path list =
        Files.writeString(
            folder.resolve("urls.txt"),
            home.url("/a").replace("//", "//joe:secret@")
                + "\n"
                + other.url("/b").replace("//", "//joe:other@")
                + "\n"
                + home.url("/c").replace("//", "//jim:secret@"));
    var result = run("-v", list.toString());
    assertEquals(6, result.status(), result.err());
    assertEquals("hello", Files.readString(home.copy(folder, "/a")));
    assertTrue(result.err().contains(other.url("/b") + ": 401"), result.err());
    assertTrue(
        result.err().contains("urls.txt:3: " + home.url("/c") + ": another user of this server"),
        result.err());
    assertFalse(result.err().contains("secret") || result.err().contains("joe"), result.err());
  }

  @Test
  void aLinkOrARedirectGivesNobodyAPassword() throws Exception {
    home.listing("/a/", home.url("/a/file").replace("//", "//joe:secret@"), "gone");
    protect(home, "/a/file");
    home.redirect("/a/gone", "http://joe:secret@127.0.0.1:x/");
    var result = run("-v", home.url("/a/"));
    assertEquals(6, result.status(), result.err());
    assertEquals(1, sent(home, "/a/file").size());
    assertFalse(result.err().contains("secret"), result.err());
  }

  @Test
  void headersAreAddedReplacedAndTakenBack() throws Exception {
    home.file("/a", "x");
    var result =
        run(
            "--header=X-Gone: 1",
            "--header=",
            "--header=x-kept: 1",
            "--header",
            "X-KEPT: 2",
            "--header=Accept: text/plain",
            "--header=Host: example.org",
            "--header=Accept-Encoding: identity",
            "--referer=http://from/",
            "-U",
            "agent/7",
            home.url("/a"));
    assertEquals(0, result.status(), result.err());
    HttpHeaders headers = sent(home, "/a").getFirst();
    assertFalse(headers.getHeader("X-Gone").isPresent());
    assertEquals(List.of("2"), headers.getHeader("X-Kept").values());
    assertEquals(List.of("text/plain"), headers.getHeader("Accept").values());
    assertEquals(List.of("example.org"), headers.getHeader("Host").values());
    assertEquals(List.of("http://from/"), headers.getHeader("Referer").values());
    assertEquals(List.of("agent/7"), headers.getHeader("User-Agent").values());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--header=secret|--header: a header is \"Name: value\"",
        "--header=a b: secret|--header: no possible name of a header: \"a b\"",
        "--header=Range: secret|--header: mirror sets Range itself",
        "--header=Content-Length: 7|--header: mirror sets Content-Length itself",
        "--header=X: s\u00e9cret|--header: the value of X must be printable ASCII",
        "--user=joe:secret|--user cannot have a colon",
        "--user=http://joe:secret@host/|--user took http://host/",
        "--load-cookies=/no/such|the cookies in /no/such cannot be read",
        "--load-cookies=/|the cookies in / cannot be read",
        "--ask-password|--ask-password needs a terminal",
        "--pasword=secret|Unknown option: '--pasword' (did you mean --password?)",
        "--tries=http://joe:secret@host/|--tries is a number or inf: http://host/",
      })
  void whatCannotBeSentIsAUsageError(String option, String complaint) throws Exception {
    var result = run(option, home.url("/a"));
    assertEquals(2, result.status());
    assertEquals("mirror: " + complaint + ". Try 'mirror --help'.\n", result.err());
    assertEquals(List.of(), home.requests());
  }

  /** As of {@code $(cat token)}, where the file was written elsewhere. */
  @Test
  void aLineBreakInAValueHidesNoOption() throws Exception {
    for (String end : List.of("\r", "\nsecret", "\u2028")) {
      var header = run("--header=X: secret" + end, home.url("/a"));
      assertEquals(
          "mirror: --header: the value of X must be printable ASCII. Try 'mirror --help'.\n",
          header.err());
      var misspelt = run("--pasword=secret" + end, home.url("/a"));
      assertEquals(
          "mirror: Unknown option: '--pasword' (did you mean --password?). Try 'mirror --help'.\n",
          misspelt.err());
    }
  }

  @Test
  void loadedCookiesGoWhereTheyBelong() throws Exception {
    home.listing("/a/", "b/").listing("/a/b/", "c").file("/a/b/c", "x");
    String port = home.url("").replaceFirst(".*:", "");
    Path file =
        cookies(
            "# a comment",
            "127.0.0.1\tFALSE\t/\tFALSE\t4000000000\troot\t1",
            "#HttpOnly_127.0.0.1\tFALSE\t/a/b\tFALSE\t0\tdeep\t2=2",
            "127.0.0.1:" + port + "\tFALSE\t/\tFALSE\t0\tport\t3",
            "127.0.0.1:1\tFALSE\t/\tFALSE\t0\totherport\t4",
            "127.0.0.1\tFALSE\t/\tTRUE\t0\tsecure\t5",
            "127.0.0.1\tFALSE\t/\tFALSE\t1\texpired\t6",
            "0.0.1\tTRUE\t/\tFALSE\t0\tpartofanaddress\t7",
            "example.org\tTRUE\t/\tFALSE\t0\tother\t8",
            "127.0.0.1\tFALSE\t/a/bc\tFALSE\t0\tbeside\t9",
            "no cookie");
    assertEquals(0, run("--load-cookies=" + file, home.url("/a/")).status());
    assertEquals(Optional.of("root=1; port=3"), cookie("/a/"));
    assertEquals(Optional.of("deep=2=2; root=1; port=3"), cookie("/a/b/c"));
  }

  @Test
  void aFileWithoutACookieIsAWarning() throws Exception {
    home.file("/a", "x");
    Path file = cookies("# nothing", "session=1; a header, and no line of a file");
    var result = run("-q", "--load-cookies=" + file, home.url("/a"));
    assertEquals(0, result.status());
    assertEquals("no cookies: no line of " + file + " is one\n", result.err());
  }

  @Test
  void aServerGetsItsCookiesBack() throws Exception {
    home.answer(
        "/a/",
        aResponse()
            .withHeader("Content-Type", "text/html")
            .withHeader(
                "Set-Cookie", "session=1; HttpOnly", "elsewhere=2; Path=/b", "no=3; Domain=org")
            .withHeader(
                "Set-Cookie",
                "secure=4; Secure",
                "gone=5; Max-Age=0",
                "=6",
                "own=7; Domain=127.0.0.1")
            .withBody(Site.index("/a/", "b/")));
    home.answer(
        "/a/b/",
        aResponse()
            .withHeader("Content-Type", "text/html")
            .withHeader("Set-Cookie", "session=; Path=/a; Expires=Thu, 01-Jan-1970 00:00:01 GMT")
            .withBody(Site.index("/a/b/", "c")));
    home.redirect("/a/b/c", other.url("/c"));
    other.file("/c", "x");
    var result = run("-j1", home.url("/a/"));
    assertEquals(0, result.status(), result.err());
    assertEquals(Optional.empty(), cookie("/a/"));
    assertEquals(Optional.of("session=1; own=7"), cookie("/a/b/"));
    assertEquals(Optional.of("own=7"), cookie("/a/b/c"));
    assertFalse(sent(other, "/c").getFirst().getHeader("Cookie").isPresent());
  }

  private Path cookies(String... lines) throws IOException {
    return Files.write(folder.resolve("cookies.txt"), List.of(lines));
  }

  private Program.Result run(String... words) throws Exception {
    return Inside.run(folder, words);
  }

  private static void protect(Site site, String path) {
    site.answer(
        path, aResponse().withStatus(401).withHeader("WWW-Authenticate", "Basic realm=\"x\""));
    site.server()
        .stubFor(
            get(urlEqualTo(path))
                .withBasicAuth("joe", "secret")
                .willReturn(aResponse().withBody("hello")));
  }

  private static List<HttpHeaders> sent(Site site, String path) {
    return site.server().getAllServeEvents().reversed().stream()
        .filter(event -> event.getRequest().getUrl().equals(path))
        .map(event -> event.getRequest().getHeaders())
        .toList();
  }

  private Optional<String> cookie(String path) {
    var header = sent(home, path).getFirst().getHeader("Cookie");
    return header.isPresent() ? Optional.of(header.firstValue()) : Optional.empty();
  }
}
