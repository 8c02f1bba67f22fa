package mirror.report;

import java.time.Duration;
import java.util.Locale;

/** Sizes and times as people read them. */
final class Units {
  private static final String PREFIXES = "KMGTPE";

  private Units() {}

  /** At most 8 characters: {@code 0 B}, {@code 1023 B}, {@code 1.5 KiB}, {@code 12 MiB}. */
  static String bytes(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double scaled = bytes / 1024.0;
    int prefix = 0;
    while (scaled >= 999.5) {
      scaled /= 1024;
      prefix++;
    }
    return String.format(
        Locale.ROOT, scaled < 9.95 ? "%.1f %ciB" : "%.0f %ciB", scaled, PREFIXES.charAt(prefix));
  }

  /** A number and its noun: {@code 1 file}, {@code 2 files}. */
  static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /**
   * A span in the two largest units that say something: {@code 7s}, {@code 2m05s}, {@code 3h12m},
   * {@code 2d03h}.
   */
  static String span(Duration span) {
    long seconds = span.toSeconds();
    if (seconds < 60) {
      return seconds + "s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
    }
    if (seconds < 86_400) {
      return String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
    }
    return String.format(Locale.ROOT, "%dd%02dh", seconds / 86_400, seconds / 3600 % 24);
  }
}
