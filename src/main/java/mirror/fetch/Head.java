package mirror.fetch;

import java.net.http.HttpHeaders;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What the head of an answer says about its body. */
public record Head(int status, HttpHeaders headers) {
  /** A server may ask for any pause; nobody waits longer. */
  public static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  /** The Content-Type without its parameters, in lower case, or empty. */
  public String mediaType() {
    String type = headers.firstValue("Content-Type").orElse("");
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
    String type = headers.firstValue("Content-Type").orElse("");
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
    return headers
        .firstValue("Content-Encoding")
        .map(encoding -> encoding.strip().toLowerCase(Locale.ROOT))
        .map(encoding -> encoding.equals("x-gzip") ? "gzip" : encoding)
        .filter(encoding -> !encoding.isEmpty() && !encoding.equals("identity"));
  }

  /** The length of the body in bytes, where it was announced. */
  public OptionalLong length() {
    return headers
        .firstValue("Content-Length")
        .filter(value -> value.matches("\\d{1,18}"))
        .map(value -> OptionalLong.of(Long.parseLong(value)))
        .orElse(OptionalLong.empty());
  }

  public Optional<Instant> lastModified() {
    return headers.firstValue("Last-Modified").flatMap(HttpDate::parse);
  }

  /** The pause that the server asks for, in seconds or until a date (RFC 9110, section 10.2.3). */
  Optional<Duration> retryAfter(Instant now) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .flatMap(
            value ->
                value.matches("\\d{1,9}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                    : HttpDate.parse(value).map(date -> Duration.between(now, date)))
        .filter(Duration::isPositive)
        .map(pause -> pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }
}
