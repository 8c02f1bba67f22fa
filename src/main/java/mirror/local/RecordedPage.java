package mirror.local;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What tells a page of a listing from another, where all that it names is on record: then one with
 * the same bytes needs no reading.
 *
 * @param bytes a hash of the page, and of all that decides what is read in it
 * @param shown a hash of what the rule against loops looks at
 * @param rows the sum of {@link #row} for each of its files
 * @param reader a hash of what it was read by, which is in {@code bytes} too
 */
public record RecordedPage(long bytes, long shown, long rows, long reader) {
  private static final long PRIME = 0x100000001b3L;
  private static final long BASIS = 0xcbf29ce484222325L;

  /** A hash of one row: FNV-1a, and a last step that spreads it over all bits. */
  public static long row(String name, String text) {
    long hash = added(added(BASIS, name) * PRIME, text);
    return (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
  }

  private static long added(long hash, String text) {
    long sum = hash;
    for (int i = 0; i < text.length(); i++) {
      sum = (sum ^ text.charAt(i)) * PRIME;
    }
    return sum;
  }

  /** As {@link #of} reads it. */
  @Override
  public String toString() {
    return LongStream.of(bytes, shown, rows, reader)
        .mapToObj(Long::toHexString)
        .collect(Collectors.joining("-"));
  }

  /** Throws NumberFormatException or IndexOutOfBoundsException where it is none. */
  static RecordedPage of(String field) {
    String[] parts = field.split("-", -1);
    return new RecordedPage(
        Long.parseUnsignedLong(parts[0], 16),
        Long.parseUnsignedLong(parts[1], 16),
        Long.parseUnsignedLong(parts[2], 16),
        Long.parseUnsignedLong(parts[3], 16));
  }
}
