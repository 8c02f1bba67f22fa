package mirror.options;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mirror.fetch.AddressFamily;
import mirror.frontier.Purpose;
import mirror.report.Destination;
import mirror.report.Output;
import mirror.visit.WhoseRobots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  private static final String URL = "http://host/";

  @TempDir Path home;

  @Test
  void itsValuesAreDefaults() throws IOException {
    write(".config/mirror/mirror.properties", "jobs = 3\ncut-dirs: 2\n# comment\nquiet=true\n");
    Options options = read(URL);
    assertEquals(Optional.empty(), options.complaint());
    assertEquals(3, options.speed().limits().jobs());
    assertEquals(2, options.target().layout(Optional.empty()).cutDirectories());
    assertTrue(options.output().output().quiet());
  }

  @Test
  void aByteOrderMarkIsNoPartOfIt() throws IOException {
    write(".mirror.properties", "\ufeffjobs=3\r\nquiet=true\r\n");
    Options options = read(URL);
    assertEquals(Optional.empty(), options.complaint());
    assertEquals(3, options.speed().limits().jobs());
  }

  @Test
  void whatIsNotUtf8IsRefusedInWords() throws IOException {
    Path file = write(".mirror.properties", "");
    Files.write(file, "user-agent=caf\u00e9\n".getBytes(ISO_8859_1));
    assertEquals(Optional.of(file + ": it is not UTF-8"), read(URL).complaint());
  }

  @Test
  void itsValuesAreTakenAsTheyStand() throws IOException {
    write(".mirror.properties", "user-agent=${sys:user.name} ${nobody}\n");
    assertEquals("${sys:user.name} ${nobody}", read(URL).network().fetching("1", 16).userAgent());
  }

  @ParameterizedTest
  @CsvSource({
    "directory-prefix=~/mir, /mir",
    "directory-prefix=~, ''",
    "state-dir=~/a~/b, /a~/b",
    "input-file=~/urls.txt, /urls.txt",
    "report=~/r.jsonl, /r.jsonl",
  })
  void aTildeBeforeAPathIsHome(String line, String path) throws IOException {
    write("urls.txt", "");
    write(".mirror.properties", line + "\n");
    Options options = read(URL);
    assertEquals(Optional.empty(), options.complaint());
    Stream<String> values =
        Stream.concat(
            options.sources().stream(),
            Stream.of(
                    Optional.of(options.target().directory()),
                    options.target().state(),
                    options.output().output().report().map(ConfigFileTest::path))
                .flatMap(Optional::stream)
                .map(Path::toString));
    assertTrue(values.anyMatch((home + path)::equals));
  }

  @ParameterizedTest
  @CsvSource({
    "user-agent=~/x, ~/x",
    "user-agent=~, ~",
  })
  void aTildeElsewhereIsOne(String line, String value) throws IOException {
    write(".mirror.properties", line + "\n");
    assertEquals(value, read(URL).network().fetching("1", 16).userAgent());
  }

  @ParameterizedTest
  @CsvSource({"~mir", "x/~/y"})
  void aTildeWithinANameIsOne(String name) throws IOException {
    write(".mirror.properties", "directory-prefix=" + name + "\n");
    assertEquals(Path.of(name), read(URL).target().directory());
  }

  @Test
  void theCommandLineCountsMore() throws IOException {
    write(".config/mirror/mirror.properties", "jobs=3\nquiet=true\n");
    Options options = read("-j", "4", "-q", URL);
    assertEquals(4, options.speed().limits().jobs());
    assertTrue(options.output().output().quiet());
  }

  @Test
  void aWordOfTheCommandLineTakesBackItsOpposite() throws IOException {
    write(
        ".mirror.properties",
        """
        no-check-certificate=true
        no-proxy=
        no-robots=true
        read-timeout=0.001
        connect-timeout=1
        append-output=x
        show-progress=true
        quiet=true
        inet4-only=true
        list=true
        no-cookies=true
        ignore-listing=true
        """);
    Path cookies = write("cookies", "");
    Options options =
        read(
            "--check-certificate",
            "--proxy=http://proxy:3128",
            "--robots",
            "-T100",
            "-oy",
            "--progress=none",
            "-v",
            "-6",
            "--dry-run",
            "--load-cookies=" + cookies,
            "-nc",
            URL);
    assertEquals(Optional.empty(), options.complaint());
    assertEquals(Optional.empty(), options.tls().warning());
    assertTrue(isByProxy(options));
    assertEquals(WhoseRobots.ALL, options.scope().robots());
    assertEquals(Duration.ofSeconds(100), options.network().fetching("1", 1).readTimeout());
    assertEquals(Duration.ofSeconds(100), options.network().fetching("1", 1).connectTimeout());
    Output output = options.output().output();
    assertEquals(Optional.of(new Destination.File(Path.of("y"), false)), output.log());
    assertEquals(Output.Progress.NONE, output.progress());
    assertFalse(output.quiet());
    assertEquals(Optional.of(AddressFamily.Wish.IPV6), options.network().addresses());
    assertEquals(Purpose.PLAN, options.output().purpose());
  }

  @Test
  void whatGoesWithAWordOfTheCommandLineStays() throws IOException {
    write(".mirror.properties", "no-proxy=host\ntimeout=7\n");
    Options options = read("--proxy=http://proxy:3128", "--read-timeout=5", URL);
    assertTrue(!isByProxy(options));
    assertEquals(Duration.ofSeconds(7), options.network().fetching("1", 1).connectTimeout());
  }

  @ParameterizedTest
  @CsvSource({
    "xdg/mirror/mirror.properties",
    ".mirror.properties",
  })
  void itMayStandElsewhere(String name) throws IOException {
    write(name, "jobs=3\n");
    assertEquals(3, read(URL).speed().limits().jobs());
    assertEquals(16, read("--no-config", URL).speed().limits().jobs());
    Path other = write("other", "jobs=5");
    assertEquals(5, read("--config=" + other, URL).speed().limits().jobs());
  }

  @ParameterizedTest
  @CsvSource({
    "jbos=3, no option of a config file: jbos",
    "-j=3, no option of a config file: -j",
    "help=all, no option of a config file: help",
    "jobs=many, 'many'",
    "jobs=0, --jobs is a number from 1 to 256",
    "quiet=perhaps, 'perhaps'",
    "jobs=\\u12, Malformed",
  })
  void itsFaultsNameIt(String line, String fault) throws IOException {
    Path file = write(".mirror.properties", line);
    String complaint = read(URL).complaint().orElseThrow();
    assertTrue(complaint.startsWith(file + ": "), complaint);
    assertEquals(complaint.indexOf(file + ":"), complaint.lastIndexOf(file + ":"), complaint);
    assertTrue(complaint.contains(fault), complaint);
  }

  @Test
  void aFaultOfTheWordsIsNotItsFault() throws IOException {
    Path file = write(".mirror.properties", "quiet=true");
    String complaint = read("-j", "0", URL).complaint().orElseThrow();
    assertTrue(!complaint.contains(file.toString()), complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "home"})
  void aRelativeHomeIsNotBelowTheCurrentDirectory(String home) {
    assertEquals(
        Optional.of(Path.of(System.getProperty("user.home"))),
        ConfigFile.home(Map.of("HOME", home)));
  }

  @Test
  void aUserWhomTheSystemDoesNotKnowHasNone() {
    String home = System.setProperty("user.home", "?");
    try {
      assertEquals(Optional.empty(), ConfigFile.home(Map.of()));
      assertEquals(Optional.empty(), ConfigFile.find(Map.of()));
    } finally {
      System.setProperty("user.home", home);
    }
  }

  /** Unlike on the command line, where both would count. */
  @Test
  void anOptionThatStandsThereTwiceIsRefused() throws IOException {
    Path file = write(".mirror.properties", "reject=*.iso\njobs=2\nreject=*.zip\n");
    assertEquals(
        Optional.of(file + ": reject stands there twice; a LIST has commas: a,b"),
        read(URL).complaint());
  }

  /** Anybody may write to it. */
  @Test
  void aDeviceHasNothingToBeTrustedFor() {
    assertEquals(Optional.empty(), read("--config=/dev/null", URL).complaint());
  }

  @Test
  void oneThatIsNamedHasToBeThere() {
    String complaint = read("--config=" + home.resolve("none"), URL).complaint().orElseThrow();
    assertTrue(complaint.endsWith("none: no such file or directory"), complaint);
  }

  @ParameterizedTest
  @CsvSource({
    "jobs=3, rw-r--r--, ''",
    "jobs=3, rw-rw-r--, ''",
    "jobs=3, rw-r--rw-, anybody may write",
    "password=x, rw-r-----, others may read",
    "password=x, rw-------, ''",
    "header=A: b, rw-r--r--, ''",
    "header=authorization: b, rw-r--r--, others may read",
    "header=Cookie: a=b, rw-r-----, others may read",
    "proxy=http://u:p@h:1, rw-r--r--, others may read",
    "proxy=http://h:1, rw-r--r--, ''",
  })
  void oneThatOthersMayChangeOrReadASecretInIsRefused(String line, String mode, String fault)
      throws IOException {
    Path file = write(".mirror.properties", line);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertTrue(read(URL).complaint().orElse("").contains(fault));
    assertEquals(fault.isEmpty(), read(URL).complaint().isEmpty());
  }

  private static Path path(Destination report) {
    return switch (report) {
      case Destination.Standard() -> Path.of("");
      case Destination.File(Path file, _) -> file;
    };
  }

  private static boolean isByProxy(Options options) {
    URI uri = URI.create("http://host/");
    return !options.proxy().proxies().select(uri).equals(List.of(Proxy.NO_PROXY));
  }

  private Options read(String... words) {
    return new Options(
        Map.of("HOME", home.toString(), "XDG_CONFIG_HOME", xdg().map(Path::toString).orElse("")),
        words);
  }

  private Optional<Path> xdg() {
    return Optional.of(home.resolve("xdg")).filter(Files::exists);
  }

  private Path write(String name, String text) throws IOException {
    Path file = home.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
