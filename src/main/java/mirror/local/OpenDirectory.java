package mirror.local;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Set;

/**
 * A directory held open: names are looked up in it (openat, renameat), so that no link planted on
 * the way to it, not even while it is in use, leads elsewhere (CVE-2014-4877, rsync's
 * CVE-2024-12087).
 *
 * <p>Where the platform's JDK cannot hold a directory ({@link SecureDirectoryStream}), names are
 * looked up along its path: links planted before the run are found all the same, by the checks.
 */
@SuppressWarnings("StreamResourceLeak") // held on purpose, until close()
final class OpenDirectory implements Closeable {
  private final Path path;
  private final DirectoryStream<Path> stream;
  private final Object identity;

  private OpenDirectory(Path path, DirectoryStream<Path> stream) throws IOException {
    this.path = path;
    this.stream = stream;
    identity =
        stream instanceof SecureDirectoryStream<Path> held
            ? held.getFileAttributeView(BasicFileAttributeView.class).readAttributes().fileKey()
            : identity(path);
  }

  /**
   * Makes the directory that {@code path} leads to, and those before it, one after the other as
   * mkdir -p does. {@link Files#createDirectories} takes {@code ..} off in the text, and so made
   * another than is opened here where {@code a} of {@code a/../b} was not there.
   */
  static void make(Path path) throws IOException {
    Path before = path.getParent();
    if (before != null && !Files.isDirectory(before)) {
      make(before);
    }
    Files.createDirectories(path);
  }

  /** Opens the directory that {@code path} leads to, by links too. */
  static OpenDirectory at(Path path) throws IOException {
    return of(path, Files.newDirectoryStream(path));
  }

  static OpenDirectory of(Path path, DirectoryStream<Path> stream) throws IOException {
    try {
      return new OpenDirectory(path, stream);
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  /**
   * Opens a directory in this one.
   *
   * @param links whether a link to a directory is as good as one
   * @throws ObstacleException when something else stands there
   */
  OpenDirectory child(String name, boolean links) throws IOException {
    Path below = path.resolve(name);
    // Asked first: the JDK opens without O_DIRECTORY, and the open of a FIFO would wait for ever.
    BasicFileAttributes found = attributes(name);
    if (links && found.isSymbolicLink() && Files.isDirectory(below)) {
      return at(below);
    }
    if (!found.isDirectory()) {
      throw new ObstacleException(
          below,
          found.isSymbolicLink()
              ? ObstacleException.Obstacle.SYMLINK
              : ObstacleException.Obstacle.NOT_A_DIRECTORY);
    }
    try {
      return of(
          below,
          stream instanceof SecureDirectoryStream<Path> held
              ? held.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS)
              : Files.newDirectoryStream(below));
    } catch (FileSystemException e) {
      throw named(name, e);
    }
  }

  /**
   * Makes a directory in this one. The JDK has no mkdirat, so it is made along the path, after a
   * look whether that still leads here: what is left to an attacker, who would have to own the
   * directory, is the moment in between and an empty directory.
   *
   * @throws FileAlreadyExistsException when anything has that name
   */
  void makeDirectory(String name) throws IOException {
    checkInPlace();
    Files.createDirectory(path.resolve(name));
  }

  /**
   * Sees to it that what is in this directory is where its path leads.
   *
   * @throws ObstacleException when it was moved away during the run
   */
  void checkInPlace() throws IOException {
    if (!Objects.equals(identity, identity(path))) {
      throw new ObstacleException(path, ObstacleException.Obstacle.REPLACED);
    }
  }

  /** What has that name, links not followed. */
  BasicFileAttributes attributes(String name) throws IOException {
    try {
      return view(name).readAttributes();
    } catch (FileSystemException e) {
      throw named(name, e);
    }
  }

  /** Opens a file in this directory; {@code options} say that no link is followed. */
  SeekableByteChannel open(String name, Set<OpenOption> options) throws IOException {
    try {
      return stream instanceof SecureDirectoryStream<Path> held
          ? held.newByteChannel(Path.of(name), options)
          : Files.newByteChannel(path.resolve(name), options);
    } catch (FileSystemException e) {
      throw named(name, e);
    }
  }

  /** Sets the time of a file's last change. */
  void setModified(String name, FileTime time) throws IOException {
    try {
      view(name).setTimes(time, null, null);
    } catch (FileSystemException e) {
      throw named(name, e);
    }
  }

  /** Gives a file another name in this directory, in place of what has it. */
  void rename(String from, String to) throws IOException {
    try {
      if (stream instanceof SecureDirectoryStream<Path> held) {
        held.move(Path.of(from), held, Path.of(to));
      } else {
        Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (FileSystemException e) {
      throw named(to, e);
    }
  }

  /** Removes a file or a link, never what it leads to. */
  void delete(String name) throws IOException {
    try {
      if (stream instanceof SecureDirectoryStream<Path> held) {
        held.deleteFile(Path.of(name));
      } else {
        Files.delete(path.resolve(name));
      }
    } catch (FileSystemException e) {
      throw named(name, e);
    }
  }

  /** Removes a directory in which nothing is; a link to one is somebody's. */
  void deleteDirectory(String name) throws IOException {
    try {
      if (!attributes(name).isDirectory()) {
        throw new DirectoryNotEmptyException(name);
      }
      if (stream instanceof SecureDirectoryStream<Path> held) {
        held.deleteDirectory(Path.of(name));
      } else {
        Files.delete(path.resolve(name));
      }
    } catch (DirectoryNotEmptyException e) {
      throw e;
    } catch (FileSystemException e) {
      throw named(name, e);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }

  private BasicFileAttributeView view(String name) {
    return stream instanceof SecureDirectoryStream<Path> held
        ? held.getFileAttributeView(
            Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        : Files.getFileAttributeView(
            path.resolve(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Device and inode, or the like. */
  private static Object identity(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /** The same error with the whole path: a held directory knows bare names only. */
  private FileSystemException named(String name, FileSystemException error) {
    String file = path.resolve(name).toString();
    return switch (error) {
      case NoSuchFileException _ -> new NoSuchFileException(file);
      case FileAlreadyExistsException _ -> new FileAlreadyExistsException(file);
      case AccessDeniedException _ -> new AccessDeniedException(file);
      default -> new FileSystemException(file, null, error.getReason());
    };
  }
}
