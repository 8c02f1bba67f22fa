package mirror.listing;

import java.util.Iterator;
import java.util.List;

/** The entries of a listing in the order of the page, to be read as often as needed. */
public final class EntryList implements Iterable<Entry>, AutoCloseable {
  private final List<Entry> entries;

  EntryList(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  public int count() {
    return entries.size();
  }

  @Override
  public Iterator<Entry> iterator() {
    return entries.iterator();
  }

  @Override
  public void close() {}
}
