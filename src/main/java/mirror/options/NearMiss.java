package mirror.options;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody probably meant to type. */
final class NearMiss {
  /** A short name is near to too many others. */
  private static final int SHORTEST = 4;

  private NearMiss() {}

  /**
   * The name that is nearest to {@code word}, if it is near, or begins so.
   *
   * @param word an option with its value or without
   */
  static Optional<String> of(String word, Stream<String> names) {
    String typed = word.split("=", 2)[0];
    int near = Math.max(1, typed.length() / 5);
    return names
        .filter(name -> name.length() > SHORTEST)
        .filter(
            name ->
                distance(typed, name) <= near
                    || typed.length() > SHORTEST && name.startsWith(typed))
        .min(Comparator.comparingInt(name -> distance(typed, name)));
  }

  /** How many letters to put in, leave out or replace (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
