package mirror.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignOptionTest {
  private static final String URL = "http://host/";

  @ParameterizedTest
  @CsvSource({
    "-k, wget's, files are stored as they are",
    "--hsts-file=x, wget's, only what a URL",
    "--input-metalink=x, wget's, lists are of URLs",
    "-nd, wget's, see --cut-dirs",
    "-G a, wget's, mirror copies trees, not pages",
    "--iri=off, wget's, that is the JDK's business",
    "--dns-cache=no, wget's, that is the JDK's business",
    "--spider, wget's, see --list",
    "--backups=3, wget's, see --backup-dir",
    "-O x, wget's, a place of its own",
    "--post-data=x, wget's, by GET only",
    "--warc-file=x, wget's, no archives",
    "--content-disposition, wget's, a server gives no names",
    "--delete-after, wget's and rsync's, 'see --list for the one, --delete for the other'",
    "--exclude=x, rsync's, see -R for files",
    "--include x, rsync's, see -A for files",
    "--bwlimit=1M, rsync's, see --limit-rate",
    "-n, rsync's, see --dry-run",
    "--list-only, rsync's, see --list",
    "--files-from=x, rsync's, see -i",
    "--log-file=x, rsync's, see -o and -a",
    "--ignore-existing, rsync's, see -nc",
    "--delete-before, rsync's, see --delete",
    "--delete-during, rsync's, see --delete",
    "--delete-delay, rsync's, see --delete",
    "--delete-excluded, rsync's, see --delete; what a filter keeps out stays here",
    "--transfers=4, rclone's, see -j",
    "--max-depth 2, rclone's, see -l",
    "--retries 3, rclone's, see -t",
    "--contimeout=5, rclone's, see --connect-timeout",
    "--max-transfer=1G, rclone's, see -Q",
    "--tpslimit=2, rclone's, see -w",
    "--parallel=4, lftp's, see -j",
    "--use-pget-n=4, lftp's, see -s",
    "--only-newer, lftp's, only what has changed is fetched anyway",
    "--only-missing, lftp's, see -nc",
    "--insecure, curl's, see --no-check-certificate",
    "-u me:secret, curl's, see --user and --password",
    "-C -, curl's, a partial file is resumed anyway",
    "--max-filesize=3, curl's, see --max-size",
    "--max-time=3, curl's, see --max-duration",
    "--interface=lo, curl's, see --bind-address",
    "--cacert x, curl's, see --ca-certificate",
    "--key=x, curl's, see --private-key",
    "--cert=x, curl's, see --certificate",
    "--cookie a=b, curl's, see --load-cookies and --header",
    "--retry=3, curl's, see -t",
    "--retry-delay=3, curl's, see --waitretry",
    "--silent, curl's, see -q",
    "--location, curl's, redirects are followed anyway",
    "--max-redirs 3, curl's, see --max-redirect",
    "--compressed, curl's, files are fetched as they are",
    "--netrc-file=x, curl's, the environment's NETRC names that file",
    "--archive, rsync's, a tree and its times are copied as they are anyway",
    "--update, rsync's, only what has changed is fetched anyway",
    "--backup, rsync's, see --backup-dir",
    "--max-threads=3, wget2's, see -j",
    "--chunk-size=1M, wget2's, see -s",
  })
  void whatOthersHaveIsRefusedWithAReason(String words, String owner, String reason) {
    String name = words.replaceFirst("^--(?=.*=(?:off|no)$)", "--no-").replaceFirst("[= ].*", "");
    String complaint = complaint((words + " " + URL).split(" ")).orElseThrow();
    assertTrue(complaint.startsWith(name + " is " + owner + ", not mirror's: "), complaint);
    assertTrue(complaint.contains(reason), complaint);
  }

  @Test
  void whatIsNamedInsteadIsAnOptionHere() {
    Options options = new Options(Map.of(), URL);
    Stream.of(ForeignOption.values())
        .flatMap(option -> Stream.of(option.reason().split("[ ,;]+", -1)))
        .filter(word -> word.startsWith("-"))
        .forEach(word -> assertTrue(options.names().anyMatch(word::equals), word));
  }

  @ParameterizedTest
  @CsvSource({
    "-mkEpnp, -k is wget's",
    "-rpk, -p is wget's",
    "-kA x, -k is wget's",
    "-rSnv, -S is wget's",
    "-ume:secret, -u is curl's",
    "-vn, -n is rsync's",
  })
  void ofSeveralLettersTheFirstThatIsNotOursIsNamed(String words, String named) {
    String complaint = complaint((words + " " + URL).split(" ")).orElseThrow();
    assertTrue(complaint.startsWith(named + ", not mirror's: "), complaint);
  }

  @Test
  void whatFollowsAnNIsAnOptionOfWgets() {
    String complaint = complaint("-nz", URL).orElseThrow();
    assertFalse(complaint.contains("--dry-run"), complaint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-av", "-avz", "-avP", "-avzP"})
  void rsyncsLettersAreNoLog(String word) {
    assertEquals(
        Optional.of(word + " is rsync's, not mirror's: -a takes a FILE, as -a ./v"),
        complaint(word, URL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a v", "-a ./v", "-avx", "-- -av"})
  void anyOtherLogIsOne(String words) {
    assertFalse(complaint((words + " " + URL).split(" ")).orElse("").contains("rsync"));
  }

  @Test
  void aLogThatIsThereIsOne() throws IOException {
    Path log = Files.createFile(Path.of("vzP"));
    try {
      assertEquals(Optional.empty(), complaint("-avzP", URL));
    } finally {
      Files.delete(log);
    }
  }

  private static Optional<String> complaint(String... words) {
    return new Options(Map.of("HOME", "/no/such"), words).complaint();
  }
}
