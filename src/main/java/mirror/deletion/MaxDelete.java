package mirror.deletion;

import java.util.OptionalLong;

/**
 * How many files of one seed may be deleted in a run: more are held back, all of them.
 *
 * @param files as the user said; else the smaller of 1000 and a quarter of the files known
 */
public record MaxDelete(OptionalLong files) {
  private static final long MOST = 1000;
  private static final long PART = 4;

  /** Of a seed with so many files on record. */
  long of(long known) {
    return files.orElse(Math.min(MOST, known / PART));
  }
}
