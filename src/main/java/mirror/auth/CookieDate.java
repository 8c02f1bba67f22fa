package mirror.auth;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The date of a cookie's end, which servers write in many ways (RFC 6265, section 5.1.1). */
final class CookieDate {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(\\D.*)?");
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})(\\D.*)?");
  private static final Pattern YEAR = Pattern.compile("(\\d{2,4})(\\D.*)?");
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private CookieDate() {}

  /** The instant that the words mean in GMT; empty where they mean none. */
  static Optional<Instant> parse(String text) {
    Optional<Matcher> time = Optional.empty();
    int day = 0;
    int month = 0;
    int year = -1;
    for (String word : text.toLowerCase(Locale.ROOT).split("[^0-9a-z:]+", -1)) {
      Matcher clock = TIME.matcher(word);
      Matcher days = DAY.matcher(word);
      Matcher years = YEAR.matcher(word);
      if (time.isEmpty() && clock.matches()) {
        time = Optional.of(clock);
      } else if (day == 0 && days.matches()) {
        day = Integer.parseInt(days.group(1));
      } else if (month == 0 && month(word) > 0) {
        month = month(word);
      } else if (year < 0 && years.matches()) {
        year = century(Integer.parseInt(years.group(1)));
      }
    }
    try {
      int at = month;
      int on = day;
      int in = year;
      return time.map(
          clock ->
              LocalDateTime.of(in, at, on, number(clock, 1), number(clock, 2), number(clock, 3))
                  .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher clock, int group) {
    return Integer.parseInt(clock.group(group));
  }

  private static int month(String word) {
    int index = word.length() < 3 ? -1 : MONTHS.indexOf(word.substring(0, 3));
    return index % 3 == 0 ? index / 3 + 1 : 0;
  }

  private static int century(int year) {
    return year >= 100 ? year : year >= 70 ? year + 1900 : year + 2000;
  }
}
