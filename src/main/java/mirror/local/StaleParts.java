package mirror.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What runs that were killed left in a directory: files on their way that nobody goes on with, and
 * files that came and were not told of.
 */
final class StaleParts {
  private final LocalDirectory directory;
  private final Instant start;

  /** Tells which files will be gone on with. */
  interface Wanted {
    Set<String> names() throws IOException;
  }

  /**
   * In this directory.
   *
   * @param start of this run: what was written later may be on its way now
   */
  StaleParts(LocalDirectory directory, Instant start) {
    this.directory = directory;
    this.start = start;
  }

  /**
   * Removes them. Where directories of the server's share this one, other records may name files in
   * it, and all stay.
   */
  void remove(Wanted wanted) throws IOException {
    if (directory.isNew() || directory.isShared()) {
      return;
    }
    try {
      List<String> old = directory.isThere() ? old() : List.of();
      if (!old.isEmpty()) {
        Set<String> names = wanted.names();
        for (String name : old) {
          if (!names.contains(name)) {
            PartFile.remove(new Place.File(directory, name), name);
          }
        }
      }
    } catch (ObstacleException e) {
      // What stands in the way holds nothing of ours.
    }
  }

  /**
   * What stands under a name that was wanted and is not on record: somebody put it there. Where
   * others share the directory, it may be theirs.
   */
  Optional<RecordedFile> find(String name, String link) throws IOException {
    if (directory.isShared()) {
      return Optional.empty();
    }
    var place = new Place.File(directory, name);
    try {
      Optional<BasicFileAttributes> here = place.standing();
      return here.isEmpty() ? Optional.empty() : Optional.of(file(link, here.get(), place.crc()));
    } catch (ObstacleException e) {
      return Optional.empty();
    }
  }

  private static RecordedFile file(String link, BasicFileAttributes here, int crc) {
    return new RecordedFile(
        link,
        here.size(),
        here.lastModifiedTime().toInstant(),
        crc,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Instant.EPOCH,
        List.of());
  }

  private List<String> old() throws IOException {
    List<String> old = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(directory.path(), LocalName.RESERVED + ".*")) {
      for (Path file : all) {
        String name = file.getFileName().toString();
        if (PartFile.isOurs(name) && isOld(name)) {
          old.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return old;
  }

  private boolean isOld(String name) throws IOException {
    Optional<BasicFileAttributes> found = directory.attributes(name);
    return found.filter(file -> file.lastModifiedTime().toInstant().isBefore(start)).isPresent();
  }
}
