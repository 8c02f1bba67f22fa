package mirror.fetch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server that keeps the rules is asked and how its answers come out. */
class FetcherTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

  /** The server's own gzip would hide what was asked for. */
  @RegisterExtension
  final WireMockExtension server =
      WireMockExtension.newInstance()
          .options(options().dynamicPort().bindAddress("127.0.0.1").gzipDisabled(true))
          .build();

  @AutoClose
  private final Fetcher fetcher =
      Direct.fetcher(
          new Fetcher.Policy("agent/1", Duration.ofSeconds(20), Duration.ofSeconds(20)),
          InstantSource.fixed(NOW));

  private final Collected body = new Collected();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 5_000_000})
  void aBodyOfAnySizeIsReceivedWhole(int size) throws IOException {
    byte[] sent = new byte[size];
    new Random(size).nextBytes(sent);
    answer(aResponse().withBody(sent));
    var result = assertInstanceOf(FetchResult.Received.class, fetch());
    assertArrayEquals(sent, body.bytes.toByteArray());
    assertEquals(size, result.bytes());
    assertEquals(size, body.reported.get());
    assertEquals(200, result.head().status());
  }

  @Test
  void gzipIsAskedForPagesOnly() throws IOException {
    answer(aResponse());
    fetcher.fetch(Request.page(uri()), body);
    fetcher.fetch(Request.file(uri()), body);
    server.verify(
        1, getRequestedFor(urlEqualTo("/x")).withHeader("Accept-Encoding", equalTo("gzip")));
    server.verify(
        1, getRequestedFor(urlEqualTo("/x")).withHeader("Accept-Encoding", equalTo("identity")));
  }

  @Test
  void aRequestNamesItsAgentAndTheTimeOfTheCopy() throws IOException {
    answer(aResponse().withStatus(304));
    FetchResult result =
        fetcher.fetch(Request.file(uri()).unless(new Request.Validator.Date(NOW)), body);
    assertInstanceOf(FetchResult.NotModified.class, result);
    server.verify(
        getRequestedFor(urlEqualTo("/x"))
            .withHeader("User-Agent", equalTo("agent/1"))
            .withHeader("If-Modified-Since", equalTo("Sun, 06 Nov 1994 08:49:37 GMT"))
            .withoutHeader("Upgrade")
            .withoutHeader("Cookie")
            .withoutHeader("Authorization"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNotFollowed(int status) throws IOException {
    answer(aResponse().withStatus(status).withHeader("Location", "/y z"));
    assertEquals(new FetchResult.Moved(status, "/y z"), fetch());
    server.verify(1, getRequestedFor(urlEqualTo("/x")));
    server.verify(0, getRequestedFor(urlEqualTo("/y z")));
  }

  @Test
  void aRedirectToNowhereIsAValue() throws IOException {
    answer(aResponse().withStatus(302));
    assertEquals(new FetchResult.Moved(302, ""), fetch());
  }

  @ParameterizedTest
  @CsvSource({
    "404, , , false",
    "401, , , false",
    "403, 5, PT5S, false",
    "408, , , true",
    "429, 7, PT7S, true",
    "500, , , true",
    "503, 'Sun, 06 Nov 1994 08:50:07 GMT', PT30S, true",
    "503, 999999, PT10M, true",
    "206, , , false",
    "204, , , false",
    "300, , , false",
  })
  void anyOtherStatusIsRefused(int status, String retryAfter, Duration pause, boolean mayPass)
      throws IOException {
    var response = aResponse().withStatus(status);
    answer(retryAfter == null ? response : response.withHeader("Retry-After", retryAfter));
    var refused = new FetchResult.Refused(status, Optional.ofNullable(pause));
    assertEquals(refused, fetch());
    assertEquals(mayPass, refused.mayPass());
    assertEquals(0, body.bytes.size());
  }

  @Test
  void aBodyMayBeDeclined() throws IOException {
    answer(aResponse().withBody(new byte[1_000_000]).withHeader("X", "y"));
    var declined =
        assertInstanceOf(
            FetchResult.Declined.class,
            fetcher.fetch(Request.page(uri()), receiver(Optional.empty())));
    assertEquals(Optional.of("y"), declined.head().headers().firstValue("X"));
  }

  @Test
  void aPlaceThatCannotBeOpenedIsThrownOn() {
    answer(aResponse().withBody("abc"));
    var full = new IOException("no space left");
    Receiver failing =
        new Receiver() {
          @Override
          public Optional<WritableByteChannel> open(Head head) throws IOException {
            throw full;
          }

          @Override
          public void received(long bytes) {}
        };
    assertSame(
        full, assertThrows(IOException.class, () -> fetcher.fetch(Request.page(uri()), failing)));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsThrownOn() {
    answer(aResponse().withBody(new byte[1_000_000]));
    var full = new IOException("no space left");
    Receiver failing =
        receiver(
            Optional.of(
                new TestChannel(
                    _ -> {
                      throw full;
                    })));
    assertSame(
        full, assertThrows(IOException.class, () -> fetcher.fetch(Request.page(uri()), failing)));
  }

  @Test
  void aChannelMayTakeLittleAtATime() throws IOException {
    byte[] sent = new byte[300_000];
    new Random(1).nextBytes(sent);
    answer(aResponse().withBody(sent));
    ByteBuffer taken = ByteBuffer.allocate(sent.length);
    var sipping =
        new TestChannel(
            source -> {
              int count = Math.min(7, source.remaining());
              taken.put(source.slice(source.position(), count));
              source.position(source.position() + count);
              return count;
            });
    var result = fetcher.fetch(Request.page(uri()), receiver(Optional.of(sipping)));
    assertEquals(sent.length, assertInstanceOf(FetchResult.Received.class, result).bytes());
    assertArrayEquals(sent, taken.array());
  }

  private FetchResult fetch() throws IOException {
    return fetcher.fetch(Request.file(uri()), body);
  }

  private URI uri() {
    return URI.create(server.baseUrl() + "/x");
  }

  private void answer(ResponseDefinitionBuilder response) {
    server.stubFor(get("/x").willReturn(response));
  }

  private static Receiver receiver(Optional<WritableByteChannel> channel) {
    return new Receiver() {
      @Override
      public Optional<WritableByteChannel> open(Head head) {
        return channel;
      }

      @Override
      public void received(long bytes) {}
    };
  }
}
