package mirror.options;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as people type them. */
final class Quantity {
  private static final Pattern BYTES =
      Pattern.compile("(\\d{1,18}(?:\\.\\d+)?)(?:b|([kmgtp])(?:ib?)?)?");
  private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d+)?)([smhdw]?)");

  private Quantity() {}

  /**
   * {@code 100}, {@code 20k}, {@code 2.5M}, {@code 1GiB}, in powers of 1024; empty when it is none.
   */
  static OptionalLong bytes(String text) {
    Matcher number = BYTES.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!number.matches()) {
      return OptionalLong.empty();
    }
    int power = number.group(2) == null ? 0 : "kmgtp".indexOf(number.group(2)) + 1;
    return OptionalLong.of(product(number.group(1), 1L << 10 * power));
  }

  /** {@code 90}, {@code 0.5}, {@code 30m}, {@code 1h30m}, {@code 2d}; empty when it is none. */
  static Optional<Duration> time(String text) {
    Matcher part = TIME.matcher(text.strip().toLowerCase(Locale.ROOT));
    Duration time = Duration.ZERO;
    int end = 0;
    while (part.find(end) && part.start() == end) {
      time = time.plus(span(part.group(1), part.group(2)));
      end = part.end();
      if (end == part.regionEnd()) {
        return Optional.of(time);
      }
      if (part.group(2).isEmpty()) {
        return Optional.empty(); // the digits go on
      }
    }
    return Optional.empty();
  }

  private static Duration span(String number, String unit) {
    long seconds =
        switch (unit) {
          case "m" -> 60;
          case "h" -> 3600;
          case "d" -> 86_400;
          case "w" -> 604_800;
          default -> 1;
        };
    return Duration.ofMillis(product(number, 1000 * seconds));
  }

  /**
   * At most what a long can say, and not 0, which is no limit, where it is more. Most defaults are
   * whole: BigDecimal's tables take 15 ms.
   */
  private static long product(String number, long unit) {
    if (number.indexOf('.') < 0) {
      long whole = Long.parseLong(number);
      return whole > Long.MAX_VALUE / unit ? Long.MAX_VALUE : whole * unit;
    }
    BigDecimal product = new BigDecimal(number).multiply(BigDecimal.valueOf(unit));
    long most = product.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    return most == 0 && product.signum() > 0 ? 1 : most;
  }
}
