package mirror.deletion;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mirror.frontier.Fingerprints;
import mirror.frontier.Target;
import mirror.local.DirectoryRecord;
import mirror.local.LineList;
import mirror.local.LocalDirectory;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedDirectory;
import mirror.scope.Scope;

/**
 * Where the listings of this run are evidence for what is gone: noted while they are read, acted
 * upon after all transfers. Safe for threads.
 */
public final class Absences implements Closeable {
  private enum Note {
    /** A directory whose listing does not name all that is known of it, maybe. */
    LISTED,
    /** One that its parent's listing does not name. */
    GONE,
    /** A file that is not named by the listing of the directory that follows. */
    LEFT,
    /** One that the same listing names as a directory, which it gives way to when that is made. */
    REPLACED
  }

  /** For each a file waits, as a temporary one, until its place is free. */
  public static final int MOST_REPLACED = 1000;

  private final LocalTree tree;
  private final RecordStore records;
  private final boolean planned;
  private final LineList list;
  private final AtomicInteger replaced = new AtomicInteger();
  private final Fingerprints held = new Fingerprints();

  /** Directories on record that have the places of those above, by the URLs of these. */
  private final Map<URI, List<LocalDirectory>> leftOut = new HashMap<>();

  private boolean isRead;

  /** What of a directory is gone. */
  sealed interface Extent {
    /**
     * Whether a file of the record is.
     *
     * @param listed whether the record says that the listing names it
     */
    boolean includes(String name, boolean listed);

    /** All that is in it. */
    record All() implements Extent {
      @Override
      public boolean includes(String name, boolean listed) {
        return true;
      }
    }

    /** What the record says that its listing does not name, but for what became directories. */
    record Recorded(Fingerprints replaced) implements Extent {
      @Override
      public boolean includes(String name, boolean listed) {
        return !listed && !replaced.contains(name);
      }
    }

    /** Some files, in a run that changes no record. */
    record Some(Fingerprints names) implements Extent {
      @Override
      public boolean includes(String name, boolean listed) {
        return names.contains(name);
      }
    }
  }

  /** Is shown what was noted. */
  interface Reader {
    /**
     * A directory.
     *
     * @param seed the URL that its tree was named by
     */
    void directory(String seed, LocalDirectory directory, Extent gone) throws IOException;
  }

  /**
   * Nothing is absent yet.
   *
   * @param planned whether what is noted here is all that is kept of this run's listings
   */
  public Absences(LocalTree tree, RecordStore records, boolean planned) throws IOException {
    this.tree = tree;
    this.records = records;
    this.planned = planned;
    list = records.lineList();
  }

  /** A listing that a server made was read to its proper end, and has not lost all at once. */
  public void note(
      Target target, LocalDirectory directory, UnknownFiles unknown, DirectoryRecord record)
      throws IOException {
    String root = target.root().named().toString();
    synchronized (list) { // what belongs together follows each other
      record.files(
          (name, _, listed) -> {
            if (!listed) {
              Note note = unknown.isNamed(name) ? Note.REPLACED : Note.LEFT;
              list.add(note.name(), root, name);
            }
          });
      list.add(Note.LISTED.name(), root, tree.pathOf(directory));
    }
    gone(target, unknown);
    if (directory.isShared()) {
      for (LocalDirectory child : leftOut(target.uri())) {
        if (!unknown.isNamed(child.name())) {
          goneLeftOut(target, child);
        }
      }
    }
  }

  /** What was mirrored from elsewhere into a directory here is no business of its listing. */
  private void gone(Target target, UnknownFiles unknown) throws IOException {
    for (LocalDirectory child : unknown.directories()) {
      gone(target, child);
    }
  }

  private Optional<RecordedDirectory> gone(Target target, LocalDirectory child) throws IOException {
    Optional<RecordedDirectory> known =
        records.find(child).filter(of -> Scope.isWithin(target.uri(), of.url()));
    if (known.isPresent()) {
      list.add(Note.GONE.name(), target.root().named().toString(), tree.pathOf(child));
    }
    return known;
  }

