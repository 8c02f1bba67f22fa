package mirror;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line, as far as nothing is mirrored yet. */
class MainTest {
  /** The program sends its diagnostics to its log. */
  private final PrintStream realErr = System.err;

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @AfterEach
  void restore() {
    System.setErr(realErr);
  }

  @Test
  void aTerminalThatDoesNotKnowHowWideItIsCountsAsUsual() {
    assertEquals(Optional.of(80), new Main.Terminal(false, Optional.of(0)).columns());
    assertEquals(Optional.of(40), new Main.Terminal(false, Optional.of(40)).columns());
    assertEquals(Optional.empty(), new Main.Terminal(false, Optional.empty()).columns());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--no-such-option http://host/",
        "-nz http://host/",
        "-Z http://host/",
        "--jobs http://host/",
        "--jobs=many http://host/",
        "-j 0 http://host/",
        "-x 0 http://host/",
        "-s 0 http://host/",
        "--split=5000 http://host/",
        "-t -1 http://host/",
        "--cut-dirs=-1 http://host/",
        "--checksums=perhaps http://host/",
        "--recheck=-1 http://host/",
        "--last=[b-a] http://host/",
        "--restrict-file-names=dos http://host/",
        "--restrict-file-names=windows,lower http://host/",
        "--restrict-file-names= http://host/",
        "--max-redirect=-1 http://host/",
        "-T2f http://host/",
        "--connect-timeout=0x1p3 http://host/",
        "--waitretry=Infinity http://host/",
        "--last= http://host/",
        "--reject-regex= http://host/",
        "--min-size=2k --max-size=1k http://host/",
        "-nc --recheck=0 http://host/",
        "--size-only --recheck=0 http://host/",
        "--proxy-password=x http://host/",
        "--read-timeout=-5 http://host/",
        "--connect-timeout=NaN http://host/",
        "--waitretry=-1 http://host/",
        "--progress=dancing http://host/",
        "a\0b",
        "a\ud800b",
        "ftp://host/",
        "http:///",
        "no-such-file.txt",
        "-i no-such-file.txt http://host/",
        "http://host/ .",
      })
  void whatMakesNoSenseIsAUsageError(String words) {
    assertEquals(2, run("", words.split(" ")));
    assertTrue(err().startsWith("mirror: "), err());
    assertTrue(err().contains("Try 'mirror --help'."), err());
    assertEquals(1, err().lines().count(), err());
    assertEquals("", out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# nothing\n", "\ufeff"})
  void noUrlAtAllIsAUsageError(String stdin) {
    assertEquals(2, run(stdin));
    assertTrue(err().contains("no URL given"), err());
    assertEquals(2, run(stdin, "-"));
    assertEquals(2, run(stdin, "-q"));
  }

  @ParameterizedTest
  @CsvSource({
    "-P http://a:b@host/x, -P took http://host/x",
    "-qP https://host/, -qP took https://host/",
    "-q -A HTTP://host/ -, -A took HTTP://host/",
  })
  void theOptionThatTookTheUrlIsNamed(String words, String hint) {
    assertEquals(2, run("", words.split(" ")));
    assertEquals("mirror: no URL given (" + hint + "). Try 'mirror --help'.\n", err());
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/ /no/such, no such list of URLs: /no/such (to mirror into it: -P /no/such)",
    "/no/such, no such list of URLs: /no/such (a URL begins with http:// or https://)",
    "http://host/ ., 'a directory, not a list of URLs: . (to mirror into it: -P .)'",
    "., 'a directory, not a list of URLs: . (to mirror into it: -P .)'",
    "ftp://host/x., ftp://host/x.: not an http or https URL",
    "-i /dev/null, no URL in /dev/null (a list has one a line)",
    "--load-cookies=. http://host/, the cookies in . cannot be read",
    "--backup-dir=./x. http://host/, --backup-dir=./x. is inside the directory that is mirrored"
        + " into",
  })
  void noNameEndsTheSentence(String words, String complaint) {
    assertEquals(2, run("", words.split(" ")));
    assertEquals("mirror: " + complaint + ". Try 'mirror --help'.\n", err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n"})
  void aListWithoutAUrlIsAUsageErrorToo(String text) throws IOException {
    Path list = Files.writeString(folder.resolve("urls.txt"), text);
    Path copy = folder.resolve("copy");
    assertEquals(2, run("", "-P", copy.toString(), list.toString()));
    assertTrue(err().startsWith("mirror: no URL in " + list), err());
    assertEquals(2, run("", "-P", copy.toString(), "-i", list.toString(), "-"));
    assertFalse(Files.exists(copy));
  }

  /** A run that a full disk or a limit ended leaves it so too. */
  @Test
  void aListOfWhatFailedThatIsEmptyIsNoSuccess() throws IOException {
    Path list = Files.createFile(folder.resolve("rest.txt"));
    String copy = folder.resolve("copy").toString();
    assertEquals(2, run("", "-P", copy, "-q", "--failed=" + list, list.toString()), err());
  }

  @Test
  void aLogThatIsNotWholeIsSaid() {
    assumeTrue(Files.exists(Path.of("/dev/full")), "Not tested: no /dev/full");
    assertEquals(
        3, run("http://127.0.0.1:1/\n", "-t1", "-P", folder.toString(), "-o/dev/full", "-"));
    assertEquals("mirror: /dev/full: the log is not whole\n", err());
  }

  @Test
  void aTerminalIsNotReadForUrls() {
    assertEquals(2, run(new Main.Terminal(true, Optional.of(80)), "http://host/"));
    assertTrue(err().contains("no URL given"), err());
  }

  @Test
  void aListOfBadLinesIsNoUsageError() {
    assertEquals(1, run("example.org\n", "-P", folder.toString(), "-"));
    assertTrue(err().startsWith("stdin:1: "), err());
  }

  @Test
  void whatWasTypedCannotMoveTheCursor() {
    assertEquals(2, run("", "\u001b[2J"));
    assertTrue(err().contains("\\x1b[2J"), err());
  }

  @Test
  void aTargetThatIsAFileIsALocalError() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertEquals(3, run("", "-P", file.toString(), "http://127.0.0.1:9/"));
    assertTrue(err().startsWith("mirror: " + file + ": "), err());
    assertFalse(err().contains("null"), err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "--help --jobs=0", "-h http://host/"})
  void helpGoesToStdout(String words) {
    assertEquals(0, run("", words.split(" ")));
    assertTrue(out().contains("mirror [OPTIONS] [SOURCE...]"), out());
    assertTrue(out().lines().allMatch(line -> line.length() <= 80), out());
    assertEquals("", err());
  }

  @Test
  void helpIsOneScreen() {
    run("", "--help");
    assertTrue(out().lines().count() < 24, out()); // the last is the next prompt's
    assertTrue(out().contains("--help=all"), out());
    assertTrue(out().endsWith("Example: mirror -P /srv/mirror https://example.org/pub/\n"), out());
  }

  @Test
  void allHelpNamesEachOptionWithItsDefault() {
    run("", "--help=all");
    for (String text :
        new String[] {
          "--directory-prefix=DIR", "--jobs=N", "[16]", "[6]", "--tries=N", "[5]", "Exit status"
        }) {
      assertTrue(out().contains(text), text);
    }
    assertTrue(out().lines().allMatch(line -> line.length() <= 80), out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help all", "-h all", "-q --help all"})
  void allHelpMayBeAskedForWithABlank(String words) {
    assertEquals(0, run("", words.split(" ")));
    assertTrue(out().contains("Exit status"), out());
  }

  @Test
  void helpTakesNoOtherWord() {
    assertEquals(2, run("", "--help=most"));
    assertTrue(err().contains("--help"), err());
  }

  @ParameterizedTest
  @CsvSource({
    "--job=3, --jobs",
    "--directory-prefx=x, --directory-prefix",
    "--user-agnet=x, --user-agent",
    "--include-dir=/d, --include-directories",
    "--recursve, --recursive",
    "--no-parents, --no-parent",
    "--no-verb, --no-verbose",
  })
  void aNearMissIsNamed(String word, String meant) {
    assertEquals(2, run("", word, "http://host/"));
    assertTrue(err().contains("did you mean " + meant + "?"), err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--no-such", "-Z", "--x", "--frobnicate"})
  void nothingFarIsNamed(String word) {
    assertEquals(2, run("", word, "http://host/"));
    assertFalse(err().contains("did you mean"), err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-rN",
        "-rnp",
        "-mnpH",
        "-rNcnp",
        "-npH",
        "-Hnp",
        "-rKnp",
        "-r -m -N -np -c",
        "--mirror"
      })
  void wgetsHabitsAreAccepted(String words) {
    // What is wrong then is the source, and no option.
    assertEquals(2, run("", (words + " no-such-list").split(" ")));
    assertTrue(err().contains("no such list of URLs: no-such-list"), err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--no-if-modified-since",
        "--retry-on-host-error",
        "--http-user=me --http-password=x",
        "--progress=dot:mega",
        "--progress=bar:force",
        "--compression=none",
        "--certificate-type=PEM",
        "--tries=inf",
        "-T0",
      })
  void wgetsSpellingsAreUnderstood(String words) {
    assertEquals(2, run("", (words + " no-such-list").split(" ")));
    assertTrue(err().contains("no such list of URLs: no-such-list"), err());
  }

  @ParameterizedTest
  @CsvSource({
    "--jobs=x, is no whole number",
    "-j 257, --jobs is a number from 1 to 256: 257",
    "--cut-dirs=99999999999, or too large",
    "--max-delete=x, is no whole number",
    "--waitretry=x, --waitretry is a time like 0.5, 30 or 2m: x",
    "--checksums=x, expected one of auto",
    "-T 9999999999, --timeout is a time like 0.5, 30 or 2m",
    "--tries=-1, --tries is a number or inf",
    "--retry-on-http-error=200, is a list like 403",
    "-4 -6, -4 and -6 exclude each other",
    "--list --dry-run, --list and --dry-run exclude each other",
    "--verify --list, --list and --verify exclude each other",
    "--verify --dry-run, --dry-run and --verify exclude each other",
    "-nc --ignore-listing, -nc and --ignore-listing exclude each other",
    "--size-only --ignore-listing, --size-only and --ignore-listing exclude each other",
    "--no-cookies --load-cookies=/dev/null, --load-cookies and --no-cookies exclude each other",
    "--no-check-certificate --ca-certificate=/dev/null, exclude each other",
    "--prefer-family=IPv5, is IPv4",
    "--bind-address=203.0.113.9, no address of this machine",
    "--bind-address=localhost, no address of this machine",
    "--compression=br, none|auto|gzip",
    "--certificate-type=DER, it is PEM here",
    "--list -o -, --list and --output-file=- would both write to stdout",
    "--dry-run -a /dev/stdout, --dry-run and --append-output=/dev/stdout would both",
    "--list --report=/dev/stdout, --list and --report=/dev/stdout would both",
    "--report=- -o /dev/stdout, --report=- and --output-file=/dev/stdout would both",
    "--failed=-, --failed needs a file",
    "-o http://a:b@host/, '-o takes a FILE, not a URL'",
    "-a https://host/x, '-a takes a FILE, not a URL'",
    "--report HTTP://host/, '--report takes a FILE, not a URL'",
    "--failed=http://host/, '--failed takes a FILE, not a URL'",
    "--input-file=none.txt, no such list of URLs: none.txt (a URL begins with http",
  })
  void whatMakesNoSenseIsSaid(String words, String complaint) {
    assertEquals(2, run("", (words + " http://host/").split(" ")));
    assertTrue(err().contains(complaint), err());
    assertEquals(1, err().lines().count(), err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void theVersionGoesToStdout(String word) {
    assertEquals(0, run("", word));
    assertTrue(out().matches("mirror \\S+\\R"), out());
  }

  private int run(String stdin, String... words) {
    return new Main(
            new ByteArrayInputStream(stdin.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            new Main.Terminal(false, Optional.empty()),
            Map.of())
        .run(words);
  }

  private int run(Main.Terminal terminal, String stdin) {
    return new Main(
            new ByteArrayInputStream(stdin.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminal,
            Map.of())
        .run("-P", folder.toString());
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
