package mirror.local;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * The record of one directory as a run left it that put it in order: nothing in it counts twice, or
 * not at all. Read once, from its beginning; nothing is written.
 */
public final class TidyRecord {
  private final RecordFile file;

  TidyRecord(RecordFile file) {
    this.file = file;
  }

  /** Is shown what is on record, and says of each whether it wants to be shown more. */
  public interface Reader {
    /** The listing, before all files. */
    boolean listing(RecordedListing listing) throws IOException;

    /** A file that the listing names and that is mirrored. */
    boolean file(String name, RecordedFile file) throws IOException;

    /** The same of a file that is fresh, as is every other, and under the row that it had. */
    boolean fresh(String name, long size, Instant modified) throws IOException;
  }

  /**
   * Shows the listing and its files.
   *
   * @param now by the clock here
   * @return whether that was all: false where the reader did not want to see the end, where there
   *     is no record of that URL, and where it holds anything else
   */
  public boolean read(Reader reader, Instant now) throws IOException {
    if (file.open() != RecordFile.Standing.OURS) {
      return false;
    }
    boolean fresh = file.seal().filter(seal -> seal.isValidAt(now)).isPresent();
    var lines = new Lines(reader, fresh);
    file.read(lines);
    return lines.wanted && lines.listing.isWhole();
  }

  private static final class Lines implements RecordFile.Reader {
    private final Reader reader;
    private final boolean fresh;
    private final RecordedListing.Lines listing = new RecordedListing.Lines();
    private boolean wanted = true;

    Lines(Reader reader, boolean fresh) {
      this.reader = reader;
      this.fresh = fresh;
    }

    @Override
    public boolean line(RecordLine line, long offset) throws IOException {
      Optional<RecordTag> tag = RecordTag.of(line.text());
      wanted &= tag.isPresent() && line(tag.get(), line);
      return wanted;
    }

    private boolean line(RecordTag tag, RecordLine line) throws IOException {
      return switch (tag) {
        case LIST -> listing.begin(line) && (!listing.isWhole() || reader.listing(listing.whole()));
        case DIR -> {
          listing.directory(line);
          yield !listing.isWhole() || reader.listing(listing.whole());
        }
        case FILE -> listing.isWhole() && (fresh ? fresh(line) : file(line));
        case SEAL -> true;
        case KEPT, LEFT, SEED, WANT, MISS, GONE, PART, ENDED -> false;
      };
    }

    private boolean file(RecordLine line) throws IOException {
      String name = line.text();
      Optional<RecordedFile> file = line.as(RecordedFile::of);
      return LocalName.isPlain(name) && file.isPresent() && reader.file(name, file.get());
    }

    private boolean fresh(RecordLine line) throws IOException {
      String name = line.text();
      line.skip();
      Optional<Long> size = line.as(RecordLine::number);
      Optional<Instant> modified = line.as(RecordLine::time);
      return LocalName.isPlain(name)
          && size.isPresent()
          && modified.isPresent()
          && reader.fresh(name, size.get(), modified.get());
    }

    @Override
    public void damaged() {
      wanted = false;
    }
  }
}
