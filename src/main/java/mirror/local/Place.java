package mirror.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Where something of the mirrored tree stands, or will stand. */
public sealed interface Place {
  /** What the page of a directory is called that somebody wrote. */
  String INDEX = "index.html";

  Path path();

  /** A directory's place. */
  record Directory(LocalDirectory directory) implements Place {
    @Override
    public Path path() {
      return directory.path();
    }

    /** The same place for a file: what a listing shows as a directory may be one. */
    public File asFile() {
      return new File(directory.parent().orElseThrow(), directory.name());
    }
  }

  /**
   * A file's place.
   *
   * @param name as {@link LocalName} made it
   */
  record File(LocalDirectory directory, String name) implements Place {
    @Override
    public Path path() {
      return directory.path().resolve(name);
    }

    /** The place beside it of what a URL calls {@code segment}. */
    public File beside(String segment) {
      return new File(directory, directory.name(segment));
    }

    /** The same place for a directory: a link without a slash may lead to one. */
    public Directory asDirectory() {
      return new Directory(directory.named(name));
    }

    /** What the file holds, once {@link #existing} says that there is one. */
    public InputStream read() throws IOException {
      return directory.read(name);
    }

    /** The CRC-32C of what the file holds. */
    public int crc() throws IOException {
      var crc = new CRC32C();
      byte[] piece = new byte[64 * 1024];
      try (InputStream in = read()) {
        for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
          crc.update(piece, 0, count);
        }
      }
      return (int) crc.getValue();
    }

    /**
     * Puts the file's time right, unless it is somebody else's file, or a snapshot's too.
     *
     * @return the file as it stands now
     */
    public BasicFileAttributes touch(Instant modified) throws IOException {
      if (!HardLinks.to(directory, name)) {
        try {
          directory.setModified(name, FileTime.from(modified));
        } catch (FileSystemException e) {
          // EPERM: it may be written and replaced, and only its owner may set its time.
        }
      }
      return directory.attributes(name).orElseThrow();
    }

    /**
     * The regular file that stands there now. Anything else counts as nothing: a link is replaced,
     * never read through.
     *
     * @throws ObstacleException when a directory stands there, or something in the way to it
     */
    public Optional<BasicFileAttributes> existing() throws IOException {
      return directory.isNew() ? Optional.empty() : standing();
    }

    /** The same; what is in the way of a file counts as nothing too. */
    public Optional<BasicFileAttributes> find() throws IOException {
      try {
        return existing();
      } catch (ObstacleException e) {
        return Optional.empty();
      }
    }

    /** As {@link #existing}, also of what this run put there. */
    public Optional<BasicFileAttributes> standing() throws IOException {
      Optional<BasicFileAttributes> found = directory.attributes(name);
      if (found.filter(BasicFileAttributes::isDirectory).isPresent()) {
        throw new ObstacleException(path(), ObstacleException.Obstacle.DIRECTORY);
      }
      return found.filter(BasicFileAttributes::isRegularFile);
    }
  }
}
