package mirror.local;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a line of a record tells of: its first word. */
enum RecordTag {
  /** A file that is mirrored. */
  FILE,
  /** One that the listing names, though it is not mirrored any more. */
  KEPT,
  /** One that the listing does not name any more. */
  LEFT,
  /** One that a person or a page named, and no listing did: none tells whether it is gone. */
  SEED,
  /**
   * One that the listing names, when nothing stood in its place: should the run be killed before it
   * says more, what stands there later is what it fetched.
   */
  WANT,
  /** One that the listing named, and that did not come. */
  MISS,
  /** One that is not here any more. */
  GONE,
  /** The beginning of a file. */
  PART,
  /** What was one. */
  ENDED,
  /** The listing of the directory. */
  LIST,
  /** A directory in it; follows it. */
  DIR,
  /** The end of a record that says all there is to say; see {@link Seal}. */
  SEAL;

  private static final List<RecordTag> ALL = List.of(values());

  private final String word = name().toLowerCase(Locale.ROOT);

  static Optional<RecordTag> of(String word) {
    for (RecordTag tag : ALL) {
      if (tag.word.equals(word)) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }

  /** Whether a file's line of this kind says that the file is here. */
  boolean isHere() {
    return switch (this) {
      case FILE, KEPT, LEFT, SEED -> true;
      case WANT, MISS, GONE, PART, ENDED, LIST, DIR, SEAL -> false;
    };
  }

  /** Whether a record that was put in order holds such lines. */
  boolean isLasting() {
    return this != WANT && this != GONE && this != ENDED;
  }

  /** Whether the listing that was read last names the file, all or some of which is here. */
  boolean isListed() {
    return this == FILE || this == KEPT || this == PART;
  }

  /** Whether it names the file, which did not come, or not as far as was told. */
  boolean isOwed() {
    return this == WANT || this == MISS;
  }

  /** Whether any listing did. */
  boolean wasListed() {
    return isListed() || isOwed() || this == LEFT;
  }

  /** What a line becomes when the listing was read, and named its file or not. */
  RecordTag relisted(boolean named) {
    return switch (this) {
      case FILE, KEPT -> named ? this : LEFT;
      case LEFT, SEED -> named ? FILE : this;
      case WANT, MISS, GONE, PART, ENDED, LIST, DIR, SEAL -> this;
    };
  }

  /** Whether a name follows. */
  boolean hasName() {
    return this != LIST && this != DIR && this != SEAL;
  }

  /** What tells of the same name supersedes what told of it before. */
  String key(String name) {
    return switch (this) {
      case FILE, KEPT, LEFT, SEED, WANT, MISS, GONE -> "f" + name;
      case PART, ENDED -> "p" + name;
      case LIST, DIR, SEAL -> "l";
    };
  }

  @Override
  public String toString() {
    return word;
  }
}
