package mirror.listing;

/** Which URLs a listing has shown, in eight bytes each: one of 64 bits may be taken for another. */
final class SeenLinks {
  private static final double FULL = 0.75;

  /**
   * Twice as many slots would not fit into the heap: what is new beyond these is not told apart.
   */
  private static final int MOST_SLOTS = 1 << 21;

  private long[] slots = new long[64];
  private int size;

  /** Whether the URL is new, in any spelling; of none when it is full. */
  boolean add(Url url) {
    long mark = mark(CanonicalPath.of(url.rawPath()), url.rawQuery(), url.origin());
    if (isFull()) {
      return false;
    }
    if (size >= slots.length * FULL) {
      grow();
    }
    return put(mark);
  }

  boolean isFull() {
    return slots.length == MOST_SLOTS && size >= slots.length * FULL;
  }

  private boolean put(long mark) {
    int mask = slots.length - 1;
    int at = (int) (mark ^ mark >>> 32) & mask;
    while (slots[at] != 0) {
      if (slots[at] == mark) {
        return false;
      }
      at = at + 1 & mask;
    }
    slots[at] = mark;
    size++;
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    size = 0;
    for (long mark : old) {
      if (mark != 0) {
        put(mark);
      }
    }
  }

  /** FNV-1a and the finalizer of MurmurHash3, which spreads it; never 0, which is an empty slot. */
  private static long mark(String path, String query, String origin) {
    long hash = 0xcbf29ce484222325L;
    for (String part : new String[] {path, "?", query, "@", origin}) {
      for (int i = 0; i < part.length(); i++) {
        hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
      }
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    hash ^= hash >>> 33;
    return hash == 0 ? 1 : hash;
  }
}
