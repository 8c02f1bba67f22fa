package mirror.visit;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mirror.listing.CanonicalPath;
import mirror.scope.Scope;

/** The further pages of a listing that are linked and have yet to be read, each once. */
final class UnreadPages {
  private static final int MOST = 10_000;

  /** In all of their URLs. */
  private static final int MOST_CHARACTERS = 2 * 1024 * 1024;

  private final URI first;
  private final Set<String> known = new HashSet<>();
  private final Deque<URI> waiting = new ArrayDeque<>();
  private int characters;

  /** Of a listing whose first page is read. */
  UnreadPages(URI first) {
    this.first = first;
    known.add(key(first));
  }

  /** A page links these. */
  void add(List<URI> pages) {
    for (URI page : pages) {
      if (!isFull() && Scope.sameOrigin(first, page) && known.add(key(page))) {
        characters += page.toString().length();
        waiting.add(page);
      }
    }
  }

  private boolean isFull() {
    return known.size() > MOST || characters > MOST_CHARACTERS;
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** In the order in which they are linked. */
  URI next() {
    return waiting.remove();
  }

  /** Whether the page that came last was one too many; which others were linked is not known. */
  boolean isOver() {
    return isFull() && waiting.isEmpty();
  }

  private static String key(URI uri) {
    return CanonicalPath.of(uri.toString());
  }
}
