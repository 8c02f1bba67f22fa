package mirror.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A directory of the mirrored tree. It comes to be when something goes into it. */
public final class LocalDirectory {
  private enum State {
    UNKNOWN,
    MADE,
    FOUND
  }

  private final Optional<LocalDirectory> parent;
  private final Path path;
  private volatile State state = State.UNKNOWN;

  private LocalDirectory(Optional<LocalDirectory> parent, Path path) {
    this.parent = parent;
    this.path = path;
  }

  /** The directory that the user named: whatever leads to it is the user's word. */
  static LocalDirectory root(Path path) {
    return new LocalDirectory(Optional.empty(), path);
  }

  /** The directory {@code name} in this one, which {@link LocalName} made. */
  public LocalDirectory child(String name) {
    return new LocalDirectory(Optional.of(this), path.resolve(name));
  }

  public Path path() {
    return path;
  }

  /**
   * Makes the directory, and those above it, unless they are there. No link is followed below the
   * root.
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
    try {
      Files.createDirectory(path);
      state = State.MADE;
    } catch (FileAlreadyExistsException e) {
      find();
    }
  }

  /**
   * Whether the directory is there; makes nothing.
   *
   * @throws ObstacleException when something else stands in its place
   */
  boolean exists() throws IOException {
    if (state != State.UNKNOWN) {
      return true;
    }
    if (parent.isPresent() && !parent.get().exists()) {
      return false;
    }
    try {
      find();
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void find() throws IOException {
    // The root may be a link: that is the user's word.
    LinkOption[] options =
        parent.isEmpty() ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    var found = Files.readAttributes(path, BasicFileAttributes.class, options);
    if (!found.isDirectory()) {
      throw new ObstacleException(
          path,
          found.isSymbolicLink()
              ? ObstacleException.Obstacle.SYMLINK
              : ObstacleException.Obstacle.NOT_A_DIRECTORY);
    }
    if (state == State.UNKNOWN) {
      state = State.FOUND;
    }
  }

  /** Whether this run made it, so that nothing of an earlier one is in it. */
  boolean isNew() {
    return state == State.MADE;
  }
}
