package mirror.frontier;

import java.util.Arrays;
import java.util.OptionalInt;
import mirror.listing.CanonicalPath;
import mirror.listing.Entry;
import mirror.local.RecordedPage;

/**
 * What the directories show that lead to a target, 8 bytes for each: one that shows the same again
 * is a loop ({@code ubuntu -> .} exists in the wild), and would go on for ever under longer and
 * longer names.
 */
public final class Ancestry {
  public static final Ancestry NONE = new Ancestry(new long[0]);

  /** What a directory without entries shows: it leads nowhere, and is like any other. */
  private static final long NOTHING = 0;

  private final long[] prints;

  private Ancestry(long[] prints) {
    this.prints = prints;
  }

  /** A fingerprint of what a page shows, names and row texts, in any order. */
  public static long print(Iterable<Entry> entries) {
    long print = NOTHING;
    for (Entry entry : entries) {
      String name = entry.path().isEmpty() ? entry.uri().toString() : entry.path();
      print += RecordedPage.row(CanonicalPath.of(name), entry.rowText());
    }
    return print;
  }

  public boolean contains(long print) {
    return stepsFrom(print).isPresent();
  }

  /** How many steps down from the next directory above that shows the same, if one does. */
  public OptionalInt stepsFrom(long print) {
    for (int i = prints.length - 1; i >= 0; i--) {
      if (prints[i] == print && print != NOTHING) {
        return OptionalInt.of(prints.length - i);
      }
    }
    return OptionalInt.empty();
  }

  /** For what is one level further down. */
  public Ancestry with(long print) {
    long[] longer = Arrays.copyOf(prints, prints.length + 1);
    longer[prints.length] = print;
    return new Ancestry(longer);
  }
}
