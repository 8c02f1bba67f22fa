package mirror.local;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of several runs that share a job without knowing of each other: each directory is one's own,
 * so that each record has one writer.
 *
 * @param number from 1
 * @param count of all
 */
public record Shard(int number, int count) {
  /** Everything. */
  public static final Shard WHOLE = new Shard(1, 1);

  /** Of one job; {@link RunLocks} has room for no more. */
  public static final int MOST = 9999;

  private static final Pattern WORDS = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /** {@code 2/3}; empty when it is none. */
  public static Optional<Shard> of(String text) {
    Matcher numbers = WORDS.matcher(text);
    return numbers.matches()
        ? Optional.of(
                new Shard(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
            .filter(shard -> 1 <= shard.number && shard.number <= shard.count)
        : Optional.empty();
  }

  /** Whether there are no others. */
  public boolean isWhole() {
    return count == 1;
  }

  /**
   * Whether a directory is this one's: on every machine and in every run the same.
   *
   * @param path where it is in the tree, as {@link LocalTree#pathOf} has it
   */
  public boolean owns(String path) {
    return isWhole()
        || Long.remainderUnsigned(
                Long.parseUnsignedLong(RecordStore.hash(path).substring(0, 16), 16), count)
            == number - 1;
  }
}
