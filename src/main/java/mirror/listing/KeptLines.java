package mirror.listing;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where the ends of lines in the source of a page are those that a reader sees: in preformatted
 * text, but not in a table within it, which has rows.
 */
final class KeptLines {
  private final Deque<Boolean> open = new ArrayDeque<>();

  void open(String tag) {
    if (decides(tag)) {
      open.push(tag.equals("pre"));
    }
  }

  void close(String tag) {
    if (decides(tag)) {
      open.pop();
    }
  }

  private static boolean decides(String tag) {
    return tag.equals("pre") || tag.equals("table");
  }

  boolean areKept() {
    return !open.isEmpty() && open.element();
  }
}
