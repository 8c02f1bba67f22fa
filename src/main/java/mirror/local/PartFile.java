package mirror.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * A file on its way: it grows under a name of its own in the directory where it will stand, and is
 * renamed when it is whole. Closed before that, it is gone, unless it was left to be gone on with.
 */
public final class PartFile implements WritableByteChannel {
  /** The end of the year 9999, as far as HTTP dates go. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final int PIECE = 64 * 1024;

  /** What {@link #newName} makes. */
  private static final Pattern OURS = Pattern.compile("\\.mirror\\.[0-9a-f]{16}");

  private static final Set<OpenOption> GO_ON =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

  private final Place.File place;
  private final String name;
  private final SeekableByteChannel channel;
  private final CRC32C crc = new CRC32C();
  private long size;
  private boolean done;

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
    return create(place, newName());
  }

  private static PartFile create(Place.File place, String name) throws IOException {
    place.directory().make();
    // CREATE_NEW: nothing planted under that name, a link least of all, is written through.
    return new PartFile(
        place,
        name,
        place
            .directory()
            .open(name, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)));
  }

  /**
   * Goes on with a file that an earlier try or run left.
   *
   * @param from so many of its bytes are good; what follows them is cut off
   */
  public static PartFile resume(Place.File place, String name, long from) throws IOException {
    var part = new PartFile(place, name, place.directory().open(name, GO_ON));
    try {
      part.channel.truncate(from);
      part.readAgain();
      return part;
    } catch (IOException | RuntimeException e) {
      part.channel.close();
      throw e;
    }
  }

  private void readAgain() throws IOException {
    var piece = ByteBuffer.allocate(PIECE);
    for (int count = channel.read(piece); count >= 0; count = channel.read(piece)) {
      crc.update(piece.flip());
      size += count;
      piece.clear();
    }
  }

  /** Goes on with one of which {@code from} bytes are there, or begins it under that name. */
  public static PartFile goOn(Place.File place, String name, long from) throws IOException {
    if (from > 0) {
      return resume(place, name, from);
    }
    remove(place, name);
    return create(place, name);
  }

  /**
   * How much an earlier try or run left under that name, in bytes; empty where that is none of our
   * files, has another name too, by which it would be written as well, or may not be written.
   */
  public static OptionalLong left(Place.File place, String name) throws IOException {
    Optional<BasicFileAttributes> found = find(place, name);
    if (found.isEmpty() || HardLinks.to(place.directory(), name)) {
      return OptionalLong.empty();
    }
    try (var _ = place.directory().open(name, GO_ON)) {
      return OptionalLong.of(found.get().size());
    } catch (AccessDeniedException e) {
      return OptionalLong.empty();
    }
  }

  private static Optional<BasicFileAttributes> find(Place.File place, String name)
      throws IOException {
    return isOurs(name)
        ? place.directory().attributes(name).filter(BasicFileAttributes::isRegularFile)
        : Optional.empty();
  }

  /** Removes what an earlier try or run left. */
  public static void remove(Place.File place, String name) throws IOException {
    try {
      if (find(place, name).isPresent()) {
        place.directory().delete(name);
      }
    } catch (NoSuchFileException e) {
      // Somebody else removed it this moment.
    }
  }

  /** Whether a name is of the kind that files have on their way. */
  static boolean isOurs(String name) {
    return OURS.matcher(name).matches();
  }

  /** A short name that does not grow with the file's own, which may be 255 bytes long already. */
  public static String newName() {
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
    ByteBuffer written = source.duplicate();
    int count = store(source);
    size += count;
    crc.update(written.limit(written.position() + count));
    return count;
  }

  /** Puts so many bytes of another part behind what is here, and removes that part. */
  public void append(String other, long length) throws IOException {
    try (InputStream in = place.directory().read(other)) {
      byte[] piece = new byte[PIECE];
      long left = length;
      while (left > 0) {
        int count = in.read(piece, 0, (int) Math.min(PIECE, left));
        if (count < 0) {
          throw new FileSystemException(other, null, "is shorter than it was");
        }
        for (var bytes = ByteBuffer.wrap(piece, 0, count); bytes.hasRemaining(); ) {
          write(bytes);
        }
        left -= count;
      }
    }
    place.directory().delete(other);
  }

  /** Bytes written. */
  public long size() {
    return size;
  }

  /** The CRC-32C of what was written. */
  public int crc() {
    return (int) crc.getValue();
  }

  /** Ends the writing, and leaves what becomes of it for later. */
  public void pause() throws IOException {
    channel.close();
  }

  private int store(ByteBuffer source) throws IOException {
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
   * @return the file as it stands there
   * @throws ObstacleException when a directory stands there
   */
  public BasicFileAttributes commit(Optional<Instant> modified) throws IOException {
    channel.close();
    LocalDirectory directory = place.directory();
    if (modified.isPresent()) {
      long seconds = Math.clamp(modified.get().getEpochSecond(), 0, LAST_SECOND);
      directory.setModified(name, FileTime.from(seconds, TimeUnit.SECONDS));
    }
    if (!stands()) {
      directory.rules().backUp(directory, place.name());
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
    done = true;
    return directory.attributes(place.name()).orElseThrow(() -> gone(place));
  }

  /** Whether a run that was killed before it told has put the same there: no older file is lost. */
  private boolean stands() throws IOException {
    return place.directory().rules().backup().isPresent()
        && place.existing().filter(here -> here.size() == size()).isPresent()
        && place.crc() == crc();
  }

  private static IOException gone(Place.File place) {
    return new NoSuchFileException(place.path().toString());
  }

  /** What it is called on its way. */
  public String name() {
    return name;
  }

  /** Leaves it as it is, for another try or run to go on with. */
  public void leave() {
    done = true;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    if (!done) {
      remove(place, name);
    }
  }
}
