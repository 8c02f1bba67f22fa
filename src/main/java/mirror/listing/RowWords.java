package mirror.listing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that rows of listings show beside names, as they are spelled. */
final class RowWords {
  static final Set<String> FOLDER_WORDS = Set.of("dir", "directory", "folder");

  static final Set<String> DASHES = Set.of("-", "--", "–", "—", "[-]", "&lt;dir&gt;");

  static final Set<String> MONTHS =
      Set.of(
          "jan",
          "feb",
          "mar",
          "apr",
          "may",
          "jun",
          "jul",
          "aug",
          "sep",
          "oct",
          "nov",
          "dec",
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "sept",
          "october",
          "november",
          "december");

  static final Set<String> UNITS =
      Set.of(
          "b", "byte", "bytes", "octets", "k", "kb", "kib", "m", "mb", "mib", "g", "gb", "gib", "t",
          "tb", "tib", "ko", "mo", "go", "kbyte", "kbytes", "mbyte", "mbytes", "gbyte", "gbytes",
          "б", "байт", "кб", "мб", "гб", "тб");

  static final Set<String> WHOLE_UNITS = Set.of("b", "byte", "bytes", "octets", "б", "байт");

  /** What is counted beside sizes: "3 days ago", "12 items". */
  static final Set<String> COUNTED =
      Set.of(
          "second", "seconds", "sec", "minute", "minutes", "min", "mins", "hour", "hours", "day",
          "days", "week", "weeks", "month", "months", "year", "years", "ago", "item", "items",
          "file", "files", "folder", "folders", "object", "objects");

  private static final Set<String> DAY_WORDS =
      Set.of(
          "mon",
          "tue",
          "wed",
          "thu",
          "fri",
          "sat",
          "sun",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "am",
          "pm");

  static final Pattern ZONE = Pattern.compile("[A-Z]{2,5}|[+-]\\d{4}");

  /** Of {@code ls}: who may do what with a file. */
  static final Pattern MODE = Pattern.compile("\\(?[-bcdlps]([-r][-w][-xsStT]){3}[.+@]?\\)?");

  /** Of three numbers, the day or the year: a version is none, and neither is a large number. */
  private static final Pattern DOTTED =
      Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.(\\d\\d){1,2}|\\d{4}\\.\\d{1,2}\\.\\d{1,2}");

  private RowWords() {}

  /** Whether a word stands around the numbers of a date. */
  static boolean isOfDate(String word) {
    return DAY_WORDS.contains(word.toLowerCase(Locale.ROOT)) || ZONE.matcher(word).matches();
  }

  /** Whether a word may be one of a description, of which a number says nothing. */
  static boolean isProse(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return word.chars().allMatch(Character::isLetter)
        && !UNITS.contains(lower)
        && !COUNTED.contains(lower)
        && !MONTHS.contains(lower);
  }

  /** "2024-01-01", "1/12/2016", "24.12.23" and "10:00", but no "1.2.3" and no "1.234.567". */
  static boolean isDate(String word) {
    return word.indexOf(':') > 0
        || count(word, '-') == 2
        || count(word, '/') == 2
        || DOTTED.matcher(word).matches();
  }

  static int count(String word, char mark) {
    int count = 0;
    for (int at = word.indexOf(mark); at >= 0; at = word.indexOf(mark, at + 1)) {
      count++;
    }
    return count;
  }
}
