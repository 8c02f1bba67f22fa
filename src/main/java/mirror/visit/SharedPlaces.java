package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import mirror.frontier.Claims;
import mirror.frontier.Failure;
import mirror.frontier.Target;
import mirror.local.Casing;
import mirror.local.LocalDirectory;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedDirectory;
import mirror.local.RecordedFile;

/**
 * Who has the places that files of several directories may want: where directories are left out
 * below a seed, they come together. A place is of the file that had it first, for good: of the one
 * on record. Safe for threads.
 */
final class SharedPlaces {
  private final RecordStore records;
  private final Casing casing;

  /** By the paths of their directories: a tree that comes from elsewhere is the same. */
  private final Claims holders = new Claims();

  private boolean isRead;

  SharedPlaces(RecordStore records, Casing casing) {
    this.records = records;
    this.casing = casing;
  }

  /** Why a file cannot have its place, if another has it; else the place is taken for it. */
  synchronized Optional<Failure> refusal(Target target, Place.File place) throws IOException {
    if (!isRead) {
      isRead = true;
      read();
    }
    Optional<URI> alone = alone(target, place);
    if (alone.isPresent()) {
      return Optional.of(Claims.refusal(place.path(), alone.get().toString()));
    }
    return take(place, records.pathOf(place.directory()), target.named())
        ? Optional.empty()
        : Optional.of(holders.refusal(key(place)));
  }

  /** Whether a file had its place before this run: a seed may have claimed it since. */
  boolean isOnRecord(Target target, Place.File place) throws IOException {
    return holder(place.directory(), place.name()).filter(target.named()::equals).isPresent();
  }

  /** The URL on record that has the place and shares its directory with no other. */
  private Optional<URI> alone(Target target, Place.File place) throws IOException {
    LocalDirectory directory = place.directory();
    return directory.isShared()
        ? holder(target.root().tree().alone(directory), place.name())
            .filter(url -> !url.equals(target.named()))
        : Optional.empty();
  }

  private Optional<URI> holder(LocalDirectory directory, String name) throws IOException {
    Optional<RecordedDirectory> known = records.find(directory);
    Optional<RecordedFile> file =
        known.isPresent() ? known.get().record().find(name) : Optional.empty();
    return file.map(found -> known.orElseThrow().url(found));
  }

  private boolean take(Place.File place, String directory, URI uri) {
    return holders.grant(key(place), directory, uri);
  }

  private Path key(Place.File place) {
    return Path.of(casing.key(place.path().toString()));
  }

  private void read() throws IOException {
    records.read(
        known -> {
          if (known.directory().isShared()) {
            known
                .record()
                .files(
                    (name, file, _) ->
                        take(
                            new Place.File(known.directory(), name),
                            known.path(),
                            known.url(file)));
          }
        });
  }
}
