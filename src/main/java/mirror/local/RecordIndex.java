package mirror.local;

import java.util.BitSet;

/**
 * Where in a record's file the line of a name begins: 16 to 32 bytes a name, so that a directory of
 * a million files takes some 25 MB while it is open.
 *
 * <p>It holds 64 bits of each name's hash. Who finds a line compares the name: should two names
 * ever share them, one is forgotten, which costs a request.
 */
final class RecordIndex {
  /** No line begins at 0: that is where the header is. */
  private static final int FREE = 0;

  private static final long LARGEST_OFFSET = 0xffff_ffffL;

  private long[] hashes = new long[64];
  private int[] offsets = new int[64];
  private int size;
  private BitSet marks = new BitSet();
  private BitSet before = new BitSet();

  /** The line of {@code hash} begins at {@code offset} now; what is beyond 4 GiB is not found. */
  void put(long hash, long offset) {
    if (offset > LARGEST_OFFSET) {
      return;
    }
    int slot = slot(hash);
    if (offsets[slot] == FREE) {
      hashes[slot] = hash;
      size++;
    }
    offsets[slot] = (int) offset;
    if (size * 4L > offsets.length * 3L) {
      grow();
    }
  }

  /** Where the line begins, or 0. */
  long find(long hash) {
    return offsets[slot(hash)] & LARGEST_OFFSET;
  }

  int size() {
    return size;
  }

  /** Marks a name, if it is there: in a free slot a mark would be of whoever comes into it. */
  void mark(long hash) {
    if (find(hash) != FREE) {
      marks.set(slot(hash));
    }
  }

  void unmark(long hash) {
    marks.clear(slot(hash));
  }

  /** Keeps the marks as those that were there before. */
  void unmarkAll() {
    before = marks;
    marks = new BitSet();
  }

  /** Whether a name was marked before; true once. */
  boolean unmarkBefore(long hash) {
    int slot = slot(hash);
    boolean was = before.get(slot);
    before.clear(slot);
    return was;
  }

  boolean isMarked(long hash) {
    return marks.get(slot(hash));
  }

  private int slot(long hash) {
    int mask = offsets.length - 1;
    int slot = (int) hash & mask;
    while (offsets[slot] != FREE && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldOffsets = offsets;
    BitSet oldMarks = marks;
    BitSet oldBefore = before;
    hashes = new long[oldHashes.length * 2];
    offsets = new int[oldOffsets.length * 2];
    marks = new BitSet(offsets.length);
    before = new BitSet(offsets.length);
    for (int i = 0; i < oldOffsets.length; i++) {
      if (oldOffsets[i] != FREE) {
        int slot = slot(oldHashes[i]);
        hashes[slot] = oldHashes[i];
        offsets[slot] = oldOffsets[i];
        marks.set(slot, oldMarks.get(i));
        before.set(slot, oldBefore.get(i));
      }
    }
  }
}
