package mirror.crawl;

import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import mirror.listing.Entry;
import mirror.listing.Shape;
import mirror.local.DirectoryRecord;

/**
 * What a listing names and the tree wants: files first, so that a directory is done before the next
 * is opened. Made targets one by one, when their turn comes: until then an entry is what the
 * listing keeps of it, and a bit.
 */
public final class Children {
  private final Target parent;
  private final Ancestry ancestry;
  private final Places places;
  private final PagedListing listing;
  private final Optional<DirectoryRecord> record;
  private final BitSet files = new BitSet();
  private final BitSet directories = new BitSet();

  private int recorded;
  private int current;

  /**
   * The listing is closed when its last child was taken.
   *
   * @param record of the directory that was listed, if a server listed it
   */
  Children(
      Target parent,
      Ancestry ancestry,
      Places places,
      PagedListing listing,
      Optional<DirectoryRecord> record) {
    this.parent = parent;
    this.ancestry = ancestry;
    this.places = places;
    this.listing = listing;
    this.record = record;
  }

  /** Wants an entry, the {@code index}th of the listing. */
  void add(int index, Entry entry) {
    (isDirectory(entry) ? directories : files).set(index);
    recorded += record.isPresent() && isOwnFile(entry) ? 1 : 0;
  }

  /** An entry is here already, and becomes no target. */
  void skip() {
    current++;
  }

  static boolean isDirectory(Entry entry) {
    return entry.shape() == Shape.DIRECTORY;
  }

  /** Whether it is a file of the very directory that was listed, as far as is known. */
  static boolean isOwnFile(Entry entry) {
    return !isDirectory(entry) && !entry.path().isEmpty() && entry.path().indexOf('/') < 0;
  }

  /** Files that are here already. */
  public int current() {
    return current;
  }

  /** Files whose last visits release the record of the directory. */
  int recorded() {
    return recorded;
  }

  /** The directories, as they were linked. */
  List<String> directoryLinks() {
    List<String> links = new ArrayList<>();
    int index = 0;
    for (Entry entry : listing) {
      if (directories.get(index)) {
        links.add(entry.uri().toString());
      }
      index++;
    }
    return links;
  }

  public int files() {
    return files.cardinality();
  }

  public int directories() {
    return directories.cardinality();
  }

  /** Gives away what is certainly a file, in the order of the page: it is no target any more. */
  void takeFiles(Consumer<URI> taker) {
    int index = 0;
    for (Entry entry : listing) {
      if (entry.shape() == Shape.FILE && files.get(index)) {
        files.clear(index);
        taker.accept(entry.uri());
      }
      index++;
    }
  }

  /** Each target once; to be asked for once. */
  Iterator<Target> targets() {
    return new Targets();
  }

  private final class Targets implements Iterator<Target> {
    private BitSet wanted = files;
    private Iterator<Entry> rest = listing.iterator();
    private int index;
    private int left = files() + directories();

    Targets() {
      closeAtEnd();
    }

    @Override
    public boolean hasNext() {
      return left > 0;
    }

    @Override
    public Target next() {
      if (left == 0) {
        throw new NoSuchElementException();
      }
      int next = wanted.nextSetBit(index);
      if (next < 0) {
        wanted = directories;
        rest = listing.iterator();
        index = 0;
        next = wanted.nextSetBit(0);
      }
      for (; index < next; index++) {
        rest.next();
      }
      index++;
      Entry entry = rest.next();
      left--;
      closeAtEnd();
      return parent.child(
          entry.uri(),
          places.of(entry),
          Row.of(entry),
          isOwnFile(entry) ? record : Optional.empty(),
          ancestry);
    }

    private void closeAtEnd() {
      if (left == 0) {
        listing.close();
      }
    }
  }
}
