package mirror.fetch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes of a file a 206 brings: {@code bytes 0-0/1234} (RFC 9110, section 14.4).
 *
 * @param first of the bytes, from 0
 * @param last of the bytes
 * @param total length of the file
 */
public record ContentRange(long first, long last, long total) {
  /** Eighteen digits certainly are a long. */
  private static final Pattern FORM =
      Pattern.compile("\\s*bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18})\\s*");

  /** Whether a field says that all of the file comes. */
  static boolean isWhole(String field) {
    return parse(field)
        .filter(range -> range.first == 0 && range.last == range.total - 1)
        .isPresent();
  }

  /** Empty where the field is none, makes no sense, or does not say the total. */
  static Optional<ContentRange> parse(String field) {
    Matcher matcher = FORM.matcher(field);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var range =
        new ContentRange(
            Long.parseLong(matcher.group(1)),
            Long.parseLong(matcher.group(2)),
            Long.parseLong(matcher.group(3)));
    return range.first <= range.last && range.last < range.total
        ? Optional.of(range)
        : Optional.empty();
  }
}
