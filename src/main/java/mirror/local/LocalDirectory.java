package mirror.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;

/**
 * A directory of the mirrored tree. It comes to be when something goes into it; below the root no
 * link is followed.
 */
public final class LocalDirectory {
  private enum State {
    UNKNOWN,
    MADE,
    FOUND
  }

  private final Optional<LocalDirectory> parent;
  private final Path path;
  private final String name;
  private final OpenDirectories open;
  private volatile State state = State.UNKNOWN;

  private LocalDirectory(
      Optional<LocalDirectory> parent, Path path, String name, OpenDirectories open) {
    this.parent = parent;
    this.path = path;
    this.name = name;
    this.open = open;
  }

  /** The directory that the user named: whatever leads to it is the user's word. */
  static LocalDirectory root(Path path, OpenDirectories open) {
    return new LocalDirectory(Optional.empty(), path, "", open);
  }

  /** The directory {@code name} in this one, which {@link LocalName} made. */
  public LocalDirectory child(String name) {
    return new LocalDirectory(Optional.of(this), path.resolve(name), name, open);
  }

  /** The directory that holds this one, which is not the root. */
  LocalDirectory above() {
    return parent.orElseThrow();
  }

  String name() {
    return name;
  }

  public Path path() {
    return path;
  }

  /**
   * Makes the directory, and those above it, unless they are there.
   *
   * @throws ObstacleException when something else stands in its place
   */
  public void make() throws IOException {
    if (state != State.UNKNOWN) {
      return;
    }
    if (parent.isEmpty()) {
      Files.createDirectories(path);
      state = State.FOUND;
      return;
    }
    parent.get().make();
    try (var above = parent.get().hold()) {
      above.directory().makeDirectory(name);
      state = State.MADE;
    } catch (FileAlreadyExistsException e) {
      try (var _ = hold()) { // whatever it is, it is no obstacle
        state = State.FOUND;
      }
    }
  }

  /** Whether there is such a directory. */
  boolean isThere() throws IOException {
    try (var _ = hold()) {
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Whether this run made it, so that nothing of an earlier one is in it. */
  boolean isNew() {
    return state == State.MADE;
  }

  /**
   * What has that name in this directory, a link being a link; empty where nothing has.
   *
   * @throws ObstacleException when something else than a directory is on the way
   */
  Optional<BasicFileAttributes> attributes(String file) throws IOException {
    try (var hold = hold()) {
      return Optional.of(hold.directory().attributes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Opens a file in this directory; {@code options} say how, and must not follow links. */
  SeekableByteChannel open(String file, Set<OpenOption> options) throws IOException {
    try (var hold = hold()) {
      return hold.directory().open(file, options);
    }
  }

  /** What a regular file in this directory holds. */
  InputStream read(String file) throws IOException {
    return Channels.newInputStream(
        open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
  }

  void setModified(String file, FileTime time) throws IOException {
    try (var hold = hold()) {
      hold.directory().setModified(file, time);
    }
  }

  /**
   * Puts a file of this directory in place of what is called {@code to} there.
   *
   * @throws ObstacleException when this directory is not any more where its path leads
   */
  void rename(String from, String to) throws IOException {
    try (var hold = hold()) {
      hold.directory().checkInPlace();
      hold.directory().rename(from, to);
    }
  }

  /** Removes a file of this directory. */
  void delete(String file) throws IOException {
    try (var hold = hold()) {
      hold.directory().delete(file);
    }
  }

  private OpenDirectories.Hold hold() throws IOException {
    return open.hold(
        path,
        () -> {
          if (parent.isEmpty()) {
            return OpenDirectory.at(path);
          }
          try (var above = parent.get().hold()) {
            return above.directory().child(name);
          }
        });
  }
}
