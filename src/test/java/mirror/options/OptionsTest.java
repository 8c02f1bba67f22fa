package mirror.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mirror.report.Destination;
import mirror.visit.WhoseRobots;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "http://a/ -i b -, http://a/ b -",
    "-ib http://a/ --input-file=c - http://d/, b http://a/ c - http://d/",
    "-qi b -- http://a/ http://d/, b http://a/ http://d/",
  })
  void sourcesStandAsTheyWereTyped(String words, String sources) {
    assertEquals(List.of(sources.split(" ")), read(words.split(" ")).sources());
  }

  @Test
  void aConfigFilesListComesBehindTheCommandLine() throws IOException {
    Files.writeString(folder.resolve(".mirror.properties"), "input-file=b\n");
    assertEquals(List.of("http://a/", "http://d/", "b"), read("http://a/", "http://d/").sources());
    assertEquals(List.of("c", "http://a/"), read("-i", "c", "http://a/").sources());
  }

  @Test
  void aTimeMayHaveAUnit() {
    Options options = read("--read-timeout=2d", "--connect-timeout=1m30s", "--waitretry=2m");
    assertEquals(Duration.ofDays(2), options.network().fetching("1", 1).readTimeout());
    assertEquals(Duration.ofSeconds(90), options.network().fetching("1", 1).connectTimeout());
    assertTrue(read("-T0").network().fetching("1", 1).readTimeout().toDays() > 1000);
  }

  @Test
  void ofOppositesTheLastCounts() {
    assertEquals(WhoseRobots.ALL, read("--no-robots", "--robots").scope().robots());
    assertEquals(WhoseRobots.NONE, read("--robots", "-e", "robots=off").scope().robots());
    assertEquals(WhoseRobots.ALL, read("-e", "robots=off", "-erobots=on").scope().robots());
    String[] checked = {"--no-check-certificate", "--check-certificate"};
    assertEquals(Optional.empty(), read(checked).tls().warning());
    String proxy = "--proxy=http://proxy:3128";
    assertTrue(isByProxy(read("--no-proxy", proxy)));
    assertFalse(isByProxy(read(proxy, "--no-proxy")));
    assertFalse(isByProxy(read("--no-proxy=host", proxy)));
    assertEquals(
        Optional.of(new Destination.File(Path.of("b"), true)),
        read("-o", "a", "-a", "b").output().output().log());
    assertTrue(read("-v", "-q").output().output().quiet());
    assertFalse(read("-q", "-v").output().output().quiet());
  }

  /** Where nobody is asked, nobody is asked without it. */
  @Test
  void aProxyThatCannotBeUsedIsNoMatterWhereNobodyIsAsked() {
    Map<String, String> environment = Map.of("all_proxy", "socks5://host:1080");
    assertTrue(new Options(environment, "--list", "http://a/").complaint().isPresent());
    assertEquals(Optional.empty(), new Options(environment, "--verify").complaint());
  }

  private static boolean isByProxy(Options options) {
    URI uri = URI.create("http://host/");
    return !options.proxy().proxies().select(uri).equals(List.of(Proxy.NO_PROXY));
  }

  private Options read(String... words) {
    return new Options(Map.of("HOME", folder.toString()), words);
  }
}
