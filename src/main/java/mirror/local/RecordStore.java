package mirror.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The state of a tree: a small file for each directory, {@code d/<2 digits>/<hash of its path>}, so
 * that a million directories are as easy as one. Safe for threads.
 */
public final class RecordStore implements AutoCloseable {
  /** So many records stay open although nobody uses them: of single files that were named. */
  private static final int MOST_IDLE = 16;

  private final LocalTree tree;
  private final LocalDirectory records;
  private final boolean readOnly;
  private final Freshness freshness;
  private final Instant start = Instant.now();
  private final Map<String, DirectoryRecord> open = new ConcurrentHashMap<>();
  private final SequencedSet<DirectoryRecord> idle = new LinkedHashSet<>();

  /** An error of a record that nobody used any more. */
  private Optional<IOException> lost = Optional.empty();

  private RecordStore(LocalTree tree, Optional<Path> state, boolean readOnly, Freshness freshness) {
    this.tree = tree;
    records = tree.state(state).child("d");
    this.readOnly = readOnly;
    this.freshness = freshness;
  }

  /**
   * The state of a tree.
   *
   * @param state where it is, if not in the tree; whatever leads to it is the user's word
   * @param freshness of files that are put on record
   * @throws IOException when nothing can be written there
   */
  public static RecordStore open(LocalTree tree, Optional<Path> state, Freshness freshness)
      throws IOException {
    var store = new RecordStore(tree, state, false, freshness);
    store.records.make();
    LocalTree.probe(store.records);
    return store;
  }

  /** The same, only to be looked at: nothing is written. */
  public static RecordStore readOnly(LocalTree tree, Optional<Path> state) {
    return new RecordStore(tree, state, true, (_, _) -> Optional.empty());
  }

  boolean isReadOnly() {
    return readOnly;
  }

  Freshness freshness() {
    return freshness;
  }

  /** The record of a directory, which was or is to be mirrored from {@code url}. */
  public DirectoryRecord open(LocalDirectory directory, URI url) throws IOException {
    String path = tree.pathOf(directory);
    while (true) {
      var record = open.computeIfAbsent(path, key -> record(key, directory, url));
      if (record.retain()) {
        synchronized (idle) {
          idle.remove(record);
        }
        return record;
      }
      Thread.onSpinWait(); // it was closed this moment
    }
  }

  /** The same, only to be read, and only of use if it is in order. */
  public TidyRecord tidy(LocalDirectory directory, URI url) {
    return new TidyRecord(file(tree.pathOf(directory), url));
  }

  private DirectoryRecord record(String path, LocalDirectory directory, URI url) {
    return new DirectoryRecord(this, path, url, file(path, url), new StaleParts(directory, start));
  }

  private RecordFile file(String path, URI url) {
    String hash = hash(path);
    String plain = url.toString();
    String secret = url.getRawUserInfo();
    return new RecordFile(
        records.child(hash.substring(0, 2)),
        hash,
        secret == null ? plain : plain.replaceFirst("//[^@/]*@", "//"),
        path);
  }

  /** What tells the directory from others that may stand where it does. */
  public String pathOf(LocalDirectory directory) {
    return tree.pathOf(directory);
  }

  /** Is shown recorded directories. */
  public interface Reader {
    void directory(RecordedDirectory directory) throws IOException;

    /** One record, or several in a directory of the state, cannot be read; here that ends all. */
    default void unreadable(Path path, IOException error) throws IOException {
      throw error;
    }
  }

  /** Where a directory that is to be mirrored from {@code url} was mirrored from, if elsewhere. */
  public Optional<URI> holder(LocalDirectory directory, URI url) throws IOException {
    return file(tree.pathOf(directory), url).open() == RecordFile.Standing.FOREIGN
        ? find(directory).map(RecordedDirectory::url)
        : Optional.empty();
  }

  /** What is known of a directory, if anything is, wherever it was mirrored from. */
  public Optional<RecordedDirectory> find(LocalDirectory directory) throws IOException {
    String hash = hash(tree.pathOf(directory));
    return find(records.child(hash.substring(0, 2)), hash);
  }

