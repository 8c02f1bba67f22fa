package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.frontier.Event;
import mirror.frontier.Intent;
import mirror.frontier.Observer;
import mirror.frontier.Target;
import mirror.local.DirectoryRecord;
import mirror.local.ObstacleException;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedDirectory;
import mirror.local.RecordedFile;
import mirror.local.Shard;
import mirror.scope.Scope;

/** What directories come to stand on: a file of ours that became one there gives way. */
final class FileToDirectory {
  private final boolean clobbers;
  private final RecordStore records;
  private final Shard shard;
  private final Observer observer;

  /**
   * Makes nothing yet.
   *
   * @param clobbers whether a file may give way
   */
  FileToDirectory(boolean clobbers, RecordStore records, Shard shard, Observer observer) {
    this.clobbers = clobbers;
    this.records = records;
    this.shard = shard;
    this.observer = observer;
  }

  /** Makes the directory of a listing. */
  void make(Target target, Place.Directory place) throws IOException {
    boolean before = place.directory().isNew();
    makeRoom(target, place);
    if (!before && place.directory().isNew() && isShortened(target)) {
      observer.on(new Event.Shortened(target.named(), place.path()));
    }
  }

  private static boolean isShortened(Target target) {
    String path = target.named().getRawPath();
    int end = path.endsWith("/") ? path.length() - 1 : path.length();
    return target
        .root()
        .tree()
        .isShortened(path.substring(path.lastIndexOf('/', end - 1) + 1, end));
  }

  private void makeRoom(Target target, Place.Directory place) throws IOException {
    try {
      place.directory().make();
    } catch (ObstacleException e) {
      if (target.isSeed() || !clear(target, place.asFile())) {
        throw e;
      }
      place.directory().make();
    }
  }

  /** Finds in the way what {@link #make} would, tells of it, and changes nothing. */
  void check(Target target, Place.Directory place) throws IOException {
    try {
      place.directory().isThere();
    } catch (ObstacleException e) {
      if (!givesWay(target, place)) {
        throw e;
      }
      tellPlanned(place.asFile());
    }
  }

  private void tellPlanned(Place.File file) throws IOException {
    try {
      Optional<RecordedDirectory> above = records.find(file.directory());
      Optional<RecordedFile> ours = ours(file, above.map(RecordedDirectory::record));
      if (ours.isPresent()) {
        OptionalLong size = OptionalLong.of(ours.get().size());
        URI uri = above.orElseThrow().url(ours.get());
        observer.on(new Event.Planned(Intent.DELETE, uri, file.path(), size));
      }
    } catch (ObstacleException e) {
      // It is above, and was told of with the directory that takes its place.
    }
  }

  /** Whether what is in the way of a directory, or of one above it, gives way. */
  boolean givesWay(Target target, Place.Directory place) throws IOException {
    if (target.isSeed()) {
      return false;
    }
    Place.File file = place.asFile();
    try {
      return ours(file, records.find(file.directory()).map(RecordedDirectory::record)).isPresent();
    } catch (ObstacleException e) {
      return e.obstacle() != ObstacleException.Obstacle.DIRECTORY
          && givesWay(target, new Place.Directory(file.directory()));
    }
  }

  private boolean clear(Target target, Place.File file) throws IOException {
    if (!target.isOf(shard, file.directory())) {
      return discard(file, records.find(file.directory()).map(RecordedDirectory::record));
    }
    URI url =
        records
            .find(file.directory())
            .map(RecordedDirectory::url)
            .filter(known -> Scope.isOfOneHost(known, target.named()))
            .orElseGet(() -> Target.directory(target.named()).resolve(".."));
    DirectoryRecord above = records.open(file.directory(), url);
    try {
      boolean gone = discard(file, Optional.of(above));
      if (gone) {
        above.remove(file.name());
      }
      return gone;
    } finally {
      above.release();
    }
  }

  private boolean discard(Place.File file, Optional<DirectoryRecord> above) throws IOException {
    Optional<RecordedFile> ours = ours(file, above);
    if (ours.isPresent()) {
      file.directory().discard(file.name());
      observer.on(new Event.Deleted(ours.get().uri(above.orElseThrow().url()), file.path()));
    }
    return ours.isPresent();
  }

  private Optional<RecordedFile> ours(Place.File file, Optional<DirectoryRecord> above)
      throws IOException {
    Optional<RecordedFile> known =
        above.isPresent() ? above.get().findStanding(file.name()) : Optional.empty();
    Optional<BasicFileAttributes> here = file.existing();
    return clobbers
            && known.isPresent()
            && here.isPresent()
            && Subject.isIntact(file, here.get(), known.get())
        ? known
        : Optional.empty();
  }
}
