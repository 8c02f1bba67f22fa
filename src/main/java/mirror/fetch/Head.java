package mirror.fetch;

import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What the head of an answer says about its body. */
public record Head(int status, HttpHeaders headers) {
  /** A server may ask for any pause; nobody waits longer. */
  public static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** Digits of a length that certainly is a long. */
  private static final int LONGEST_LENGTH = 18;

  private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7e]{0,1000}\"");

  /** The Content-Type without its parameters, in lower case, or empty. */
  public String mediaType() {
    String type = first("Content-Type");
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
  }

  /** Whether the body calls itself HTML, in either spelling. */
  public boolean isHtml() {
    String type = mediaType();
    return type.equals("text/html") || type.equals("application/xhtml+xml");
  }

  /** The charset parameter of the Content-Type, where it names one that is known here. */
  public Optional<Charset> charset() {
    String type = first("Content-Type");
    for (String parameter : type.split(";", -1)) {
      String[] pair = parameter.strip().split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("charset")) {
        try {
          return Optional.of(Charset.forName(pair[1].strip().replace("\"", "")));
        } catch (IllegalArgumentException e) {
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The Content-Encoding in lower case, {@code x-gzip} as {@code gzip}; empty where the body is as
   * it is.
   */
  public Optional<String> encoding() {
    String encoding =
        String.join(", ", headers.allValues("Content-Encoding")).strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> Optional.empty();
      case "x-gzip" -> Optional.of("gzip");
      default -> Optional.of(encoding);
    };
  }

  /** The length of the body in bytes, where it was announced. */
  public OptionalLong length() {
    String length = first("Content-Length");
    return !length.isEmpty() && length.length() <= LONGEST_LENGTH && isNumber(length)
        ? OptionalLong.of(Long.parseLong(length))
        : OptionalLong.empty();
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  public Optional<Instant> lastModified() {
    return HttpDate.parse(first("Last-Modified"));
  }

  /**
   * What is wrong with the way in which the end of the body is announced, if anything is (RFC 9112,
   * section 6.3). Of two lengths the client takes the first, and a length before chunks: a part of
   * the body would be lost, or the framing of the chunks be stored. Of a part that is called the
   * whole all the rest would be.
   */
  Optional<String> badFraming() {
    List<String> ranges = headers.allValues("Content-Range");
    if (status == 200 && !ranges.stream().allMatch(ContentRange::isWhole)) {
      return Optional.of("200 for a part: " + String.join(" and ", ranges));
    }
    List<String> lengths = headers.allValues("Content-Length");
    List<String> codings = headers.allValues("Transfer-Encoding");
    if (lengths.size() == 1 && length().isPresent() && codings.isEmpty()) {
      return Optional.empty(); // as nearly all
    }
    if (lengths.size() > 1 && lengths.stream().distinct().count() > 1) {
      return Optional.of("two lengths: " + String.join(" and ", lengths));
    }
    if (!lengths.isEmpty() && length().isEmpty()) {
      return Optional.of("no length: " + lengths.getFirst());
    }
    if (codings.isEmpty()) {
      return Optional.empty();
    }
    if (!lengths.isEmpty()) {
      return Optional.of("both a length and a transfer coding");
    }
    return codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked")
        ? Optional.empty()
        : Optional.of("the transfer coding " + String.join(", ", codings));
  }

  /**
   * Whether the body says where it ends, so that one that breaks off is known for it (RFC 9112,
   * section 8). The client keeps HTTP/2's {@code :status}: its streams have an end of their own.
   */
  public boolean isFramed() {
    return saysLength() || headers.map().containsKey("Transfer-Encoding");
  }

  /**
   * Whether it is certain that the end of the body is its end. That of chunks is not: a server that
   * dies may end them in good order, and of a size beyond an int the client takes the rest (JDK
   * 25).
   */
  public boolean saysLength() {
    return length().isPresent() || headers.map().containsKey(":status");
  }

  /** Whether the connection ends with the answer. */
  boolean closes() {
    for (String value : headers.allValues("Connection")) {
      if (value.equalsIgnoreCase("close")) {
        return true;
      }
    }
    return false;
  }

  /** The server's clock when it made the answer. */
  public Optional<Instant> date() {
    return HttpDate.parse(first("Date"));
  }

  /** The ETag as it came, unless it could not be sent back (RFC 9110, section 8.8.3). */
  public Optional<String> etag() {
    String tag = first("ETag").strip();
    return TAG.matcher(tag).matches() ? Optional.of(tag) : Optional.empty();
  }

  /** Whether a cache had the answer for a while (RFC 9111, section 5.1). */
  public boolean isFromCache() {
    String age = first("Age").strip();
    return !age.isEmpty() && !age.matches("0+");
  }

  /**
   * Which bytes a 206 brings. One of several parts has their heads in its body, and must not name a
   * range of its own (RFC 9110, section 15.3.7.2).
   */
  public Optional<ContentRange> range() {
    List<String> ranges = headers.allValues("Content-Range");
    return ranges.size() != 1 || mediaType().equals("multipart/byteranges")
        ? Optional.empty()
        : ContentRange.parse(ranges.getFirst());
  }

  /** Whether the server says that ranges may be asked for (RFC 9110, section 14.3). */
  public boolean acceptsRanges() {
    return first("Accept-Ranges").strip().equalsIgnoreCase("bytes");
  }

  /**
   * Where a redirect leads, as it was sent, or empty. Some servers do not escape it: then its bytes
   * are UTF-8, as in links, and the client took each for a character.
   */
  String location() {
    String location = first("Location");
    if (location.chars().allMatch(c -> c < 0x80)) {
      return location;
    }
    var bytes = ByteBuffer.wrap(location.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      return location;
    }
  }

  /**
   * The pause that the server asks for, in seconds or until a date (RFC 9110, section 10.2.3),
   * which its own clock shows where it says what that is.
   */
  Optional<Duration> retryAfter(Instant now) {
    String value = first("Retry-After").strip();
    Optional<Duration> pause =
        value.matches("\\d{1,18}") // certainly a long
            ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
            : HttpDate.parse(value).map(until -> Duration.between(date().orElse(now), until));
    return pause
        .filter(Duration::isPositive)
        .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
  }

  /** HttpHeaders.firstValue does the same by a stream, and every answer is asked a dozen times. */
  private String first(String name) {
    List<String> values = headers.map().getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getFirst();
  }
}
