package mirror.currency;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import mirror.listing.Entry;
import mirror.local.DirectoryRecord;
import mirror.local.LocalDirectory;
import mirror.local.Place;
import mirror.local.RecordedFile;
import mirror.local.RecordedPage;

/**
 * What of one listing is here and needs no request: asked for each file while the listing is read,
 * so that a file that is current never waits for its turn. For one thread.
 */
public final class Inventory {
  private final Update update;
  private final Currency currency;
  private final LocalDirectory directory;
  private final DirectoryRecord record;
  private final Instant now;
  private final boolean isThere;
  private int files;
  private long rows;

  /**
   * Of a directory.
   *
   * @param now by the clock here
   */
  public Inventory(Update update, LocalDirectory directory, DirectoryRecord record, Instant now)
      throws IOException {
    this.update = update;
    currency = update.currency();
    this.directory = directory;
    this.record = record;
    this.now = now;
    isThere = directory.isFound();
  }

  public DirectoryRecord record() {
    return record;
  }

  /** Whether a file of the listing needs no request. */
  public boolean has(Entry entry) throws IOException {
    String name = directory.name(entry.path());
    files++;
    rows += RecordedPage.row(name, entry.rowText());
    Optional<RecordedFile> known = record.listed(name);
    if (known.isEmpty() && (!isThere || isFree(name))) {
      record.want(name, entry.path());
    }
    boolean current =
        (known.isPresent() || update.noClobber() || update.sizeOnly())
            && isCurrent(entry, name, known);
    if (current) {
      record.endPart(name); // of a version that came and went
    }
    return current;
  }

  private boolean isCurrent(Entry entry, String name, Optional<RecordedFile> known)
      throws IOException {
    if (known.isEmpty() && directory.isShared()) {
      return false; // what stands there may be another's
    }
    ListedRow row = ListedRow.of(entry);
    Optional<BasicFileAttributes> here = new Place.File(directory, name).find();
    if (here.isEmpty()) {
      return false;
    }
    if (update.noClobber()) {
      return true;
    }
    if (update.sizeOnly() && row.size().isPresent()) {
      return row.size().getAsLong() == here.get().size();
    }
    return known.isPresent()
        && Currency.isFrom(known.get(), entry.url().rawPath())
        && Currency.isHere(known.get(), here.get())
        && currency.doubt(entry.url().toString(), known.get(), row, now).isEmpty();
  }

  /** How many files it was asked for. */
  public int files() {
    return files;
  }

  /** The sum of their rows, as it is recorded. */
  public long rows() {
    return rows;
  }

  /** Whether an entry was a file when it was last asked for. */
  public boolean knows(Entry entry) throws IOException {
    return record.find(directory.name(entry.path())).isPresent();
  }

  /** The listing names a file that is not to be mirrored from there. */
  public void see(Entry entry) throws IOException {
    record.keep(directory.name(entry.path()));
  }

  private boolean isFree(String name) throws IOException {
    return directory.attributes(name).isEmpty();
  }
}
