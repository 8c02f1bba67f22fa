package mirror.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * A file on its way: it grows under a name of its own in the directory where it will stand, and is
 * renamed when it is whole. Closed before that, it is gone.
 */
public final class PartFile implements WritableByteChannel {
  /** The end of the year 9999, as far as HTTP dates go. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private final Place.File place;
  private final String name;
  private final SeekableByteChannel channel;
  private boolean stands;

  private PartFile(Place.File place, String name, SeekableByteChannel channel) {
    this.place = place;
    this.name = name;
    this.channel = channel;
  }

  /**
   * Begins a file that is to stand at {@code place}.
   *
   * @throws ObstacleException when something stands in the way
   */
  public static PartFile create(Place.File place) throws IOException {
    place.directory().make();
    String name = temporary();
    // CREATE_NEW: nothing planted under that name, a link least of all, is written through.
    return new PartFile(
        place,
        name,
        place
            .directory()
            .open(name, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
  }

  /** A short name that does not grow with the file's own, which may be 255 bytes long already. */
  static String temporary() {
    return LocalName.RESERVED
        + "."
        + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /** What has been written so far. */
  public InputStream read() throws IOException {
    return place.directory().read(name);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    try {
      return channel.write(source);
    } catch (IOException e) {
      // The channel does not know its file.
      throw new FileSystemException(place.path().toString(), null, e.getMessage());
    }
  }

  /**
   * Puts the file in its place, whole and with its time; none before 1970.
   *
   * @throws ObstacleException when a directory stands there
   */
  public void commit(Optional<Instant> modified) throws IOException {
    channel.close();
    LocalDirectory directory = place.directory();
    if (modified.isPresent()) {
      long seconds = Math.clamp(modified.get().getEpochSecond(), 0, LAST_SECOND);
      directory.setModified(name, FileTime.from(seconds, TimeUnit.SECONDS));
    }
    try {
      directory.rename(name, place.name());
    } catch (ObstacleException e) {
      throw e;
    } catch (FileSystemException e) {
      if (directory.attributes(place.name()).filter(BasicFileAttributes::isDirectory).isPresent()) {
        throw new ObstacleException(place.path(), ObstacleException.Obstacle.DIRECTORY);
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
      place.directory().delete(name);
    }
  }
}
