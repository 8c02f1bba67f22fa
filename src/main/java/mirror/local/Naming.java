package mirror.local;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What names have to keep to beside what {@link LocalName} sees to, as wget's
 * --restrict-file-names: for file systems that refuse some characters or do not tell case.
 *
 * @param windows whether what Windows refuses in names stays encoded
 * @param ascii whether all beyond ASCII does
 */
public record Naming(boolean windows, boolean ascii, Case letters) {
  /** Whatever is possible on Unix. */
  public static final Naming UNIX = new Naming(false, false, Case.KEPT);

  private static final String REFUSED_BY_WINDOWS = "\\|/:?\"*<>";

  /** With any ending, and in any case, these are devices to Windows. */
  private static final Pattern DEVICE =
      Pattern.compile("(?i)(con|prn|aux|nul|(com|lpt)[1-9\u00b9\u00b2\u00b3])(\\..*)?");

  /** What becomes of the letters from A to Z. */
  public enum Case {
    KEPT,
    LOWER,
    UPPER
  }

  /** The name of one raw segment of a URL's path. */
  public String of(String segment) {
    return LocalName.shortened(full(segment));
  }

  /** The names of what is called so, not as a URL has it, with slashes between them. */
  String ofPlainPath(String path) {
    return Arrays.stream(path.split("/", -1)).map(this::ofPlain).collect(Collectors.joining("/"));
  }

  private String ofPlain(String name) {
    return of(isSegment(name) ? name : encoded(name));
  }

  private static boolean isSegment(String name) {
    return name.chars().allMatch(c -> c > ' ' && c < 127 && c != '%');
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Whether {@link #of} had to cut the name, which a person should know. */
  public boolean isShortened(String segment) {
    return LocalName.isTooLong(full(segment));
  }

  /**
   * The name of a host's directory, with the port if it is not the usual one; an IPv6 address is
   * without brackets.
   */
  String host(URI uri) {
    String restricted = escaped(uri.getHost().toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", ""));
    return LocalName.shortened(
        uri.getPort() < 0 ? restricted : restricted + (windows ? "+" : ":") + uri.getPort());
  }

  private String full(String segment) {
    String name = escaped(LocalName.safe(segment));
    return switch (letters) {
      case KEPT -> name;
      case LOWER -> mapped(name, 'A', 'Z', 'a' - 'A');
      case UPPER -> mapped(name, 'a', 'z', 'A' - 'a');
    };
  }

  private String escaped(String name) {
    if (!windows && !ascii) {
      return name;
    }
    var escaped = new StringBuilder();
    boolean device = windows && DEVICE.matcher(name).matches();
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      i += Character.charCount(c);
      // Windows, and vfat anywhere, drops dots and spaces at the end, and one name would be two.
      boolean dropped = i == name.length() && (c == '.' || c == ' ');
      boolean first = escaped.isEmpty();
      if (windows && (dropped || device && first || REFUSED_BY_WINDOWS.indexOf(c) >= 0)
          || ascii && c > 126) {
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
          escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
      } else {
        escaped.appendCodePoint(c);
      }
    }
    return escaped.toString();
  }

  private static String mapped(String name, char first, char last, int distance) {
    var mapped = new StringBuilder(name);
    for (int i = 0; i < mapped.length(); i++) {
      char c = mapped.charAt(i);
      if (c >= first && c <= last) {
        mapped.setCharAt(i, (char) (c + distance));
      }
    }
    return mapped.toString();
  }
}
