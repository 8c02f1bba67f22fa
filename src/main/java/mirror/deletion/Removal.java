package mirror.deletion;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import mirror.frontier.Event;
import mirror.frontier.Failure;
import mirror.frontier.Fingerprints;
import mirror.frontier.Intent;
import mirror.frontier.Observer;
import mirror.local.DirectoryRecord;
import mirror.local.DiskError;
import mirror.local.LocalDirectory;
import mirror.local.ObstacleException;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedDirectory;
import mirror.local.RecordedFile;

/**
 * How what is gone from the tree of {@code seed} goes here: what cannot go costs nothing else.
 *
 * @param failed the directories of which an error was told
 */
record Removal(
    boolean planned, URI seed, RecordStore records, Fingerprints failed, Observer observer) {
  /** What is to be done in a directory. */
  interface Step {
    void take() throws IOException;
  }

  /** Does something in a directory: what cannot be done there costs all that is in it, at most. */
  void in(LocalDirectory directory, Step step) throws IOException {
    String path = directory.path().toString();
    if (failed.contains(path)) {
      return;
    }
    // Told of the seed, which has to be asked for again: no listing of the directory is left.
    boolean done =
        take(
            seed,
            () -> {
              try {
                step.take();
              } catch (ObstacleException e) {
                // What stands in the way is not ours to delete.
              }
            });
    if (!done) {
      failed.add(path);
    }
  }

  /** Removes a file, or says that it would be; whether it is not here any more. */
  boolean file(RecordedDirectory directory, String name, RecordedFile file) throws IOException {
    URI url = directory.url(file);
    Path path = new Place.File(directory.directory(), name).path();
    if (planned) {
      OptionalLong size = OptionalLong.of(file.size());
      observer.on(new Event.Planned(Intent.DELETE, url, path, size));
      return false;
    }
    return take(
        url,
        () -> {
          directory.directory().discard(name);
          observer.on(new Event.Deleted(url, path));
        });
  }

  /** Removes a directory, if nothing is left in it but what killed runs began. */
  void directory(RecordedDirectory directory) throws IOException {
    take(
        directory.url(),
        () -> {
          records.sweep(directory.directory());
          boolean gone =
              directory.directory().isCut()
                  ? isEmpty(directory)
                  : directory.directory().removeIfEmpty();
          if (gone) {
            records.drop(directory.directory());
          }
        });
  }

  /** Whether no file on record is here, of a directory that has the place of another. */
  private static boolean isEmpty(RecordedDirectory directory) throws IOException {
    List<String> here = new ArrayList<>();
    directory
        .record()
        .files(
            (name, _, _) -> {
              if (new Place.File(directory.directory(), name).find().isPresent()) {
                here.add(name);
              }
            });
    return here.isEmpty();
  }

  /** Takes a file off the record that is not here any more. */
  void forget(RecordedDirectory directory, String name) throws IOException {
    DirectoryRecord record = records.open(directory.directory(), directory.url());
    try {
      record.remove(name);
    } finally {
      record.release();
    }
  }

  private boolean take(URI url, Step step) throws IOException {
    try {
      step.take();
      return true;
    } catch (IOException e) {
      if (DiskError.isFull(e)) {
        throw e;
      }
      records.probe();
      observer.on(new Event.Failed(url, seed, Failure.local(e)));
      return false;
    }
  }
}