  /** The listing of the nearest directory above that has one on record. */
  public Optional<RecordedListing> listingAbove(LocalDirectory directory) throws IOException {
    Optional<RecordedListing> listing = Optional.empty();
    Optional<LocalDirectory> above = directory.parent();
    while (listing.isEmpty() && above.isPresent()) {
      Optional<RecordedDirectory> known = find(above.get());
      listing = known.isPresent() ? known.get().record().listing() : Optional.empty();
      above = above.get().parent();
    }
    return listing;
  }

  /** Shows all that is known. */
  public void read(Reader reader) throws IOException {
    if (records.isThere()) {
      records.names(
          digits -> {
            try {
              Optional<LocalDirectory> some = records.existing(digits); // or a file of somebody's
              if (some.isPresent()) {
                read(some.get(), reader);
              }
            } catch (IOException e) {
              reader.unreadable(records.path().resolve(digits), e);
            }
          });
    }
  }

  private void read(LocalDirectory some, Reader reader) throws IOException {
    some.names(
        name -> {
          try {
            Optional<RecordedDirectory> found = find(some, name);
            if (found.isPresent()) {
              reader.directory(found.get());
            }
          } catch (IOException e) {
            reader.unreadable(some.path().resolve(name), e);
          }
        });
  }

  private Optional<RecordedDirectory> find(LocalDirectory some, String name) throws IOException {
    return RecordFile.header(some, name)
        .filter(header -> name.equals(hash(header.path())))
        .map(
            header -> {
              URI url = URI.create(header.url());
              String path = header.path();
              LocalDirectory directory = tree.directory(path);
              DirectoryRecord known =
                  Optional.ofNullable(open.get(path)) // it knows what is not on disk yet
                      .filter(record -> RecordHeader.isSame(record.url().toString(), header.url()))
                      .orElseGet(() -> record(path, directory, url));
              return new RecordedDirectory(path, directory, url, known);
            });
  }

  static String hash(String path) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(path.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }

  /**
   * A new list, beside the records, or among the system's temporary files where nothing is written.
   */
  public LineList lineList() throws IOException {
    return new LineList(
        readOnly ? tree.elsewhere(Path.of(System.getProperty("java.io.tmpdir"))) : records);
  }

  /** Removes what runs that were killed began in a directory that is gone. */
  public void sweep(LocalDirectory directory) throws IOException {
    new StaleParts(directory, start).remove(Set::of);
  }

  /** Forgets a directory that is not here any more. */
  public void drop(LocalDirectory directory) throws IOException {
    String hash = hash(tree.pathOf(directory));
    records.child(hash.substring(0, 2)).delete(hash);
  }

  /**
   * Sees whether an error was of one file alone.
   *
   * @throws IOException when nothing can be written in the tree, and something is to be
   */
  public void probe() throws IOException {
    if (!readOnly) {
      tree.probe();
    }
  }

  /**
   * Nobody uses the record now. It closes another, an error of which is none of who calls: {@link
   * #close} throws it, unless the disk is full.
   */
  void idle(DirectoryRecord record) throws IOException {
    Optional<DirectoryRecord> eldest = Optional.empty();
    synchronized (idle) {
      idle.add(record);
      if (idle.size() > MOST_IDLE) {
        eldest = Optional.of(idle.removeFirst());
      }
    }
    try {
      if (eldest.isPresent()) {
        eldest.get().tidy();
      }
    } catch (IOException e) {
      if (DiskError.isFull(e)) {
        throw e;
      }
      synchronized (idle) {
        lost = lost.or(() -> Optional.of(e));
      }
    }
  }

  /** Puts on disk what waits for that; whoever closes a record tells of its error. */
  public void flush() throws IOException {
    for (DirectoryRecord record : open.values()) {
      try {
        record.flush();
      } catch (IOException e) {
        if (DiskError.isFull(e)) {
          throw e;
        }
      }
    }
  }

  /** Puts all records in order, also those that are in use, for who reads them from disk. */
  public void tidy() throws IOException {
    for (DirectoryRecord record : open.values()) {
      record.tidy();
    }
  }

  /** The record is closed. */
  void forget(DirectoryRecord record) {
    open.remove(record.path(), record);
  }

  /** Puts all records in order that are still open; an error of one is thrown after that. */
  @Override
  public void close() throws IOException {
    Optional<IOException> error = lost;
    for (DirectoryRecord record : open.values()) {
      try {
        record.close();
      } catch (IOException e) {
        error = error.or(() -> Optional.of(e));
      }
    }
    if (error.isPresent()) {
      throw error.get();
    }
  }
}
