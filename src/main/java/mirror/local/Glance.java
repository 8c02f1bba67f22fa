package mirror.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** A look at many files of one directory, which is held open for it. For one thread. */
public final class Glance implements Closeable {
  private final LocalDirectory directory;
  private Optional<OpenDirectories.Hold> hold = Optional.empty();

  /** Opens nothing yet. */
  public Glance(LocalDirectory directory) {
    this.directory = directory;
  }

  /**
   * Whether a regular file stands there as it was when it was read back.
   *
   * @throws ObstacleException when something else than a directory is on the way
   */
  public boolean shows(String name, long size, Instant modified) throws IOException {
    try {
      if (hold.isEmpty()) {
        hold = Optional.of(directory.hold());
      }
      BasicFileAttributes here = hold.get().directory().attributes(name);
      return here.isRegularFile()
          && here.size() == size
          && here.lastModifiedTime().toInstant().equals(modified);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (hold.isPresent()) {
      hold.get().close();
    }
  }
}
