package mirror.currency;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import mirror.listing.Entry;
import mirror.local.RecordedRow;

/**
 * What the listing that names a target says of it.
 *
 * @param text beside the name: dates and sizes
 * @param size in bytes, where all of its digits are shown
 * @param literal whether browsers read its link as another URL
 */
public record ListedRow(String text, OptionalLong size, boolean literal) {
  /** Of what no listing names: a seed, a link of a page that somebody wrote. */
  public static final ListedRow NONE = new ListedRow("", OptionalLong.empty());

  private static final String MONTH = "\\p{L}{3,12}\\.?";
  private static final String ENGLISH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
  private static final String YEAR = "(?:19|20)\\d\\d";

  /** As Chinese, Japanese and Korean write behind a number of years or months. */
  private static final String UNIT = "[\\p{IsHan}\\p{IsHangul}] ?";

  /**
   * A day that stays what it is: with a year, or as {@code ls} shows it. "Yesterday" and "3 days
   * ago" change by themselves. Three numbers may be a version, an address or counts: one sign is
   * between them, and where the year has two digits it is none that these have, or a time follows.
   */
  private static final Pattern DATE =
      Pattern.compile(
          "(?<![\\w.])(?:"
              + String.join(
                  "|",
                  YEAR + "(?<y>[-/. ])\\d{1,2}\\k<y>\\d{1,2}(?!\\.?\\d)",
                  YEAR + "(?<w>[-/])" + MONTH + "\\k<w>\\d{1,2}(?!\\d)",
                  YEAR + "[. ]{1,2}" + ENGLISH + "\\p{L}{0,6}\\.? \\d{1,2}(?!\\d)",
                  YEAR + UNIT + "\\d{1,2}" + UNIT + "\\d{1,2}(?!\\d)",
                  "\\d{1,2}(?<d>[-/. ])\\d{1,2}\\k<d>" + YEAR + "\\b(?!\\.\\d)",
                  "\\d{1,2}(?<s>[-/])\\d{1,2}\\k<s>\\d\\d\\b(?!\\.\\d)",
                  "\\d{1,2}\\.\\d{1,2}\\.\\d\\d,? \\d{1,2}:\\d\\d",
                  "\\d{1,2}\\.?[-/ ]" + MONTH + "[-/, ]{1,2}" + YEAR + "\\b",
                  "\\d{1,2}(?<m>[-/])" + MONTH + "\\k<m>\\d\\d\\b",
                  "\\d{1,2} " + MONTH + "[, ]{1,2}\\d\\d,? \\d{1,2}:\\d\\d",
                  "\\d{1,2} " + ENGLISH + "\\p{L}{0,6}\\.?,? \\d\\d\\b",
                  MONTH + " \\d{1,2},? " + YEAR + "\\b",
                  "\\d{1,2}" + ENGLISH + YEAR + "\\b", // thttpd's family
                  ENGLISH + " \\d{1,2} \\d{1,2}:\\d\\d")
              + ")");

  private static final Pattern TIME = Pattern.compile("\\b\\d{1,2}:\\d\\d");

  /** A size in larger units than bytes: {@code 29K}, {@code 1,5 MB}, {@code 29.3 KiB}. */
  private static final Pattern ROUNDED =
      Pattern.compile(
          "(?<![\\w.,:-])(\\d{1,4})(?:[.,](\\d{1,2}))?\\s?([KMGTkmgt])(?:i?[Bb])?(?!\\w)");

  private static final String UNITS = "KMGT";

  /** Of a link that browsers read alike. */
  public ListedRow(String text, OptionalLong size) {
    this(text, size, false);
  }

  public static ListedRow of(Entry entry) {
    return new ListedRow(entry.rowText(), entry.size(), entry.url().isLiteral());
  }

  /** Whether it names a day, in whatever way. */
  public boolean showsDate() {
    return DATE.matcher(text).find();
  }

  /** Whether it names a time of day. */
  boolean showsTime() {
    return TIME.matcher(text).find();
  }

  /** Whether it contradicts a body of so many bytes. */
  public boolean contradicts(long bytes) {
    return size.isPresent() && size.getAsLong() != bytes;
  }

  /**
   * Whether a body of so many bytes can not be what is shown, where that is rounded in whatever way
   * (listings disagree on how, and on 1000 or 1024): a rounded size proves no body, and may refute
   * one.
   */
  public boolean refutes(long bytes) {
    List<MatchResult> sizes = ROUNDED.matcher(text).results().toList();
    if (size.isPresent() || sizes.size() != 1) {
      return contradicts(bytes);
    }
    MatchResult shown = sizes.getFirst();
    String decimals = shown.group(2) == null ? "" : shown.group(2);
    double value = Double.parseDouble(shown.group(1) + '.' + decimals + '0');
    double step = Math.pow(10, -decimals.length());
    int power = 1 + UNITS.indexOf(Character.toUpperCase(shown.group(3).charAt(0)));
    return bytes < (value - step) * Math.pow(1000, power)
        || bytes > (value + step) * Math.pow(1024, power);
  }

  /** Whether it can be told from the rows of other versions. */
  boolean isRecordable() {
    return !text.isEmpty() && text.length() <= RecordedRow.LONGEST;
  }
}
