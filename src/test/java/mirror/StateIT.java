package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the program keeps what it knows, and what becomes of a run that cannot. */
class StateIT {
  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @BeforeEach
  void serve() {
    site.listing("/d/", "a", "sub/").listing("/d/sub/", "b");
    for (String path : List.of("/d/a", "/d/sub/b")) {
      site.answer(
          path,
          aResponse()
              .withHeader("Last-Modified", "Fri, 01 Mar 2024 04:05:06 GMT")
              .withHeader("Date", "Sun, 03 Mar 2024 04:06:06 GMT")
              .withBody(path));
    }
  }

  @Test
  void theStateMayBeElsewhereThanTheTree() throws Exception {
    assertEquals(0, mirror(state("state/of/it")).status());
    assertEquals(List.of("d/a", "d/sub/b"), files("copy"));
    assertFalse(files("state/of/it").isEmpty());
    int requests = site.requests().size();
    var again = mirror(state("state/of/it"));
    assertTrue(again.err().startsWith("0 files saved (0 B), 2 unchanged, 0 failed"), again.err());
    assertEquals(2, site.requests().size() - requests, "two listings");

    assertEquals("", mirror(state("state/of/it"), "--dry-run").out());
    site.listing("/d/sub/");
    var deleting = mirror(state("state/of/it"), "--delete", "--max-delete=1");
    assertTrue(deleting.err().contains("1 deleted"), deleting.err());
    assertEquals(List.of("d/a"), files("copy"));
    var verified = Inside.run(here, "--verify", "-nH", "-P", "copy", state("state/of/it"));
    assertTrue(verified.err().startsWith("1 file verified"), verified.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a-file", "a-file/below", "/proc/nowhere"})
  void aStateThatCannotBeKeptEndsTheRunBeforeAnyRequest(String state) throws Exception {
    Files.writeString(here.resolve("a-file"), "");
    var result = mirror(state(state));
    assertEquals(3, result.status(), result.err());
    assertTrue(result.err().startsWith("mirror: "), result.err());
    assertTrue(result.err().contains(state.replace("/below", "")), result.err());
    assertEquals(List.of(), site.requests());
  }

  private String state(String folder) {
    return "--state-dir=" + here.resolve(folder);
  }

  private Program.Result mirror(String... words) throws Exception {
    String[] all = {"-nH", "-P", "copy", site.url("/d/")};
    return Inside.run(here, Stream.concat(Stream.of(words), Stream.of(all)).toArray(String[]::new));
  }

  private List<String> files(String folder) throws Exception {
    Path root = here.resolve(folder);
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
