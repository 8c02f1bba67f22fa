package mirror.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file on its way: it grows under a name of its own in the directory where it will stand, and is
 * renamed when it is whole. Closed before that, it is gone.
 */
public final class PartFile implements WritableByteChannel {
  /** The end of the year 9999, as far as HTTP dates go. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final Place.File place;
  private final Path path;
  private final SeekableByteChannel channel;
  private boolean stands;

  private PartFile(Place.File place, Path path, SeekableByteChannel channel) {
    this.place = place;
    this.path = path;
    this.channel = channel;
  }

  /**
   * Begins a file that is to stand at {@code place}.
   *
   * @throws ObstacleException when something stands in the way
   */
  public static PartFile create(Place.File place) throws IOException {
    place.directory().make();
    Path path = temporary(place.directory().path());
    // CREATE_NEW: nothing planted under that name, a link least of all, is written through.
    var channel =
        Files.newByteChannel(path, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    return new PartFile(place, path, channel);
  }

  /** A short name that does not grow with the file's own, which may be 255 bytes long already. */
  static Path temporary(Path directory) {
    String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    return directory.resolve(LocalName.RESERVED + "." + random);
  }

  /** What has been written so far. */
  public Path path() {
    return path;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return channel.write(source);
  }

  /**
   * Puts the file in its place, whole and with its time; none before 1970.
   *
   * @throws ObstacleException when a directory stands there
   */
  public void commit(Optional<Instant> modified) throws IOException {
    channel.close();
    if (modified.isPresent()) {
      // Half the system calls of Files.setLastModifiedTime, which opens the file again.
      long seconds = Math.clamp(modified.get().getEpochSecond(), 0, LAST_SECOND);
      if (!path.toFile().setLastModified(seconds * 1000)) {
        throw new FileSystemException(path.toString(), null, "its time cannot be set");
      }
    }
    Path target = place.path();
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
        throw new ObstacleException(target, ObstacleException.Obstacle.DIRECTORY);
      }
      throw e;
    }
    stands = true;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!stands) {
      Files.deleteIfExists(path);
    }
  }
}
