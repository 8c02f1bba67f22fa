package mirror.frontier;

/**
 * The seeds that were read and are not done with, whether they wait for their turn, run, or wait
 * for another try: the list is read no further while they are many, or heavy. Not safe for threads:
 * {@link Frontier} guards it.
 */
final class SeedsAhead {
  /** Enough that one slow origin does not hide the next. */
  static final int MOST = 10_000;

  /** A quarter of the heap: room for as many URLs of 60 characters, each of another host. */
  static final long MOST_BYTES = 24 << 20;

  /** A target without its texts, and the queue of its origin. */
  private static final int TARGET_BYTES = 1024;

  /** A {@link mirror.local.LocalDirectory} without its path. */
  private static final int DIRECTORY_BYTES = 192;

  private int count;
  private long bytes;

  boolean isFull() {
    return count >= MOST || bytes >= MOST_BYTES;
  }

  void add(Target seed) {
    count++;
    bytes += bytes(seed);
  }

  /** A seed is done with. */
  void remove(Target seed) {
    count--;
    bytes -= bytes(seed);
  }

  /**
   * About what it costs, told by what stays the same while it is moved and tried again. Each
   * directory on its way has a path of its own: half as long as the whole, on average.
   */
  private static long bytes(Target seed) {
    String path = seed.named().getRawPath();
    int directories = 1;
    for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
      directories++;
    }
    int root = seed.root().tree().root().path().toString().length();
    int url = seed.named().toString().length();
    return TARGET_BYTES + 3L * url + (long) directories * (DIRECTORY_BYTES + root + url / 2);
  }
}
