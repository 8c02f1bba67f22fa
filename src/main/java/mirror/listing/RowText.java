package mirror.listing;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * What a row says beside its name, recognised word by word and never interpreted.
 *
 * @param dated whether it shows a date or a time of day
 * @param sized whether it shows a size, rounded or not
 * @param bytes the size where all digits are shown, and nothing else could be one
 * @param folder whether it says that the entry is a directory
 * @param marked whether it says so in brackets, as a column does and no description
 * @param dashed whether it shows a dash, as many listings do for the size of a directory
 */
record RowText(
    boolean dated,
    boolean sized,
    OptionalLong bytes,
    boolean folder,
    boolean marked,
    boolean dashed) {
  private static final int LONGEST_NUMBER = 18;

  /** Recognises the words of {@code text}, whose white space is collapsed. */
  static RowText of(String text) {
    var reading = new Reading();
    if (!text.isEmpty()) {
      String[] words = text.split(" ", -1);
      for (int i = 0; i < words.length; i++) {
        i += reading.word(words, i);
      }
    }
    return new RowText(
        reading.dated,
        reading.numbers > 0 || reading.rounded || reading.doubtful,
        reading.bytes(),
        reading.folder,
        reading.marked,
        reading.dashed);
  }

  /** Whether it has what listings show beside names. */
  boolean showsData() {
    return dated || sized || folder || dashed;
  }

  /** The text with each run of blanks as one space, and none at its ends. */
  static String collapsed(CharSequence raw) {
    String text = raw.toString();
    if (isCollapsed(text)) {
      return text;
    }
    var collapsed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean blank = c <= ' ' || c == '\u00a0' || Character.isWhitespace(c);
      if (!blank) {
        collapsed.append(c);
      } else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
        collapsed.append(' ');
      }
    }
    if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) == ' ') {
      collapsed.setLength(collapsed.length() - 1);
    }
    return collapsed.toString();
  }

  private static boolean isCollapsed(String text) {
    boolean word = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == ' ' && !word) {
        return false;
      }
      word = c != ' ';
    }
    return word || text.isEmpty();
  }

  private static final class Reading {
    private boolean dated;
    private boolean rounded;
    private boolean folder;
    private boolean marked;
    private boolean dashed;
    private int numbers;
    private long number;

    /** Whether what the number is follows from where it stands, whatever words there are. */
    private boolean placed;

    /** Whether there is a number that is the size, or the day of the month. */
    private boolean doubtful;

    private boolean prose;
    private boolean mode;

    /** Whether the last word was of a date, behind which sizes stand, and the one before it. */
    private boolean date;

    private boolean behindDate;

    OptionalLong bytes() {
      boolean one = numbers == 1 && !rounded && (placed || mode || !prose);
      return one ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** Takes a word, and tells how many of the next it took too. */
    int word(String[] words, int at) {
      String word = words[at].toLowerCase(Locale.ROOT);
      behindDate = date;
      date = false;
      if (RowWords.DASHES.contains(word)) {
        dashed = true;
        return 0;
      }
      if (RowWords.FOLDER_WORDS.contains(unbracketed(word))) {
        folder = true;
        marked |= word.length() > unbracketed(word).length();
        return 0;
      }
      String bare = trimmed(word);
      if (bare.isEmpty()) {
        return 0;
      }
      if (!Character.isDigit(bare.charAt(0))) {
        return month(bare, words, at);
      }
      return digits(bare, words, at);
    }

    private int month(String word, String[] words, int at) {
      if (!RowWords.MONTHS.contains(word) || at + 1 >= words.length) {
        other(words[at]);
        return 0;
      }
      // "Feb 5 2024", "Feb 05 10:00"; the day before it has been taken. "You may find" is no date.
      boolean day = isNumber(words, at + 1, 31);
      int year = year(words, at + (day ? 2 : 1));
      date = day || year > 0;
      dated |= date;
      return (day ? 1 : 0) + year;
    }

    /** A word in brackets is no description's, and owners stand behind the mode. */
    private void other(String word) {
      mode |= RowWords.MODE.matcher(word).matches();
      String bare = trimmed(word);
      if (RowWords.isOfDate(bare)) {
        date = behindDate;
      } else {
        prose |= unbracketed(word).equals(word) && RowWords.isProse(bare);
      }
    }

    /** The words of "2026", "16:43:04 2026", "16:43 UTC 2026"; behind "16:43" alone is a size. */
    private static int year(String[] words, int at) {
      if (isYear(words, at)) {
        return 1;
      }
      long colons = at < words.length ? RowWords.count(words[at], ':') : 0;
      int zone = at + 1 < words.length && RowWords.ZONE.matcher(words[at + 1]).matches() ? 1 : 0;
      return colons > 0 && colons + zone > 1 && isYear(words, at + 1 + zone) ? 2 + zone : 0;
    }

    private int digits(String word, String[] words, int at) {
      if (RowWords.isDate(word)) {
        date = true;
        dated = true;
        return 0;
      }
      if (isMonth(words, at + 1)) {
        boolean day = isNumber(words, at, 31);
        // "1234 Jan 1 12:00" of ls; in "7 Nov 30 19:40" either may be the day
        boolean time = isNumber(words, at + 2, 31) && at + 3 < words.length;
        boolean ofLs = time && words[at + 3].indexOf(':') > 0;
        if (day) {
          rounded |= ofLs && numbers > 0;
          doubtful |= ofLs;
          date = true;
          dated = true;
          return ofLs ? 2 : 1 + year(words, at + 2);
        }
        numbers = 0; // before it are links and owners
      }
      return size(word, words, at);
    }

    private static boolean isMonth(String[] words, int at) {
      return at < words.length
          && RowWords.MONTHS.contains(trimmed(words[at].toLowerCase(Locale.ROOT)));
    }

    private static boolean beginsDate(String[] words, int at) {
      if (at >= words.length) {
        return false;
      }
      String word = trimmed(words[at]);
      return isMonth(words, at)
          || !word.isEmpty() && Character.isDigit(word.charAt(0)) && RowWords.isDate(word);
    }

    private int size(String word, String[] words, int at) {
      int end = 0;
      while (end < word.length()
          && (Character.isDigit(word.charAt(end)) || ".,".indexOf(word.charAt(end)) >= 0)) {
        end++;
      }
      String digits = word.substring(0, end);
      String unit = word.substring(end);
      int taken = 0;
      if (unit.isEmpty() && at + 1 < words.length) {
        String next = trimmed(words[at + 1].toLowerCase(Locale.ROOT));
        if (RowWords.UNITS.contains(next)) {
          unit = next;
          taken = 1;
        } else if (RowWords.COUNTED.contains(next)) {
          date = true;
          dated = true; // a relative date says as much about the page as any
          return 1;
        }
      }
      if (!unit.isEmpty() && !RowWords.UNITS.contains(unit)) {
        return 0;
      }
      String grouped = digits.replace(",", "");
      boolean whole =
          (unit.isEmpty() || RowWords.WHOLE_UNITS.contains(unit)) && grouped.indexOf('.') < 0;
      if (whole
          && grouped.length() <= LONGEST_NUMBER
          && (grouped.length() == digits.length() || isGrouped(digits))) {
        numbers++;
        placed = !unit.isEmpty() || behindDate || beginsDate(words, at + 1);
        number = Long.parseLong(grouped);
      } else {
        rounded = true;
      }
      return taken;
    }

    private static boolean isGrouped(String digits) {
      int comma = digits.indexOf(',');
      return comma > 0 && comma <= 3 && (digits.length() - comma) % 4 == 0;
    }

    private static boolean isYear(String[] words, int at) {
      if (at >= words.length) {
        return false;
      }
      String word = trimmed(words[at]); // "Mar 19, 2024, 4:05 AM"
      return word.length() == 4
          && isNumber(words, at, 2100)
          && (word.startsWith("19") || word.startsWith("20"));
    }

    private static boolean isNumber(String[] words, int at, int most) {
      if (at >= words.length) {
        return false;
      }
      String word = trimmed(words[at]);
      return !word.isEmpty()
          && word.length() <= 4
          && word.chars().allMatch(c -> c >= '0' && c <= '9')
          && Integer.parseInt(word) <= most;
    }

    private static String unbracketed(String word) {
      int last = word.length() - 1;
      int bracket = last > 0 ? "<[(".indexOf(word.charAt(0)) : -1;
      return bracket >= 0 && word.charAt(last) == ">])".charAt(bracket)
          ? word.substring(1, last)
          : word;
    }

    private static String trimmed(String word) {
      int start = 0;
      int end = word.length();
      while (start < end && isAround(word.charAt(start), "([,;")) {
        start++;
      }
      while (end > start && isAround(word.charAt(end - 1), ")],;.")) {
        end--;
      }
      return word.substring(start, end);
    }

    /** Programs that know of languages put marks of the direction around a date, unseen. */
    private static boolean isAround(char c, String marks) {
      return marks.indexOf(c) >= 0 || Character.getType(c) == Character.FORMAT;
    }
  }
}
