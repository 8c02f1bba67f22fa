package mirror.visit;

import java.io.IOException;
import mirror.frontier.Fingerprints;
import mirror.local.Casing;
import mirror.local.LocalDirectory;
import mirror.local.Place;
import mirror.local.RecordStore;

/**
 * Who has the places that files of several directories may want: where directories are left out
 * below a seed, they come together. A place is of the file that had it first, for good: of the one
 * on record. Safe for threads.
 */
final class SharedPlaces {
  private final RecordStore records;
  private final Casing casing;
  private final Fingerprints taken = new Fingerprints();
  private final Fingerprints holders = new Fingerprints();
  private boolean isRead;

  SharedPlaces(RecordStore records, Casing casing) {
    this.records = records;
    this.casing = casing;
  }

  /** Takes the place for its file, which may have it already; false when another has. */
  synchronized boolean take(Place.File place) throws IOException {
    if (!place.directory().isShared()) {
      return true;
    }
    if (!isRead) {
      isRead = true;
      read();
    }
    return take(place, records.pathOf(place.directory()));
  }

  private boolean take(Place.File place, String directory) {
    String path = casing.key(place.path().toString());
    String holder = path + '\0' + directory;
    return taken.add(path) ? holders.add(holder) : holders.contains(holder);
  }

  private void read() throws IOException {
    records.read(
        known -> {
          LocalDirectory directory = known.directory();
          if (directory.isShared()) {
            known
                .record()
                .files((name, _, _) -> take(new Place.File(directory, name), known.path()));
          }
        });
  }
}
