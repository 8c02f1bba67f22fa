package mirror.fetch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * The date formats of HTTP (RFC 9110, section 5.6.7): {@code Sun, 06 Nov 1994 08:49:37 GMT}, {@code
 * Sunday, 06-Nov-94 08:49:37 GMT} and {@code Sun Nov 6 08:49:37 1994}.
 *
 * <p>Read by their words, as every answer has one or two and a formatter is slow to start;
 * one-digit days too, as the JDK's own file server writes them.
 */
final class HttpDate {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  /** RFC 850 years have two digits; those above this are the last century's. */
  private static final int PIVOT = 70;

  private HttpDate() {}

  /** The time that {@code text} says; empty where it says none. */
  static Optional<Instant> parse(String text) {
    try {
      return isUsual(text)
          ? time(
              text.substring(12, 16),
              text.substring(8, 11),
              text.substring(5, 7),
              text.substring(17, 25))
          : unusual(text);
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether it has the first form, every word in its place: nearly all have. */
  private static boolean isUsual(String text) {
    return text.length() == 29
        && text.startsWith(", ", 3)
        && text.charAt(7) == ' '
        && text.charAt(11) == ' '
        && text.charAt(16) == ' '
        && text.endsWith(" GMT");
  }

  private static Optional<Instant> unusual(String text) {
    List<String> words = new ArrayList<>(6);
    new StringTokenizer(text, " ,-")
        .asIterator()
        .forEachRemaining(word -> words.add((String) word));
    if (words.size() < 5 || words.size() > 6) {
      return Optional.empty();
    }
    boolean asctime = MONTHS.contains(words.get(1));
    return asctime
        ? time(words.get(4), words.get(1), words.get(2), words.get(3))
        : time(words.get(3), words.get(2), words.get(1), words.get(4));
  }

  private static Optional<Instant> time(String year, String month, String day, String clock) {
    int number = MONTHS.indexOf(month) + 1;
    if (number == 0 || clock.length() != 8 || clock.charAt(2) != ':' || clock.charAt(5) != ':') {
      return Optional.empty();
    }
    int full = Integer.parseInt(year);
    if (full < 0 || full > 9999) {
      return Optional.empty();
    }
    return Optional.of(
        LocalDateTime.of(
                year.length() > 2 ? full : full < PIVOT ? 2000 + full : 1900 + full,
                Month.of(number),
                Integer.parseInt(day),
                Integer.parseInt(clock, 0, 2, 10),
                Integer.parseInt(clock, 3, 5, 10),
                Integer.parseInt(clock, 6, 8, 10))
            .toInstant(ZoneOffset.UTC));
  }

  /** The first of the formats, with two digits a day: nginx compares the text. */
  static String format(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    return DAYS.get(utc.getDayOfWeek().getValue() - 1)
        + ", "
        + two(utc.getDayOfMonth())
        + " "
        + MONTHS.get(utc.getMonthValue() - 1)
        + " "
        + utc.getYear()
        + " "
        + two(utc.getHour())
        + ":"
        + two(utc.getMinute())
        + ":"
        + two(utc.getSecond())
        + " GMT";
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