  /** The same, with those that are left out in it. */
  private void goneLeftOut(Target target, LocalDirectory child) throws IOException {
    Optional<RecordedDirectory> known = gone(target, child);
    if (known.isPresent()) {
      for (LocalDirectory deeper : leftOut(known.get().url())) {
        goneLeftOut(target, deeper);
      }
    }
  }

  /** Those in a directory on record that are left out: nothing that stands here tells of them. */
  private List<LocalDirectory> leftOut(URI above) throws IOException {
    synchronized (leftOut) {
      if (!isRead) {
        isRead = true;
        records.read(
            known -> {
              if (known.directory().isCut()) {
                leftOut
                    .computeIfAbsent(known.url().resolve(".."), _ -> new ArrayList<>())
                    .add(known.directory());
              }
            });
      }
      return leftOut.getOrDefault(above, List.of());
    }
  }

  /** The same, of a listing that names all that is on record. */
  public void note(Target target, LocalDirectory directory, UnknownFiles unknown)
      throws IOException {
    String root = target.root().named().toString();
    list.add(Note.LISTED.name(), root, tree.pathOf(directory));
    gone(target, unknown);
  }

  /**
   * A file came where a directory stands here.
   *
   * @return whether anything of the directory is on record, as mirrored from there, and so may go:
   *     of too many some stay for another run
   */
  public boolean noteReplaced(Target target, Place.Directory place) throws IOException {
    boolean known =
        records
            .find(place.directory())
            .filter(of -> Scope.isOfOneHost(target.named(), of.url()))
            .isPresent();
    boolean goes = known && replaced.incrementAndGet() <= MOST_REPLACED;
    if (goes) {
      String seed = target.root().named().toString();
      list.add(Note.GONE.name(), seed, tree.pathOf(place.directory()));
    }
    return goes;
  }

  /** Nothing of a seed's goes in this run. */
  void hold(String seed) {
    held.add(seed);
  }

  /** Whether all that is gone stays in this run, of the seed that a target is of. */
  public boolean isHeld(Target target) {
    return held.contains(target.root().named().toString());
  }

  /** Shows all that was noted. */
  void read(Reader reader) throws IOException {
    list.read(
        new LineList.Reader<IOException>() {
          private final Fingerprints gone = new Fingerprints();
          private Fingerprints left = new Fingerprints();
          private Fingerprints replaced = new Fingerprints();

          @Override
          public void line(List<String> fields) throws IOException {
            String root = fields.get(1);
            String path = fields.get(2);
            switch (Note.valueOf(fields.getFirst())) {
              case LEFT -> left.add(path);
              case REPLACED -> replaced.add(path);
              case GONE -> {
                LocalDirectory directory = tree.directory(path);
                if (planned || isGone(directory, gone)) {
                  reader.directory(root, directory, new Extent.All());
                }
              }
              case LISTED -> {
                Extent gone = planned ? new Extent.Some(left) : new Extent.Recorded(replaced);
                reader.directory(root, tree.directory(path), gone);
                left = new Fingerprints();
                replaced = new Fingerprints();
              }
            }
          }
        });
  }

  /**
   * Whether it is still gone when all is read, or with the one above.
   *
   * @param gone those that are, by their URLs
   */
  private boolean isGone(LocalDirectory directory, Fingerprints gone) throws IOException {
    Optional<URI> url = records.find(directory).map(RecordedDirectory::url);
    boolean withAbove = url.filter(of -> gone.contains(of.resolve("..").toString())).isPresent();
    boolean is = withAbove || !isNamed(directory);
    if (is) {
      url.ifPresent(of -> gone.add(of.toString()));
    }
    return is;
  }

  /**
   * Whether the listing above a directory names it after all, having been read once more for what
   * comes last.
   */
  private boolean isNamed(LocalDirectory directory) throws IOException {
    String name = directory.name();
    return records
        .listingAbove(directory)
        .filter(
            above ->
                above.directories().stream()
                    .map(link -> URI.create(link).getRawPath())
                    .filter(path -> path.endsWith("/"))
                    .anyMatch(path -> name.equals(directory.name(lastSegment(path)))))
        .isPresent();
  }

  private static String lastSegment(String path) {
    String directory = path.substring(0, path.length() - 1);
    return directory.substring(directory.lastIndexOf('/') + 1);
  }

  @Override
  public void close() throws IOException {
    list.close();
  }
}
