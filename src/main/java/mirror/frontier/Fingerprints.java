package mirror.frontier;

import java.util.concurrent.ThreadLocalRandom;

/**
 * A set of texts, 8 to 16 bytes each, however long they are. Safe for threads.
 *
 * <p>It holds 61 bits of each: the value of a polynomial, whose coefficients are the characters, at
 * a point that nobody knows (Carter and Wegman's universal hashing). Two given texts of 100
 * characters share them with a chance of one in 10^16 at most, whoever wrote them.
 */
public final class Fingerprints {
  private static final int EMPTY = 0;
  private static final long PRIME = (1L << 61) - 1;

  private final long point = ThreadLocalRandom.current().nextLong(1 << 16, PRIME);
  private long[] table = new long[64];
  private int size;

  /** Adds a text; false when it was there. */
  public synchronized boolean add(String text) {
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

  public synchronized boolean contains(String text) {
    long print = print(text);
    return size > 0 && table[slot(table, print)] == print;
  }

  public synchronized boolean isEmpty() {
    return size == 0;
  }

  /** How many texts it holds. */
  public synchronized int size() {
    return size;
  }

  private long print(String text) {
    long print = text.length() + 1L;
    for (int i = 0; i < text.length(); i++) {
      long high = Math.multiplyHigh(print, point);
      long low = print * point;
      // 2^61 is 1 modulo the prime
      long sum = (high << 3 | low >>> 61) + (low & PRIME) + text.charAt(i);
      print = (sum & PRIME) + (sum >>> 61);
    }
    // One more step, so that the last characters reach all bits.
    return print == EMPTY ? 1 : print * 0x9e3779b97f4a7c15L;
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
