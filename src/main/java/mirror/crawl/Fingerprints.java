package mirror.crawl;

/**
 * A set of texts, 8 to 16 bytes each, however long they are. Safe for threads.
 *
 * <p>It holds the first 64 bits of their SHA-256: two of a million texts share them with a chance
 * of one in 37 million, and nobody can write a pair on purpose cheaply.
 */
final class Fingerprints {
  private static final int EMPTY = 0;

  private final Fingerprint fingerprint = new Fingerprint();
  private long[] table = new long[64];
  private int size;

  /** Adds a text; false when it was there. */
  synchronized boolean add(String text) {
    long print = print(text);
    int slot = slot(table, print);
    if (table[slot] == print) {
      return false;
    }
    table[slot] = print;
    size++;
    if (size * 4L > table.length * 3L) {
      grow();
    }
    return true;
  }

  synchronized boolean contains(String text) {
    long print = print(text);
    return size > 0 && table[slot(table, print)] == print;
  }

  private long print(String text) {
    long print = fingerprint.of(text);
    return print == EMPTY ? 1 : print;
  }

  /** Where the print is, or where it goes: open addressing, the prints are random themselves. */
  private static int slot(long[] table, long print) {
    int mask = table.length - 1;
    int slot = (int) print & mask;
    while (table[slot] != EMPTY && table[slot] != print) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] larger = new long[table.length * 2];
    for (long print : table) {
      if (print != EMPTY) {
        larger[slot(larger, print)] = print;
      }
    }
    table = larger;
  }
}
