package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NonsenseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
      })
  void nonsenseIsAValue(String answer) throws Exception {
    try (var server = ScriptedServer.saying(answer)) {
      assertInstanceOf(FetchResult.Broken.class, fetch(server.uri("/x")));
    }
  }

  @Test
  void aRefusalStandsWhateverItsPageIsLike() throws Exception {
    try (var server = ScriptedServer.saying("HTTP/1.1 404 No\r\nContent-Length: abc\r\n\r\nabc")) {
      assertEquals(new FetchResult.Refused(404, Optional.empty()), fetch(server.uri("/x")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:99999/x", "http://127.0.0.1:0/x"})
  void anImpossiblePortIsAValue(URI uri) throws Exception {
    assertInstanceOf(FetchResult.Broken.class, fetch(uri));
  }

  private static FetchResult fetch(URI uri) throws IOException {
    try (var fetcher =
        Direct.fetcher(
            new Fetcher.Policy("agent/1", Duration.ofSeconds(5), Duration.ofSeconds(1)),
            InstantSource.system())) {
      return fetcher.fetch(Request.file(uri), new Collected());
    }
  }
}
