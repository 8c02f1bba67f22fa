package mirror.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cookies as browsers, curl and wget write them down: one a line, seven fields, parted by tabs. */
public final class CookieFile {
  /** Not a comment, although it looks like one: what scripts of a page may not see. */
  private static final String HTTP_ONLY = "#HttpOnly_";

  /** In seconds; what browsers' extensions write has a fraction. */
  private static final Pattern EXPIRY = Pattern.compile("\\d{1,18}(\\.\\d*)?");

  private final List<Line> lines;

  /**
   * One cookie and where it may go.
   *
   * @param subdomains whether hosts below the domain get it too
   * @param port where wget names one: it does for all but 80 and 443
   */
  private record Line(String domain, boolean subdomains, OptionalInt port, Cookie cookie) {
    boolean isFor(Origin origin) {
      boolean host =
          subdomains
              ? Cookie.isWithin(origin.host(), domain)
              : origin.host().equalsIgnoreCase(domain);
      return host && (port.isEmpty() || port.getAsInt() == origin.port());
    }
  }

  private CookieFile(List<Line> lines) {
    this.lines = lines;
  }

  /** No cookies. */
  public static CookieFile empty() {
    return new CookieFile(List.of());
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Reads a file; what is no cookie in it is passed over, as everywhere. */
  public static CookieFile read(Path file) throws IOException {
    return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  static CookieFile parse(String text) {
    return new CookieFile(text.lines().flatMap(line -> line(line).stream()).toList());
  }

  private static Optional<Line> line(String text) {
    String line = text.startsWith(HTTP_ONLY) ? text.substring(HTTP_ONLY.length()) : text;
    String[] fields = line.split("\t", -1);
    if (line.startsWith("#") || fields.length < 6 || !EXPIRY.matcher(fields[4]).matches()) {
      return Optional.empty();
    }
    String value = fields.length < 7 ? "" : fields[6].stripTrailing();
    if (!Stream.of(fields[5], value).allMatch(field -> field.matches("[\\x20-\\x7e]*"))) {
      return Optional.empty();
    }
    long seconds = Long.parseLong(fields[4].split("\\.", 2)[0]);
    long expiry = Math.min(seconds, Instant.MAX.getEpochSecond());
    var cookie =
        new Cookie(
            fields[5],
            value,
            fields[2].startsWith("/") ? fields[2] : "/",
            fields[3].equalsIgnoreCase("TRUE"),
            expiry == 0 ? Instant.MAX : Instant.ofEpochSecond(expiry));
    String[] host = fields[0].split(":(?=\\d+$)", 2);
    OptionalInt port =
        host.length == 2 && host[1].length() < 6
            ? OptionalInt.of(Integer.parseInt(host[1]))
            : OptionalInt.empty();
    boolean subdomains = fields[1].equalsIgnoreCase("TRUE");
    return Optional.of(new Line(host[0], subdomains, port, cookie));
  }

  /** Those that may go to {@code origin}. */
  Stream<Cookie> cookies(Origin origin) {
    return lines.stream().filter(line -> line.isFor(origin)).map(Line::cookie);
  }
}
