package mirror.fetch;

import static java.net.http.HttpClient.Version.HTTP_1_1;
import static java.net.http.HttpClient.Version.HTTP_2;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HttpVersionsTest {
  private final HttpVersions versions = new HttpVersions();

  @Test
  void onlyTlsOffersTheNewer() {
    assertEquals(HTTP_1_1, of("http://a/x"));
    assertEquals(HTTP_2, of("https://a/x"));
    assertEquals(HTTP_1_1, versions.of(URI.create("https://b/x"), true), "under another name");
  }

  @Test
  void asManyOriginsAsTheHeapBearsAreSpokenToInTheNewer() {
    List<String> hosts = List.of("https://a/", "https://b/", "https://a:1/", "https://c/");
    hosts.forEach(host -> assertEquals(HTTP_2, of(host)));
    assertEquals(HTTP_1_1, of("https://d/"));
    assertEquals(List.of(HTTP_2, HTTP_2, HTTP_2, HTTP_2), hosts.stream().map(this::of).toList());
  }

  @Test
  void whoWantsTheOlderGetsItAndLeavesRoomForAnother() {
    Stream.of("https://a/", "https://b/", "https://c/", "https://d/").forEach(this::of);
    versions.useOlder(URI.create("https://a/y"));
    assertEquals(HTTP_1_1, of("https://a/x"));
    assertEquals(HTTP_2, of("https://e/"));
  }

  private Version of(String uri) {
    return versions.of(URI.create(uri), false);
  }
}
