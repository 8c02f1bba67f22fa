package mirror.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import mirror.fetch.ScriptedServer;

/** Secrets on their way to where they should not be: to other servers, or into files (rule 8). */
final class LeakFaults {
  private static final String SECRET = "hunter2";
  private static final String WITH_USERINFO = "http://me:hunter2@127.0.0.1:{port}";
  private static final String CHALLENGE =
      Scenario.empty("401 Who?", "WWW-Authenticate: Basic realm=\"r\"\r\n");

  private LeakFaults() {}

  static List<Scenario> table() {
    return List.of(
        asked("a user and password", "--user=me", "--password=" + SECRET),
        asked("userinfo").seed(WITH_USERINFO + "/d/"),
        asked("an unasked password", "--user=me", "--password=" + SECRET, "--auth-no-challenge"),
        asked("netrc").planted(LeakFaults::netrc).knowing("NETRC", "{here}/netrc"),
        asked("a header of the user's", "--header=Authorization: Basic bWU6aHVudGVyMg=="),
        elsewhere("a user and password", "--user=me", "--password=" + SECRET).seed("/f"),
        elsewhere("userinfo").seed(WITH_USERINFO + "/f"),
        elsewhere("an unasked password", "--user=me", "--password=" + SECRET, "--auth-no-challenge")
            .seed("/f"),
        elsewhere("netrc").seed("/f").planted(LeakFaults::netrc).knowing("NETRC", "{here}/netrc"),
        elsewhere("a header of the user's", "--header=X-Token: " + SECRET).seed("/f"),
        elsewhere("an Authorization of the user's", "--header=Authorization: " + SECRET).seed("/f"),
        elsewhere("a Cookie of the user's", "--header=Cookie: s=" + SECRET).seed("/f"),
        elsewhere("loaded cookies", "--load-cookies={here}/cookies")
            .seed("/f")
            .planted(LeakFaults::cookies),
        told("a proxy that is not there", "--proxy=http://me:hunter2@127.0.0.1:1")
            .seed("http://a.invalid/f")
            .exits(4)
            .says("proxy 127.0.0.1:1"),
        told("a proxy of the environment")
            .knowing("http_proxy", "http://me:hunter2@127.0.0.1:1")
            .knowing("no_proxy", "")
            .seed("http://a.invalid/f")
            .exits(4),
        told("a proxy that cannot be used", "--proxy=socks5://me:hunter2@127.0.0.1:1")
            .seed("http://a.invalid/f")
            .exits(2),
        told("a URL that is none").seed("http://me:hunter2@[::zz]/").exits(2),
        told("another scheme").seed("ftp://me:hunter2@host/").exits(2),
        told("lines that are no URLs")
            .seed("-")
            .typing(
                "htp://me:hunter2@x/\nhttp://me:hunter2@ /\nhttp://me:hunter2@127.0.0.1:99999/\n")
            .exits(1),
        told("a cookie in a head that breaks off")
            .raw("/d/", "HTTP/1.1 200 OK\r\nSet-Cookie: s=" + SECRET)
            .exits(4)
            .says(": the connection broke: in its head"),
        told("a server that is not there").seed("http://me:hunter2@127.0.0.1:1/x").exits(4),
        told("headers that are none")
            .seed("/f", "/g")
            .redirect("/f", "http://me:hunter2@127.0.0.1:1/\u0001x")
            .answer("/g", "200 OK", "Set-Cookie: s=hunter2\u0001x\r\n", "x")
            .exits(7)
            .says("header value \"Location\"", "header value \"Set-Cookie\""),
        told("a redirect").seed("/f").redirect("/f", "http://me:hunter2@127.0.0.1:1/").exits(4),
        told("links of a listing")
            .listing("/d/", "f", "http://me:hunter2@127.0.0.1:1/x", "http://me:hunter2@[zz/")
            .files("/d/f")
            .storesFiles("d/f"));
  }

  /** What is told on demand is in no file, log or message. */
  private static Scenario asked(String name, String... options) {
    return told(name, options)
        .answers(
            "/d/",
            (connection, out) -> challenge(connection, Scenario.index("/d/", "f", "no"), out))
        .answers("/d/f", (connection, out) -> challenge(connection, "body of f", out))
        .storesFiles("d/f")
        .exits(24)
        .says("/d/no: 404");
  }

  private static void challenge(ScriptedServer.Connection connection, String body, OutputStream out)
      throws IOException {
    boolean known = connection.request().contains("\r\nAuthorization: Basic bWU6aHVudGVyMg==\r\n");
    String answer =
        known ? Scenario.ok(body.startsWith("<") ? "text/html" : "text/plain", body) : CHALLENGE;
    out.write(answer.getBytes(ISO_8859_1));
  }

  /** The same server by another name is another: it gets nothing of what took the file there. */
  private static Scenario elsewhere(String name, String... options) {
    return told(name + ", and another server", options)
        .answers(
            "/f",
            (connection, out) ->
                out.write(
                    (isTold(connection) ? moved(connection) : CHALLENGE).getBytes(ISO_8859_1)))
        .answers(
            "/far",
            (connection, out) ->
                out.write(
                    Scenario.ok("text/plain", isTold(connection) ? "told" : "not told")
                        .getBytes(ISO_8859_1)))
        .stores("f", "not told");
  }

  private static boolean isTold(ScriptedServer.Connection connection) {
    return Pattern.compile("(?im)^(authorization|cookie|x-token):|hunter2")
        .matcher(connection.request())
        .find();
  }

  private static String moved(ScriptedServer.Connection connection) {
    String port = connection.request().replaceFirst("(?s).*\r\nHost: [^:]*:(\\d+).*", "$1");
    return Scenario.empty("302 Found", "Location: http://localhost:" + port + "/far\r\n");
  }

  /** All that is printed and written about a run. */
  private static Scenario told(String name, String... options) {
    return new Scenario("secret: " + name)
        .with("-v", "-t1", "--report={here}/report", "--failed={here}/failed")
        .with(options)
        .keeps(SECRET);
  }

  private static void netrc(Path folder) throws IOException {
    Path file = folder.resolve("netrc");
    Files.writeString(file, "machine 127.0.0.1 login me password hunter2\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static void cookies(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("cookies"), "127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\thunter2\n");
  }
}
