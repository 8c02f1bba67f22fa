package mirror.scope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a robots.txt says to this program, by RFC 9309. Pure.
 *
 * @param delay between two requests, which many write though no standard knows it
 */
public record RobotsFile(List<String> allowed, List<String> disallowed, Optional<Duration> delay) {
  /** Everything may be visited. */
  public static final RobotsFile OPEN = new RobotsFile(List.of(), List.of(), Optional.empty());

  /** Some ask for days, and mean nobody. */
  static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

  private static final String PRODUCT = "mirror";

  public RobotsFile {
    allowed = List.copyOf(allowed);
    disallowed = List.copyOf(disallowed);
  }

  /** Reads one: of several groups for this program all count, else those for everybody. */
  public static RobotsFile parse(String text) {
    var own = new Group();
    var all = new Group();
    List<Group> current = new ArrayList<>();
    boolean ruled = true;
    for (String line : text.replaceFirst("^\ufeff", "").split("\\r\\n|\\r|\\n", -1)) {
      String[] pair = line.replaceFirst("#.*", "").split(":", 2);
      String value = pair.length < 2 ? "" : pair[1].strip();
      switch (pair[0].strip().toLowerCase(Locale.ROOT)) {
        case "user-agent" -> {
          if (ruled) {
            current.clear();
          }
          ruled = false;
          if (value.equals("*")) {
            current.add(all);
          } else if (value.toLowerCase(Locale.ROOT).matches(PRODUCT + "([^a-z_-].*)?")) {
            own.named = true;
            current.add(own);
          }
        }
        case "allow" -> {
          ruled = true;
          current.forEach(group -> group.add(group.allowed, value));
        }
        case "disallow" -> {
          ruled = true;
          current.forEach(group -> group.add(group.disallowed, value));
        }
        case "crawl-delay" -> {
          ruled = true;
          current.forEach(group -> group.delay = delay(value).or(() -> group.delay));
        }
        default -> {} // a sitemap is for everybody, and ends no group
      }
    }
    Group ours = own.named ? own : all;
    return new RobotsFile(ours.allowed, ours.disallowed, ours.delay);
  }

  private static final class Group {
    final List<String> allowed = new ArrayList<>();
    final List<String> disallowed = new ArrayList<>();
    Optional<Duration> delay = Optional.empty();
    boolean named;

    void add(List<String> rules, String pattern) {
      if (!pattern.isEmpty()) {
        rules.add(normal(pattern));
      }
    }
  }

  private static Optional<Duration> delay(String value) {
    if (!value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    Duration asked = Duration.ofMillis(new BigDecimal(value).movePointRight(3).longValue());
    return Optional.of(asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked);
  }

  /**
   * Whether a path, with its query, may be visited: the longest rule counts, and Allow in doubt.
   */
  public boolean allows(String path) {
    String normal = normal(path);
    OptionalInt no = longest(disallowed, normal);
    return no.isEmpty() || longest(allowed, normal).orElse(-1) >= no.getAsInt();
  }

  private static OptionalInt longest(List<String> patterns, String path) {
    return patterns.stream()
        .filter(pattern -> matches(pattern, path))
        .mapToInt(String::length)
        .max();
  }

  /** Part by part, because a regex of many wildcards may take for ever. */
  private static boolean matches(String pattern, String path) {
    boolean whole = pattern.endsWith("$");
    String[] parts = pattern.substring(0, pattern.length() - (whole ? 1 : 0)).split("\\*", -1);
    if (!path.startsWith(parts[0])) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length; i++) {
      if (whole && i == parts.length - 1) {
        return path.length() - at >= parts[i].length() && path.endsWith(parts[i]);
      }
      int found = path.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    return !whole || at == path.length();
  }

  /** Escaped just where it must be (RFC 9309, section 2.2.2), and with capitals. */
  private static String normal(String path) {
    var normal = new StringBuilder();
    byte[] bytes = path.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      char c = (char) (bytes[i] & 0xff);
      boolean escaped = c == '%' && isHex(bytes, i + 1) && isHex(bytes, i + 2);
      if (escaped) {
        c = (char) HexFormat.fromHexDigits(new String(bytes, i + 1, 2, UTF_8));
        i += 2;
      }
      boolean plain = c > ' ' && c < 0x7f && (!escaped || isUnreserved(c));
      normal.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return normal.toString();
  }

  private static boolean isHex(byte[] bytes, int i) {
    return i < bytes.length && HexFormat.isHexDigit(bytes[i]);
  }

  private static boolean isUnreserved(char c) {
    return Stream.of('-', '.', '_', '~').anyMatch(mark -> mark == c)
        || Character.isLetterOrDigit(c) && c < 0x7f;
  }
}
