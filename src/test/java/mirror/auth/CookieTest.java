package mirror.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CookieTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private final CookieJar jar = new CookieJar(CookieFile.empty(), InstantSource.fixed(NOW));

  @ParameterizedTest
  @CsvSource({
    "/a/b, a=1, /a/, true",
    "/a/b, a=1, /a, true",
    "/a/b, a=1, /ab, false",
    "/a/b, a=1, /, false",
    "/, a=1, /x/y, true",
    "/a/b, a=1; path=/, /x, true",
    "/a/b, a=1; PATH = /x, /x/y, true",
    "/a/b, a=1; path=/x, /xy, false",
    "/a/b, a=1; path=x, /a/c, true",
    "/a/b, a=1; Secure, /a/c, false",
    "/a/b, a=1; Domain=example.org, /a/c, true",
    "/a/b, a=1; Domain=.EXAMPLE.org, /a/c, true",
    "/a/b, a=1; Domain=org; Domain=www.example.org, /a/c, false",
    "/a/b, a=1; Domain=ample.org, /a/c, false",
    "/a/b, a=1; Max-Age=1, /a/c, true",
    "/a/b, a=1; Max-Age=0, /a/c, false",
    "/a/b, a=1; Max-Age=-99999999999, /a/c, false",
    "/a/b, a=1; Max-Age=999999999999999999, /a/c, true",
    "/a/b, a=1; Max-Age=soon, /a/c, true",
    "/a/b, 'a=1; Expires=Thu, 01-Jan-26 00:00:00 GMT', /a/c, false",
    "/a/b, 'a=1; Expires=Thu, 01-Jan-26 00:00:00 GMT; Max-Age=9', /a/c, true",
    "/a/b, 'a=1; Expires=never', /a/c, true",
    "/a/b, a, /a/c, false",
    "/a/b, =1, /a/c, false",
    "/a/b, a=\u00e4, /a/c, false",
  })
  void aCookieIsSentWhereItBelongs(String from, String header, String to, boolean sent) {
    jar.received(URI.create("http://example.org" + from), List.of(header));
    assertEquals(
        sent ? Optional.of("a=1") : Optional.empty(),
        jar.header(URI.create("http://example.org" + to)).map(Header::value));
  }

  @Test
  void oneThatNoServerWouldTakeIsNotKept() {
    URI uri = URI.create("http://example.org/");
    jar.received(uri, List.of("a=" + "x".repeat(60_000), "b=" + "x".repeat(4000)));
    assertEquals(4002, jar.header(uri).orElseThrow().value().length());
    jar.received(uri, List.of("c=1; path=/" + "x".repeat(1024)));
    assertEquals(4007, jar.header(uri).orElseThrow().value().length());
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "4000000000, true",
    "4000000000.125, true",
    "999999999999999999, true",
    "1000000000, false",
    "1000000000.5, false",
    "soon, false",
    "-1, false",
  })
  void aFileSaysHowLongACookieLives(String expiry, boolean sent) {
    var file = CookieFile.parse("example.org\tFALSE\t/\tFALSE\t" + expiry + "\ta\t1\n");
    var loaded = new CookieJar(file, InstantSource.fixed(NOW));
    loaded.first(URI.create("http://example.org/"));
    assertEquals(sent, loaded.header(URI.create("http://example.org/")).isPresent());
  }

  @Test
  void thoseOfHostsThatWereNotAskedForLongMakeRoom() {
    jar.received(URI.create("http://once/"), List.of("a=1"));
    jar.received(URI.create("http://often/"), List.of("a=1"));
    for (int i = 0; i < 3000; i++) {
      jar.received(URI.create("http://host" + i + "/"), List.of("a=1"));
      assertTrue(jar.header(URI.create("http://often/")).isPresent());
    }
    assertTrue(jar.header(URI.create("http://host2999/")).isPresent());
    assertTrue(jar.header(URI.create("http://once/")).isEmpty());
  }

  @Test
  void aServersCookiesDoNotDriveOutAPersonsOwn() {
    var file = CookieFile.parse("example.org\tFALSE\t/\tFALSE\t0\tsession\tmine\n");
    var loaded = new CookieJar(file, InstantSource.fixed(NOW));
    loaded.first(URI.create("http://example.org/"));
    for (int i = 0; i < 60; i++) { // without a Path, each directory has one of its own
      loaded.received(URI.create("http://example.org/" + i + "/"), List.of("visit=1"));
    }
    var last = URI.create("http://example.org/59/");
    assertEquals("visit=1; session=mine", loaded.header(last).orElseThrow().value());
    loaded.received(last, List.of("session=theirs; Path=/"));
    assertEquals("visit=1; session=theirs", loaded.header(last).orElseThrow().value());
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.org/, true",
    "http://EXAMPLE.org:80/, true",
    "https://example.org/, true",
    "https://example.org:8443/, true",
    "http://example.org:8080/, false",
    "http://www.example.org/, false",
    "http://org/, false",
  })
  void aCookieIsForTheOriginThatSetIt(URI uri, boolean sent) {
    jar.received(URI.create("http://example.org/"), List.of("a=1; Domain=example.org"));
    assertEquals(sent, jar.header(uri).isPresent());
  }

  @Test
  void whatWasSetByHttpsIsNotSentInClear() {
    jar.received(URI.create("https://example.org/"), List.of("a=1"));
    assertEquals(Optional.empty(), jar.header(URI.create("http://example.org/")));
  }

  @Test
  void aNewValueReplacesTheOldOne() {
    URI uri = URI.create("http://example.org/");
    jar.received(uri, List.of("a=1", "b=2"));
    jar.received(uri, List.of("a=3", "b=4; Max-Age=0"));
    assertEquals(Optional.of("a=3"), jar.header(uri).map(Header::value));
  }

  @Test
  void aServerCannotFillTheMemory() {
    URI uri = URI.create("http://example.org/");
    IntStream.range(0, 10_000).forEach(i -> jar.received(uri, List.of("n" + i + "=x")));
    String kept = jar.header(uri).orElseThrow().value();
    assertEquals(50, kept.split(";", -1).length);
    assertFalse(kept.contains("n9949="), kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Wed, 09 Jun 2021 10:18:14 GMT",
        "Wednesday, 09-Jun-21 10:18:14 GMT",
        "Wed Jun  9 10:18:14 2021",
        "10:18:14 2021 june 9th",
      })
  void datesAreReadAsServersWriteThem(String date) {
    assertEquals(Optional.of(Instant.parse("2021-06-09T10:18:14Z")), CookieDate.parse(date));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "never",
        "09 Jun 2021",
        "31 Feb 2021 00:00:00",
        "09 Jun 2021 25:00:00",
        "1 2:3:4 9"
      })
  void whatIsNoDateIsNone(String date) {
    assertEquals(Optional.empty(), CookieDate.parse(date));
  }
}
