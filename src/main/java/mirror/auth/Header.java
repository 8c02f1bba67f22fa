package mirror.auth;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A line of a request's head. */
public record Header(String name, String value) {
  /** What a request is framed, resumed and compared by: another value would make answers wrong. */
  private static final Set<String> OUR_OWN =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "http2-settings",
          "if-match",
          "if-modified-since",
          "if-none-match",
          "if-range",
          "if-unmodified-since",
          "keep-alive",
          "proxy-authorization",
          "range",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /** What is wrong with a header as a person wrote it, in words that do not repeat its value. */
  public static Optional<String> complaint(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      return Optional.of("a header is \"Name: value\"");
    }
    String name = line.substring(0, colon);
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      return Optional.of("no possible name of a header: \"" + name + "\"");
    }
    if (!line.substring(colon + 1).matches("[\\t\\x20-\\x7e]*")) {
      return Optional.of("the value of " + name + " must be printable ASCII");
    }
    boolean same = name.equalsIgnoreCase("Accept-Encoding") && value(line).equals("identity");
    return OUR_OWN.contains(name.toLowerCase(Locale.ROOT)) && !same
        ? Optional.of("mirror sets " + name + " itself")
        : Optional.empty();
  }

  /** Reads one that nothing is wrong with. */
  public static Header parse(String line) {
    return new Header(line.substring(0, line.indexOf(':')), value(line));
  }

  private static String value(String line) {
    return line.substring(line.indexOf(':') + 1).strip();
  }

  /** Whether it has this name, in any case. */
  public boolean is(String other) {
    return name.equalsIgnoreCase(other);
  }

  /** Without its value, which may be a secret: a record would print it. */
  @Override
  public String toString() {
    return name;
  }
}
