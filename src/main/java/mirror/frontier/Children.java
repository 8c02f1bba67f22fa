package mirror.frontier;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import mirror.currency.ListedRow;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.listing.Shape;
import mirror.listing.Url;
import mirror.local.DirectoryRecord;
import mirror.local.LocalDirectory;
import mirror.local.Place;

/**
 * What a listing names and the tree wants: checksum files ahead of all that they may be about, then
 * files, so that a directory is done before the next is opened. Made targets one by one, when their
 * turn comes: until then an entry is what the listing keeps of it, and a bit.
 */
public final class Children {
  private final Target parent;
  private final Ancestry ancestry;
  private final Places places;
  private final PagedListing listing;
  private final Optional<DirectoryRecord> record;
  private ListedChecksums checksums;
  private int unfinished;
  private final BitSet ahead = new BitSet();
  private final BitSet files = new BitSet();
  private final BitSet directories = new BitSet();
  private final BitSet directoriesLeft = new BitSet();
  private final LinksElsewhere elsewhere = new LinksElsewhere();
  private int recorded;
  private int current;
  private int taken;
  private int filesLeft;

  /**
   * The listing is closed when its last child was taken.
   *
   * @param record of the directory that was listed, if a server listed it
   */
  public Children(
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
    checksums = parent.checksums();
  }

  /** Wants an entry, the {@code index}th of the listing. */
  public void add(int index, Entry entry) {
    if (!Url.of(parent.uri()).isOfSameOrigin(entry.url())) {
      elsewhere.add(target(entry));
    } else {
      (isDirectory(entry) ? directories : files).set(index);
      recorded += record.isPresent() && isOwnFile(entry) ? 1 : 0;
    }
  }

  /** So many more files are here and current: they become no targets, and count as unchanged. */
  public void skip(int more) {
    current += more;
  }

  /**
   * An entry becomes no target of this visit, but of one that comes to the page later or came
   * before (which counts what becomes of it): the directory has it all the same.
   */
  public void leave(int index, Entry entry) {
    if (isDirectory(entry)) {
      directoriesLeft.set(index);
    } else if (isOwnFile(entry)) {
      filesLeft++;
    }
  }

  /** What the listing in {@code directory} names as a checksum file, which may be here already. */
  public void check(LocalDirectory directory, URI uri, Place.File checksumFile) {
    if (checksums == parent.checksums()) {
      checksums = checksums.below(directory);
    }
    checksums.add(uri, checksumFile);
  }

  /** Of what is wanted, the {@code index}th entry is to be done before the rest begins. */
  public void putAhead(int index) {
    ahead.set(index, files.get(index));
  }

  boolean hasAhead() {
    return !ahead.isEmpty();
  }

  /** Whether checksum files are among them, here already or not. */
  public boolean haveChecksums() {
    return checksums != parent.checksums();
  }

  public void close() {
    listing.close();
  }

  /** Whose listing names them. */
  Target parent() {
    return parent;
  }

  public static boolean isDirectory(Entry entry) {
    return entry.shape() == Shape.DIRECTORY;
  }

  /** Whether it is a file of the very directory that was listed, as far as is known. */
  public static boolean isOwnFile(Entry entry) {
    return !isDirectory(entry) && !entry.path().isEmpty() && entry.path().indexOf('/') < 0;
  }

  public int current() {
    return current;
  }

  /** Files whose last visits release the record of the directory. */
  public int recorded() {
    return recorded;
  }

  /** Files of the directory that are mirrored at another time of the run. */
  public int filesLeft() {
    return filesLeft;
  }

  /** The files of the directory that are mirrored, now or at another time of the run. */
  public int mirrored() {
    return current + recorded + filesLeft;
  }

  /** The directories, as they were linked. */
  public List<String> directoryLinks() {
    List<String> links = new ArrayList<>();
    int index = 0;
    for (Entry entry : listing) {
      if (directories.get(index) || directoriesLeft.get(index)) {
        links.add(entry.url().toString());
      }
      index++;
    }
    return links;
  }

  /** Whether directories are linked with a slash there: the one that was listed, or one in it. */
  public boolean showSlashes() {
    if (parent.isListed() && parent.named().getRawPath().endsWith("/")) {
      return true;
    }
    for (Entry entry : listing) {
      if (isDirectory(entry) && entry.url().rawPath().endsWith("/")) {
        return true;
      }
    }
    return false;
  }

  public int files() {
    return taken + files.cardinality() + elsewhere.files();
  }

  public int directories() {
    return directories.cardinality();
  }

  /** Is offered files. */
  public interface Taker {
    /** Whether it takes one. */
    boolean takes(Shape shape, Target target) throws IOException;
  }

  /** Offers files, in the order of the page: one that is taken is no target any more. */
  public void offer(Taker taker) throws IOException {
    int index = 0;
    for (Entry entry : listing) {
      if (files.get(index) && taker.takes(entry.shape(), target(entry))) {
        files.clear(index);
        ahead.clear(index);
        taken++;
        recorded -= record.isPresent() && isOwnFile(entry) ? 1 : 0;
      }
      index++;
    }
  }

  /** What is to be done before the rest begins; to be asked for once. */
  Iterator<Target> ahead() {
    BitSet wanted = new BitSet();
    wanted.or(files);
    wanted.and(ahead);
    files.andNot(ahead);
    unfinished = wanted.cardinality();
    return new Targets(wanted, new BitSet(), Optional.of(this));
  }

  /** One of those ahead is done; whether it was the last. */
  boolean isReady() {
    unfinished--;
    return unfinished == 0;
  }

  /** What is to be visited for an entry. */
  public Target target(Entry entry) {
    return parent.child(
        entry.uri(),
        places.of(entry),
        ListedRow.of(entry),
        isOwnFile(entry) ? record : Optional.empty(),
        ancestry,
        listing.kind() == Listing.Kind.GENERATED);
  }

  /** The same, told of checksum files: of all of them once each entry was looked at. */
  public Target checkedTarget(Entry entry) {
    return target(entry).checkedBy(checksums, Optional.empty());
  }

  /** Those on other hosts, by origin. */
  Collection<List<Target>> elsewhere() {
    return elsewhere.byOrigin();
  }

  /** What is missing where the page names too much on other hosts. */
  public Optional<Outcome.Problem> excess() {
    return elsewhere.excess(parent);
  }

  /** The others, each once; to be asked for once. */
  Iterator<Target> targets() {
    return new Targets(files, directories, Optional.empty());
  }

  private final class Targets implements Iterator<Target> {
    private final BitSet last;
    private final Optional<Children> waiting;
    private BitSet wanted;
    private Iterator<Entry> rest = listing.iterator();
    private int index;
    private int left;

    Targets(BitSet first, BitSet last, Optional<Children> waiting) {
      this.last = last;
      this.waiting = waiting;
      wanted = first;
      left = first.cardinality() + last.cardinality();
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
        wanted = last;
        rest = listing.iterator();
        index = 0;
        next = wanted.nextSetBit(0);
      }
      for (; index < next; index++) {
        rest.next();
      }
      Entry row = rest.next();
      Entry entry = directories.get(index) ? row : row.asFile();
      index++;
      left--;
      closeAtEnd();
      return target(entry).checkedBy(waiting.isPresent() ? parent.checksums() : checksums, waiting);
    }

    private void closeAtEnd() {
      if (left == 0 && waiting.isEmpty()) {
        listing.close();
      }
    }
  }
}
