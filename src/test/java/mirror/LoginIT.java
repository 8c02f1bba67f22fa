package mirror;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mirror.server.Apache;
import mirror.server.Protection;
import mirror.server.TreeSnapshot;
import mirror.server.WebServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Real servers that want to know who asks. */
@Execution(ExecutionMode.CONCURRENT)
class LoginIT {
  private static final int FILES = 40;

  @TempDir private Path folder;
  private Path tree;
  private Path here;

  @BeforeEach
  void makeTree() throws IOException {
    assumeTrue(new Apache("").executable().isPresent(), "apache2 is not installed");
    tree = Files.createDirectories(folder.resolve("tree"));
    for (int i = 0; i < FILES; i++) {
      Path directory = Files.createDirectories(tree.resolve("d" + i % 4));
      Files.writeString(directory.resolve("file " + i + "?.txt"), "content " + i);
    }
    here = Files.createDirectory(folder.resolve("here"));
  }

  enum Scheme {
    BASIC,
    DIGEST;

    WebServer serve(Path folder, Path tree) throws IOException, InterruptedException {
      return WebServer.start(
          switch (this) {
            case BASIC -> Protection.basic(folder);
            case DIGEST -> Protection.digest(folder, 300);
          },
          tree);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTreeBehindAPasswordCostsOneRefusedRequest(Scheme scheme) throws Exception {
    try (WebServer server = scheme.serve(folder, tree)) {
      var result = Inside.run(here, "--user=joe", "--password=top secret", server.uri().toString());
      assertEquals(0, result.status(), result.err());
      assertMirrored(server);
      assertEquals(1, refused(server).count());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aUrlMayCarryThePassword(Scheme scheme) throws Exception {
    try (WebServer server = scheme.serve(folder, tree)) {
      var result = Inside.run(here, "-v", with(server, "joe:top%20secret@"));
      assertEquals(0, result.status(), result.err());
      assertMirrored(server);
      assertFalse(result.err().contains("secret") || result.err().contains("joe"), result.err());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongPasswordIsAnAuthenticationFailureAndNamesNoSecret(Scheme scheme) throws Exception {
    try (WebServer server = scheme.serve(folder, tree)) {
      var result = Inside.run(here, "-v", with(server, "joe:wrong%20secret@"));
      assertEquals(6, result.status(), result.err());
      String refused = server.uri() + ": 401 Unauthorized: the password was refused\n";
      assertTrue(result.err().contains(refused), result.err());
      assertFalse(result.err().contains("secret") || result.err().contains("joe"), result.err());
      assertEquals(2, refused(server).count());
    }
  }

  @Test
  void aNonceThatIsGoodForOneRequestIsRenewed() throws Exception {
    try (WebServer server = WebServer.start(Protection.digest(folder, 0), tree)) {
      var result =
          Inside.run(here, "-j1", "--user=joe", "--password=top secret", server.uri().toString());
      assertEquals(0, result.status(), result.err());
      assertMirrored(server);
    }
  }

  @Test
  void theNetrcKnowsThePassword() throws Exception {
    Files.writeString(
        folder.resolve(".netrc"), "machine 127.0.0.1 login joe password \"top secret\"\n");
    var home = Map.of("HOME", folder.toString(), "NETRC", "");
    try (WebServer server = Scheme.DIGEST.serve(folder, tree)) {
      String url = server.uri().toString();
      var without = Inside.run(here, home, "", "--no-netrc", url);
      assertEquals(6, without.status(), without.err());
      var with = Inside.run(here, home, "", url);
      assertEquals(0, with.status(), with.err());
      assertMirrored(server);
    }
  }

  @Test
  void theNetrcKnowsThePasswordOfAUserThatTheUrlNames() throws Exception {
    Path netrc =
        Files.writeString(
            folder.resolve("logins"),
            "machine 127.0.0.1 login jim password no\n"
                + "machine 127.0.0.1 login joe password \"top secret\"");
    try (WebServer server = Scheme.BASIC.serve(folder, tree)) {
      var result = Inside.run(here, Map.of("NETRC", netrc.toString()), "", with(server, "joe@"));
      assertEquals(0, result.status(), result.err());
      assertMirrored(server);
    }
  }

  @ParameterizedTest
  @CsvSource({"/no/such, no such file or directory", "/, Is a directory"})
  void aNetrcThatIsNotThereIsAWarning(String netrc, String reason) throws Exception {
    try (WebServer server = Scheme.BASIC.serve(folder, tree)) {
      var result = Inside.run(here, Map.of("NETRC", netrc), "", with(server, "joe:top%20secret@"));
      assertEquals(0, result.status(), result.err());
      assertTrue(
          result.err().startsWith("no passwords: " + netrc + ": " + reason + "\n"), result.err());
    }
  }

  @Test
  void thePasswordIsAskedForOnTheTerminalAndNotShown() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "script is not installed");
    try (WebServer server = Scheme.BASIC.serve(folder, tree)) {
      // script gives its command a terminal, and types there what it is told
      String command =
          "%s -q --user=joe --ask-password %s".formatted(Program.launcher(), server.uri());
      Path screen = folder.resolve("screen");
      Process script =
          new ProcessBuilder("script", "-qec", command, "/dev/null")
              .directory(here.toFile())
              .redirectErrorStream(true)
              .redirectOutput(screen.toFile())
              .start();
      script.getOutputStream().write("top secret\n".getBytes(US_ASCII));
      script.getOutputStream().flush();
      assertEquals(0, script.waitFor(), Files.readString(screen));
      assertTrue(Files.readString(screen).contains("Password of joe: "));
      assertMirrored(server);
    }
  }

  private void assertMirrored(WebServer server) throws IOException {
    Path copy = here.resolve(server.uri().getAuthority());
    assertEquals(List.of(), TreeSnapshot.of(tree).differences(TreeSnapshot.of(copy)));
  }

  private static Stream<String> refused(WebServer server) throws IOException {
    return server.requests().stream().filter(request -> request.endsWith(" 401"));
  }

  private static String with(WebServer server, String userinfo) {
    return server.uri().toString().replace("//", "//" + userinfo);
  }
}
