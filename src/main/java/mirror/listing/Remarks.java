package mirror.listing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a page says beside its links and headings. A listing without an entry has the heads of its
 * columns to show and the name of its server; one that says more may say what went wrong: a script
 * whose disk is gone shows its frame, and a warning in the place of the rows.
 */
final class Remarks {
  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}[.,:;!?]?");

  /** What the frames of listings say, column by column; names of servers come one at a time. */
  private static final Set<String> FRAME =
      Set.of(
          ("access contents created date description directories directory downloads empty entries"
                  + " file filename files folder folders for from group host httpd index item items"
                  + " kind last list listing mode modified mtime name owner parent"
                  + " permissions port powered root served server size the there this time total"
                  + " type updated user version with"
                  + " jan feb mar apr may jun jul aug sep oct nov dec mon tue wed thu fri sat sun"
                  + " gmt utc")
              .split(" "));

  private static final int MOST_OTHERS = 1;

  /** Characters; of a page that says more there is no doubt. */
  private static final int LONGEST = 4000;

  private final Excerpt text = new Excerpt(LONGEST);

  void add(String more) {
    text.add(more);
    text.add(" ");
  }

  /** Whether words are left that no frame needs. */
  boolean areThere() {
    int others = 0;
    for (String token : text.toString().strip().split("\\s+", -1)) {
      String bare = token.replaceFirst("[.,:;!?]$", "").toLowerCase(Locale.ROOT);
      others += WORD.matcher(token).matches() && !FRAME.contains(bare) ? 1 : 0;
    }
    return others > MOST_OTHERS;
  }
}
