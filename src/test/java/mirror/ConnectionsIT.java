package mirror;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where connections come from and lead to, and what goes with all requests. */
@Execution(ExecutionMode.CONCURRENT)
class ConnectionsIT {
  @AutoClose private final Site site = new Site();

  @TempDir Path here;

  @ParameterizedTest
  @CsvSource({
    "-4, false",
    "--inet4-only, false",
    "--prefer-family=IPv6, false",
    "-6, true",
    "--inet6-only, true"
  })
  void namesLeadToAddressesOfTheFamilyThatIsWished(String word, boolean nowhere) throws Exception {
    // Not localhost, which is an address to the JDK whatever is wished.
    String name = InetAddress.getLocalHost().getHostName();
    assumeTrue(!name.startsWith("localhost") && leadsToIpv4Only(name), name + " has IPv6 too");
    var result = Program.run(here, word, "-t1", "http://" + name + ":1/");
    assertEquals(4, result.status());
    assertEquals(nowhere, result.err().contains("no such host"), result.err());
  }

  private static boolean leadsToIpv4Only(String name) throws UnknownHostException {
    return Stream.of(InetAddress.getAllByName(name)).allMatch(Inet4Address.class::isInstance);
  }

  @Test
  void connectionsComeFromTheAddressThatIsWished() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "one loopback address is all there is");
    site.file("/a", "x");
    assertEquals(0, Inside.run(here, "--bind-address=127.0.0.2", site.url("/a")).status());
    assertEquals("127.0.0.2", only().getClientIp());
  }

  @Test
  void aServerThatSpeaksNoTlsIsSaidToBeJustThat() throws Exception {
    var result = Inside.run(here, site.url("/a").replace("http:", "https:"));
    assertEquals(5, result.status());
    assertTrue(
        result.err().contains("what answers there speaks no TLS; is it http?"), result.err());
  }

  @Test
  void cachesAreToldToAskTheServer() throws Exception {
    site.file("/a", "x");
    assertEquals(0, Inside.run(here, "--no-cache", site.url("/a")).status());
    assertEquals("no-cache", only().getHeader("Cache-Control"));
    assertEquals("no-cache", only().getHeader("Pragma"));
  }

  @Test
  void cookiesAreNotSentBackToWhoeverWantsNone() throws Exception {
    site.answer("/a", aResponse().withHeader("Set-Cookie", "a=b").withBody("x")).file("/b", "x");
    var result = Inside.run(here, "-j1", "--no-cookies", site.url("/a"), site.url("/b"));
    assertEquals(0, result.status(), result.err());
    for (LoggedRequest request : requests()) {
      assertFalse(request.containsHeader("Cookie"), request.getUrl());
    }
  }

  @Test
  void otherStatusesMayPassToo() throws Exception {
    site.status("/a", 404);
    var result =
        Inside.run(
            here, "--retry-on-http-error=403,404", "-t3", "--waitretry=0.01", site.url("/a"));
    assertEquals(8, result.status());
    assertTrue(result.err().contains("404 Not Found (3 tries)"), result.err());
    assertEquals(3, requests().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-T0", "--read-timeout=0", "--connect-timeout=0", "--tries=inf"})
  void noEndIsSpelledAsInWget(String word) throws Exception {
    site.file("/a", "x");
    assertEquals(0, Inside.run(here, word, site.url("/a")).status());
  }

  private List<LoggedRequest> requests() {
    return site.server().getAllServeEvents().stream().map(event -> event.getRequest()).toList();
  }

  private LoggedRequest only() {
    assertEquals(1, requests().size());
    return requests().getFirst();
  }
}
