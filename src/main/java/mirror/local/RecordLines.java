package mirror.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The lines of a record's file, by the names that they tell of. Not safe for threads. */
final class RecordLines {
  private final RecordFile file;

  /** Nobody who chooses names knows which of them would share a hash. */
  private final long seed = ThreadLocalRandom.current().nextLong();

  private final RecordIndex index = new RecordIndex();
  private final RecordedListing.Lines listing = new RecordedListing.Lines();

  /**
   * Files, and beginnings of files, that the listing named which was read last: what left it
   * earlier is none.
   */
  private int listed;

  /** Those of them that the listing names which is being read now. */
  private int named;

  private boolean untidy;

  /** Whether it names others too. */
  private boolean back;

  /** A line's tag, and what follows its name. */
  record Line(RecordTag tag, RecordLine rest) {
    Optional<RecordedFile> file() {
      return tag.isHere() ? rest.as(RecordedFile::of) : Optional.empty();
    }

    /** The same, also of what stands here though a run only wanted it. */
    Optional<RecordedFile> standing(String name, Finder finder) throws IOException {
      return tag == RecordTag.WANT ? finder.find(name, rest.text()) : file();
    }

    Optional<RecordedPart> part() {
      return tag == RecordTag.PART ? rest.as(RecordedPart::of) : Optional.empty();
    }
  }

  /** Reads the file once. */
  RecordLines(RecordFile file) throws IOException {
    this.file = file;
    file.read(
        new RecordFile.Reader() {
          @Override
          public boolean line(RecordLine line, long offset) {
            RecordTag.of(line.text()).ifPresentOrElse(tag -> add(tag, line, offset), this::damaged);
            return true;
          }

          @Override
          public void damaged() {
            untidy = true;
          }
        });
    index.unmarkAll();
  }

  /** A name is marked that a listing names: while the file is read, the one that was read last. */
  private void add(RecordTag tag, RecordLine line, long offset) {
    switch (tag) {
      case FILE, KEPT, LEFT, SEED, WANT, MISS, GONE, PART, ENDED -> {
        String name = line.text();
        if (!LocalName.isPlain(name)
            || tag == RecordTag.WANT && line.as(RecordedFile::link).isEmpty()) {
          untidy = true;
          return;
        }
        long hash = hash(tag.key(name));
        untidy |= index.find(hash) != 0 || !tag.isLasting();
        listed -= index.isMarked(hash) ? 1 : 0;
        index.put(hash, offset);
        index.unmark(hash);
        if (tag.isListed()) {
          index.mark(hash);
          listed++;
        }
      }
      case LIST -> untidy |= !listing.begin(line);
      case DIR -> listing.directory(line);
      case SEAL -> {} // whatever follows it breaks it
    }
  }

  /** What the listing was, if its lines are whole. */
  Optional<RecordedListing> listing() {
    return listing.listing();
  }

  /** The line that tells of a name last, by one of its tags. */
  Optional<Line> find(RecordTag tag, String name) throws IOException {
    long offset = index.find(hash(tag.key(name)));
    if (offset == 0) {
      return Optional.empty();
    }
    Optional<RecordLine> found = file.at(offset);
    return found.flatMap(line -> parse(line, name));
  }

  /** The line, if it tells of that name. */
  static Optional<Line> parse(RecordLine line, String name) {
    Optional<RecordTag> tag = RecordTag.of(line.text());
    return tag.isPresent() && line.text().equals(name)
        ? Optional.of(new Line(tag.get(), line))
        : Optional.empty();
  }

  /** The listing names this file; nothing to note while its line waits to be {@link #appended}. */
  void see(RecordTag tag, String name) {
    long hash = hash(tag.key(name));
    if (index.find(hash) != 0) {
      named += index.unmarkBefore(hash) ? 1 : 0; // marked or not: it may have come by itself
      back |= !index.isMarked(hash) && !tag.isListed();
      index.mark(hash);
    }
  }

  /** Whether the listing that was just read names this file. */
  boolean sees(String name) {
    return index.isMarked(hash(RecordTag.FILE.key(name)));
  }

  /** What the beginnings of files are called that are here. */
  Set<String> parts() throws IOException {
    Set<String> parts = new HashSet<>();
    read(
        (tag, _, rest) ->
            new Line(tag, rest).part().map(RecordedPart::temporaries).ifPresent(parts::addAll));
    return parts;
  }

  /** Whether the listing that was just read names other files than the one before. */
  boolean isListedAnew() {
    return back || named < listed;
  }

  /** Whether the listing that was just read still names a tenth of what the one before did. */
  boolean isLikely(Stream<String> links) {
    return RecordedListing.isLikely(listing(), listed, named, links);
  }

