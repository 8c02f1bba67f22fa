package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadTest {
  private static final Instant NOW = Instant.parse("1994-11-06T08:49:37Z");

  @ParameterizedTest
  @CsvSource({
    "text/html, text/html, true",
    "TEXT/HTML; charset=utf-8, text/html, true",
    "' text/html ;x', text/html, true",
    "application/xhtml+xml, application/xhtml+xml, true",
    "Application/XHTML+XML;charset=x, application/xhtml+xml, true",
    "text/html5, text/html5, false",
    "text/plain, text/plain, false",
    "'text/plain; text/html', text/plain, false",
    "'', '', false",
  })
  void htmlIsKnownByItsMediaType(String type, String mediaType, boolean html) {
    assertEquals(mediaType, head("Content-Type", type).mediaType());
    assertEquals(html, head("Content-Type", type).isHtml());
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length, 5, true",
    "Content-Length, '', false",
    "transfer-encoding, chunked, true",
    ":status, 200, true",
    "Connection, close, false",
  })
  void aBodyThatEndsWithTheConnectionMayHaveBrokenOff(String name, String value, boolean framed) {
    assertEquals(framed, head(name, value).isFramed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes 0-9/10|",
        "bytes 0-4/10|bytes 0-4/10",
        "bytes 0-4/*|bytes 0-4/*",
        "bytes */10|bytes */10",
        "bytes 5-9/10; bytes 0-4/10|bytes 5-9/10 and bytes 0-4/10",
        "bytes 0-9/10; bytes 0-4/10|bytes 0-9/10 and bytes 0-4/10",
      })
  void aPartIsNotCalledTheWhole(String ranges, String shown) {
    List<String> lines = Stream.of(ranges.split("; ", -1)).map("Content-Range: "::concat).toList();
    assertEquals(
        Optional.ofNullable(shown).map("200 for a part: "::concat),
        Heads.of(200, lines.toArray(String[]::new)).badFraming());
  }

  @Test
  void severalRangesAreNone() {
    var head =
        Heads.of(
            206, "Content-Type: multipart/byteranges; boundary=x", "Content-Range: bytes 5-9/10");
    assertEquals(Optional.empty(), head.range());
  }

  @ParameterizedTest
  @CsvSource({
    "text/html; charset=utf-8, UTF-8",
    "text/html;CHARSET=\"ISO-8859-1\", ISO-8859-1",
    "text/html; a=b; charset = windows-1252, windows-1252",
    "text/html; charset=utf-16le, UTF-16LE",
    "text/html; charset=klingon,",
    "text/html; charset=,",
    "text/html; charset='a b',",
    "text/html; charset,",
    "text/html; xcharset=utf-8,",
    "text/html,",
  })
  void aCharsetIsOneThatIsKnown(String type, String charset) {
    assertEquals(
        Optional.ofNullable(charset).map(Charset::forName), head("Content-Type", type).charset());
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, gzip",
    "' GZip ', gzip",
    "x-gzip, gzip",
    "br, br",
    "identity,",
    "'',",
    "'gzip, gzip', 'gzip, gzip'",
  })
  void identityIsNoEncoding(String header, String encoding) {
    assertEquals(Optional.ofNullable(encoding), head("Content-Encoding", header).encoding());
  }

  @ParameterizedTest
  @CsvSource({
    "0,",
    "7, PT7S",
    "' 120 ', PT2M",
    "600, PT10M",
    "601, PT10M",
    "999999999, PT10M",
    "3000000000, PT10M",
    "999999999999999999, PT10M",
    "99999999999999999999,",
    "-5,",
    "1.5,",
    "soon,",
    "'',",
    "'Sun, 06 Nov 1994 08:50:07 GMT', PT30S",
    "'Sun Nov  6 08:50:07 1994', PT30S",
    "'Sun, 06 Nov 1994 08:49:37 GMT',",
    "'Sun, 06 Nov 1994 08:00:00 GMT',",
    "'Sun, 06 Nov 2044 08:49:37 GMT', PT10M",
  })
  void aPauseIsInSecondsOrUntilADateAndNeverLong(String header, Duration pause) {
    assertEquals(Optional.ofNullable(pause), head("Retry-After", header).retryAfter(NOW));
  }

  @Test
  void aPauseUntilADateIsOneByTheClockOfWhoSetsIt() {
    var headers =
        Map.of(
            "Date", List.of("Sun, 06 Nov 2044 08:49:37 GMT"),
            "Retry-After", List.of("Sun, 06 Nov 2044 08:50:07 GMT"));
    Head head = new Head(503, HttpHeaders.of(headers, (_, _) -> true));
    assertEquals(Optional.of(Duration.ofSeconds(30)), head.retryAfter(NOW));
  }

  @Test
  void aRedirectThatIsNotEscapedIsUtf8() {
    assertEquals("/\u00e9/", head("Location", "/\u00c3\u00a9/").location());
    assertEquals("/\u00e9/", head("Location", "/\u00e9/").location());
    assertEquals("/%C3%A9/", head("Location", "/%C3%A9/").location());
  }

  @Test
  void whatAHeadDoesNotSayIsEmpty() {
    Head bare = new Head(200, HttpHeaders.of(Map.of(), (_, _) -> true));
    assertEquals("", bare.mediaType());
    assertEquals(Optional.empty(), bare.charset());
    assertEquals(Optional.empty(), bare.encoding());
    assertEquals(OptionalLong.empty(), bare.length());
    assertEquals(Optional.empty(), bare.lastModified());
    assertEquals(Optional.empty(), bare.retryAfter(NOW));
  }

  @Test
  void lengthAndTimeAreRead() {
    assertEquals(OptionalLong.of(5_000_000_000L), head("content-length", "5000000000").length());
    assertEquals(
        Optional.of(NOW), head("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT").lastModified());
    assertEquals(Optional.empty(), head("Last-Modified", "yesterday").lastModified());
  }

  private static Head head(String name, String value) {
    return new Head(200, HttpHeaders.of(Map.of(name, List.of(value)), (_, _) -> true));
  }
}
