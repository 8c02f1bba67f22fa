package mirror.local;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of one mirrored directory and of each file in it, by their names here. Whoever got
 * it from {@link RecordStore#open} owes a {@link #release}. Safe for threads.
 *
 * <p>What is new waits a moment, is appended while the directory is in progress, and is part of a
 * new file when it is done. Where nothing is new, nothing is written.
 */
public final class DirectoryRecord {
  private final RecordStore store;
  private final String path;
  private final URI url;
  private final RecordFile file;
  private final StaleParts stale;
  private final WaitingLines waiting = new WaitingLines();
  private Optional<RecordLines> lines = Optional.empty();
  private RecordFile.Standing standing = RecordFile.Standing.ABSENT;
  private Optional<RecordedListing> listing = Optional.empty();
  private boolean relisted;
  private boolean evidence;
  private boolean changed;
  private int users;
  private boolean closed;

  /** The record of the directory at {@code path} in the tree. */
  DirectoryRecord(RecordStore store, String path, URI url, RecordFile file, StaleParts stale) {
    this.store = store;
    this.path = path;
    this.url = url;
    this.file = file;
    this.stale = stale;
  }

  /** The URL of the directory. */
  public URI url() {
    return url;
  }

  String path() {
    return path;
  }

  /** Whether this was mirrored from another URL: nothing of it counts, nor is to be deleted. */
  public synchronized boolean isForeign() throws IOException {
    lines();
    return standing == RecordFile.Standing.FOREIGN;
  }

  /** What is known of a file. */
  public synchronized Optional<RecordedFile> find(String name) throws IOException {
    return line(RecordTag.FILE, name).flatMap(RecordLines.Line::file);
  }

  /** The same, also of what a run put there that was killed before it told. */
  public synchronized Optional<RecordedFile> findStanding(String name) throws IOException {
    Optional<RecordLines.Line> line = line(RecordTag.FILE, name);
    return line.isPresent() ? line.get().standing(name, stale::find) : Optional.empty();
  }

  /** The same, of a file that the listing now names. */
  public synchronized Optional<RecordedFile> listed(String name) throws IOException {
    return listed(name, RecordTag.FILE);
  }

  /** A listed file is neither on record nor here; {@link #flush} is to come before it does. */
  public synchronized void want(String name, String link) throws IOException {
    Optional<RecordLines.Line> line = line(RecordTag.WANT, name);
    if (line.filter(it -> it.tag() == RecordTag.WANT).isEmpty() && !store.isReadOnly()) {
      write(RecordTag.WANT, name, List.of(link));
    }
  }

  /** The listing names a file that is not mirrored any more, so that nobody deletes it. */
  public synchronized void keep(String name) throws IOException {
    listed(name, RecordTag.KEPT);
  }

  private Optional<RecordedFile> listed(String name, RecordTag as) throws IOException {
    lines().see(RecordTag.PART, name);
    Optional<RecordLines.Line> line = line(RecordTag.FILE, name);
    Optional<RecordedFile> known = line.flatMap(RecordLines.Line::file);
    if (line.isPresent()) {
      RecordTag before = line.get().tag();
      lines().see(before, name);
      boolean told = before == as || before == RecordTag.LEFT && as != RecordTag.KEPT;
      if (known.isPresent() && !told) {
        write(as, name, known.get().fields());
      }
    }
    return known;
  }

  /** Remembers a file, a seed or not: what only a person named no listing tells to be gone. */
  public synchronized void put(String name, RecordedFile known, boolean seed) throws IOException {
    boolean listed = !seed || lines().sees(name) || wasListed(name);
    write(listed ? RecordTag.FILE : RecordTag.SEED, name, known.fields());
  }

  /** Whether a listing named this file, whatever became of it. */
  public synchronized boolean wasListed(String name) throws IOException {
    return line(RecordTag.FILE, name).filter(line -> line.tag().wasListed()).isPresent();
  }

  /** Forgets a file, which is not here any more. */
  public synchronized void remove(String name) throws IOException {
    if (line(RecordTag.FILE, name).isPresent()) {
      write(RecordTag.GONE, name, List.of());
    }
  }

  /** The beginning of a file that may be gone on with. */
  public synchronized Optional<RecordedPart> part(String name) throws IOException {
    return line(RecordTag.PART, name).flatMap(RecordLines.Line::part);
  }

  /** Remembers the beginning of a file, at once: it is there for runs that die. */
  public synchronized void putPart(String name, RecordedPart part) throws IOException {
    write(RecordTag.PART, name, part.fields());
    flush();
  }

  /** The beginning of a file is none any more. */
  public synchronized void endPart(String name) throws IOException {
    if (part(name).isPresent()) {
      write(RecordTag.ENDED, name, List.of());
    }
  }

  /** What the listing was when it was last read. */
  public synchronized Optional<RecordedListing> listing() throws IOException {
    return listing.isPresent() ? listing : lines().listing();
  }

  /**
   * The listing was read, with these links, and each of its files was looked up by {@link #listed}
   * or {@link #keep}.
   *
   * @return whether it is evidence that what it does not name is gone: not where it has lost nearly
   *     all at once, nor of a directory that was mirrored from elsewhere before
   */
  public synchronized boolean relist(RecordedListing now, Stream<String> links) throws IOException {
    Optional<RecordedListing> before = lines().listing();
    evidence = !isForeign() && lines().isLikely(links);
    if (!evidence && !isForeign()) {
      return false;
    }
    listing = Optional.of(now);
    relisted = true;
    changed |= before.isEmpty() || !before.get().isLike(now) || lines().isListedAnew();
    return evidence;
  }

  /** Whether this run's listing was found to be, when it was last read. */
  public synchronized boolean isEvidence() {
    return evidence;
  }

  /** Whether a listing of which that is known so names all that the one before did. */
  public synchronized boolean isNamed(Stream<String> links) throws IOException {
    return lines().isNamed(links);
  }

  /** Shows all files that are here, and whether the listing names them that was read last. */
  public synchronized void files(RecordedFile.Reader reader) throws IOException {
    flush();
    lines()
        .read(
            (tag, name, rest) -> {
              Optional<RecordedFile> known =
                  new RecordLines.Line(tag, rest).standing(name, stale::find);
              if (known.isPresent()) {
                boolean left = relisted ? !lines().sees(name) : tag == RecordTag.LEFT;
                reader.file(name, known.get(), !left || tag == RecordTag.SEED);
              }
            });
  }

  private Optional<RecordLines.Line> line(RecordTag tag, String name) throws IOException {
    byte[] recent = waiting.get(tag.key(name));
    return recent == null
        ? lines().find(tag, name)
        : RecordLine.read(recent, 0, recent.length - 1).flatMap(it -> RecordLines.parse(it, name));
  }

  private RecordLines lines() throws IOException {
    if (lines.isEmpty()) {
      standing = file.open();
      lines = Optional.of(new RecordLines(file));
    }
    return lines.get();
  }

  private void write(RecordTag tag, String name, List<String> fields) throws IOException {
    waiting.put(tag.key(name), RecordLines.line(tag, name, fields));
    if (waiting.isDue()) {
      flush();
    }
  }

  /** Puts what waits on disk. */
  public synchronized void flush() throws IOException {
    if (waiting.isEmpty() || store.isReadOnly()) {
      return;
    }
    RecordLines known = lines();
    if (standing != RecordFile.Standing.OURS) {
      rewrite(false);
    } else {
      waiting.append(file, known);
      changed = true;
      waiting.clear();
    }
  }

  private void rewrite(boolean done) throws IOException {
    RecordLines known = lines();
    file.rewrite(
        store.freshness(),
        out -> {
          for (byte[] line : listing().map(RecordedListing::lines).orElse(List.of())) {
            out.write(line);
          }
          known.copy(out, waiting::has, relisted, done, stale::find);
          waiting.copy(out, done);
        });
    changed = !done;
    relisted = false;
    listing = Optional.empty();
    lines = Optional.empty();
    waiting.clear();
  }

  /** One more who uses it; false when it is closed, and another has to be opened. */
  synchronized boolean retain() {
    users += closed ? 0 : 1;
    return !closed;
  }

  /** What it was opened for is the directory itself, by another URL: that is to open it anew. */
  public synchronized void giveUp() {
    if (users == 1 && !relisted && !changed && waiting.isEmpty()) {
      closed = true;
      store.forget(this);
    }
  }

  /** So many more will use it. */
  public synchronized void retain(int more) {
    users += more;
  }

  /** Whoever has it needs it no more: put in order at once if its files are done, or else later. */
  public void release() throws IOException {
    boolean idle;
    synchronized (this) {
      users--;
      idle = users == 0 && !relisted;
      if (users == 0 && relisted) {
        close();
      }
    }
    if (idle) {
      store.idle(this); // which closes another: nobody waits for one while holding one
    }
  }

  /** Puts it in order, and closes it unless somebody uses it. */
  synchronized void tidy() throws IOException {
    if (users == 0 && !closed) {
      close();
    } else if (relisted && !store.isReadOnly()) {
      rewrite(true);
    }
  }

  /** Puts the file in order, where anything is new. */
  synchronized void close() throws IOException {
    closed = true;
    try {
      if ((changed || lines.filter(RecordLines::isUntidy).isPresent() || !waiting.isEmpty())
          && !store.isReadOnly()) {
        rewrite(true);
        if (users == 0) {
          stale.remove(() -> lines().parts());
        }
      }
    } finally {
      store.forget(this); // only now another may open the file
    }
  }
}
