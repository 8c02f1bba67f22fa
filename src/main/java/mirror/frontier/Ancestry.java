package mirror.frontier;

import java.net.URI;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import mirror.listing.CanonicalPath;
import mirror.listing.Entry;
import mirror.local.RecordedPage;
import mirror.scope.Scope;

/**
 * What the directories show that lead to a target, and where they are, 8 bytes for each: one that
 * shows the same again, or is one of them, is a loop ({@code ubuntu -> .} exists in the wild), and
 * would go on for ever under longer and longer names.
 */
public final class Ancestry {
  public static final Ancestry NONE = new Ancestry(new long[0], new long[0]);

  /** What a directory without entries shows: it leads nowhere, and is like any other. */
  private static final long NOTHING = 0;

  private final long[] prints;
  private final long[] places;

  private Ancestry(long[] prints, long[] places) {
    this.prints = prints;
    this.places = places;
  }

  /** A fingerprint of what a page shows, names and row texts, in any order. */
  public static long print(Iterable<Entry> entries) {
    long print = NOTHING;
    for (Entry entry : entries) {
      if (!entry.path().isEmpty()) { // else in no page's own directory, as a menu that all have
        print += RecordedPage.row(CanonicalPath.of(entry.path()), entry.rowText());
      }
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

  /** Whether one of the directories above is at {@code uri}. */
  public boolean leadsThrough(URI uri) {
    long sought = place(uri);
    return Arrays.stream(places).anyMatch(place -> place == sought);
  }

  /** For what is one level further down, below the directory at {@code uri}. */
  public Ancestry with(long print, URI uri) {
    return new Ancestry(longer(prints, print), longer(places, place(uri)));
  }

  /** What it needs to be {@link #read} again. */
  String field() {
    return LongStream.concat(Arrays.stream(prints), Arrays.stream(places))
        .mapToObj(Long::toString)
        .collect(Collectors.joining(" "));
  }

  static Ancestry read(String field) {
    long[] all =
        Arrays.stream(field.split(" "))
            .filter(it -> !it.isEmpty())
            .mapToLong(Long::parseLong)
            .toArray();
    int depth = all.length / 2;
    return new Ancestry(Arrays.copyOf(all, depth), Arrays.copyOfRange(all, depth, all.length));
  }

  private static long place(URI uri) {
    return RecordedPage.row(
        Scope.origin(uri), CanonicalPath.of(uri.getRawPath()) + uri.getRawQuery());
  }

  private static long[] longer(long[] values, long last) {
    long[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = last;
    return longer;
  }
}
