package mirror.frontier;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import mirror.checksum.ChecksumFile;
import mirror.checksum.ChecksumName;
import mirror.checksum.Checksums;
import mirror.checksum.Digest;
import mirror.local.ObstacleException;
import mirror.local.Place;

/**
 * What checksum files here say. Those used last are in memory, as far as that is granted; others
 * are read again when they are needed. Safe for threads.
 */
public final class ChecksumCache {
  /** So many files' checksums are in memory at most, some 130 bytes each. */
  private static final int MOST = 100_000;

  private final Observer observer;
  private final Map<Path, Checksums> read = new LinkedHashMap<>(16, 0.75f, true);
  private int size;

  /** Tells {@code observer} of each checksum file that is too large. */
  public ChecksumCache(Observer observer) {
    this.observer = observer;
  }

  /**
   * What a checksum file says of the file at {@code path}.
   *
   * @param path from the checksum file's directory on
   */
  synchronized Optional<Digest> find(Source source, String path) throws IOException {
    Checksums checksums = read.get(source.place().path());
    if (checksums == null) {
      checksums = read(source);
      read.put(source.place().path(), checksums);
      size += weight(checksums);
      for (Iterator<Checksums> eldest = read.values().iterator();
          size > MOST && read.size() > 1; ) {
        size -= weight(eldest.next());
        eldest.remove();
      }
    }
    return checksums.find(path);
  }

  /** A checksum file may have changed. */
  public synchronized void forget(Source source) {
    Optional.ofNullable(read.remove(source.place().path()))
        .ifPresent(checksums -> size -= weight(checksums));
  }

  private static int weight(Checksums checksums) {
    return checksums.size() + 1;
  }

  private Checksums read(Source source) throws IOException {
    Place.File place = source.place();
    Optional<ChecksumName> name = ChecksumName.of(place.name());
    if (name.isEmpty() || !stands(place)) {
      return Checksums.NONE;
    }
    var checksums = new Checksums(MOST);
    try (InputStream in = place.read()) {
      if (checksums.add(new ChecksumFile(in, name.get()), place.directory()::plainPath)) {
        return checksums;
      }
    }
    observer.on(
        new Event.Skipped(source.uri(), "names more files than can be checked (" + MOST + ")"));
    return Checksums.NONE;
  }

  private static boolean stands(Place.File place) throws IOException {
    try {
      return place.standing().isPresent();
    } catch (ObstacleException e) {
      return false;
    }
  }

  /** A checksum file, there and here. */
  public record Source(URI uri, Place.File place) {}
}
