package mirror.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetOptionsTest {
  @TempDir Path folder;

  @BeforeEach
  void link() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("copy")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy",
        "link/../copy",
        "link",
        "copy/example.org",
        "copy/example.org/state",
        "copy/localhost:8080/state",
        "copy/localhost+8080",
        "copy/::1/state",
        "copy/intranet/state",
        "link/Intranet",
      })
  void whereAHostsFilesMayGoIsNoRecord(String state) {
    assertEquals(refusal(state), complaint(state));
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy", "copy/state", "copy/.state/of/it", "copy/.mirrored", "link/d"})
  void withoutHostsAServersFilesMayGoAnywhere(String state) {
    assertEquals(refusal(state), complaint(state, "-nH"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "state",
        "copy/.mirror",
        "copy/.mirror.state/below",
        "link/.Mirror",
        "copy/d/.mirror.state",
        "copied",
      })
  void whereNoServersFileGoesMayBeARecord(String state) {
    assertEquals(Optional.empty(), complaint(state));
    assertEquals(Optional.empty(), complaint(state, "-nH"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"copy/state", "copy/state/of.it", "copy/.state.of/it"})
  void whatNoHostIsCalledMayBeARecord(String state) {
    assertEquals(Optional.empty(), complaint(state));
  }

  @Test
  void whatNobodyListsInTheHelpIsNotInAnErrorEither() {
    assertEquals(
        Optional.of(
            "--restrict-file-names knows unix, windows, lowercase, uppercase and ascii: vms"),
        new Options(Map.of("HOME", "/no/such"), "--restrict-file-names=nocontrol,vms", "http://h/")
            .complaint());
  }

  private Optional<String> refusal(String state) {
    return Optional.of(
        "--state-dir=%s is where a server's files may go (a name like .mirror.state is not)"
            .formatted(folder.resolve(state)));
  }

  private Optional<String> complaint(String state, String... words) {
    Stream<String> all =
        Stream.of(
            "-P",
            folder.resolve("copy").toString(),
            "--state-dir=" + folder.resolve(state),
            "http://intranet/d/");
    return new Options(
            Map.of("HOME", "/no/such"), Stream.concat(all, Stream.of(words)).toArray(String[]::new))
        .complaint();
  }
}