  /** Whether it names all that the one before did, be it here or not. */
  boolean isNamed(Stream<String> links) throws IOException {
    Optional<RecordedListing> before = listing();
    return named == listed
        && (before.isEmpty() || before.get().missing(links) == 0 && isOwedNamed());
  }

  private boolean isOwedNamed() throws IOException {
    List<String> missing = new ArrayList<>();
    read(
        (tag, name, _) -> {
          if (tag.isOwed() && !sees(name)) {
            missing.add(name);
          }
        });
    return missing.isEmpty();
  }

  /** Whether the file holds lines that a new one would not. */
  boolean isUntidy() {
    return untidy;
  }

  /** A line was appended. */
  void appended(String key, byte[] line, long offset) {
    long hash = hash(key);
    index.put(hash, offset);
    if (!tag(line).equals(Optional.of(RecordTag.SEED))) {
      index.mark(hash);
    }
  }

  /** Is shown a line that counts. */
  interface Reader {
    void line(RecordTag tag, String name, RecordLine rest) throws IOException;
  }

  /** Shows the lines of files and parts that were not superseded. */
  void read(Reader reader) throws IOException {
    file.read(
        new RecordFile.Reader() {
          @Override
          public boolean line(RecordLine line, long offset) throws IOException {
            Optional<RecordTag> tag = RecordTag.of(line.text());
            if (tag.isPresent() && tag.get().hasName()) {
              String name = line.text();
              if (index.find(hash(tag.get().key(name))) == offset) {
                reader.line(tag.get(), name, line);
              }
            }
            return true;
          }

          @Override
          public void damaged() {}
        });
  }

  /**
   * Writes those lines anew, but for the names that are told of elsewhere.
   *
   * @param relisted whether the listing was read: what it does not name has left it, and what was
   *     begun of that is given up
   * @param done whether nothing is wanted any more: what came is known, told of or not
   */
  void copy(Sealing to, Predicate<String> elsewhere, boolean relisted, boolean done, Finder finder)
      throws IOException {
    read(
        (tag, name, rest) -> {
          String key = tag.key(name);
          if (elsewhere.test(key)) {
            return;
          }
          boolean marked = index.isMarked(hash(key));
          if (tag == RecordTag.WANT && done) {
            Optional<RecordedFile> came = finder.find(name, rest.text());
            RecordTag as = relisted ? RecordTag.FILE.relisted(marked) : RecordTag.FILE;
            to.write(
                came.isPresent()
                    ? line(as, name, came.get().fields())
                    : line(RecordTag.MISS, name, List.of()));
            return;
          }
          RecordTag now = relisted ? tag.relisted(marked) : tag;
          if (now == tag && (tag.isHere() || tag == RecordTag.WANT)
              || tag == RecordTag.MISS && !relisted) {
            to.write(rest);
            return;
          }
          var line = new Line(tag, rest);
          Optional<List<String>> fields =
              line.file().map(RecordedFile::fields).or(() -> line.part().map(RecordedPart::fields));
          boolean left = relisted && tag == RecordTag.PART && !marked;
          if (fields.isPresent() && !left) {
            to.write(line(now, name, fields.get()));
          }
        });
  }

  /** Finds what a run that was killed has left under a name that it wanted. */
  interface Finder {
    Optional<RecordedFile> find(String name, String link) throws IOException;
  }

  static byte[] line(RecordTag tag, String name, List<String> fields) {
    List<String> all = new ArrayList<>(fields.size() + 2);
    all.add(tag.toString());
    all.add(name);
    all.addAll(fields);
    return RecordLine.of(all);
  }

  /**
   * What lasts of a line: nothing of one that says only that another counts no more.
   *
   * @param done whether nothing is wanted any more
   */
  static Optional<byte[]> lasting(byte[] line, boolean done) {
    RecordLine fields = RecordLine.sound(line, 0, line.length - 1);
    return RecordTag.of(fields.text())
        .filter(tag -> tag.isLasting() || tag == RecordTag.WANT)
        .map(
            tag ->
                tag == RecordTag.WANT && done
                    ? line(RecordTag.MISS, fields.text(), List.of())
                    : line);
  }

  private static Optional<RecordTag> tag(byte[] line) {
    return RecordTag.of(RecordLine.sound(line, 0, line.length - 1).text());
  }

  /** FNV-1a, and a last step that spreads it over all bits. */
  private long hash(String key) {
    long hash = seed;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return (hash ^ hash >>> 32) * 0x9e3779b97f4a7c15L;
  }
}
