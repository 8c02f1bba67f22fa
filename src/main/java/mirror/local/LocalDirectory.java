package mirror.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
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
  private final TreeRules rules;
  private final int cuts;
  private final boolean cut;
  private volatile State state = State.UNKNOWN;

  private LocalDirectory(
      Optional<LocalDirectory> parent,
      Path path,
      String name,
      TreeRules rules,
      int cuts,
      boolean cut) {
    this.parent = parent;
    this.path = path;
    this.name = name;
    this.rules = rules;
    this.cuts = cuts;
    this.cut = cut;
  }

  /** The directory that the user named: whatever leads to it is the user's word. */
  static LocalDirectory root(Path path, OpenDirectories open) {
    return root(path, new TreeRules(open, Naming.UNIX, false));
  }

  /** The same, for a tree that has rules of its own. */
  static LocalDirectory root(Path path, TreeRules rules) {
    return new LocalDirectory(Optional.empty(), path, "", rules, 0, false);
  }

  /** The same, when the first {@code levels} of directories below it are to be left out. */
  LocalDirectory cutting(int levels) {
    return new LocalDirectory(parent, path, name, rules, levels, cut);
  }

  public int cuts() {
    return cuts;
  }

  /** The directory {@code name} in this one, a name that was made here. */
  LocalDirectory child(String name) {
    return new LocalDirectory(Optional.of(this), path.resolve(name), name, rules, 0, false);
  }

  /** What a directory {@code name} of the server's is here: it may be left out. */
  LocalDirectory named(String name) {
    return cuts == 0
        ? child(name)
        : new LocalDirectory(Optional.of(this), path, name, rules, cuts - 1, true);
  }

  /** The directory for a raw segment of a URL's path. */
  public LocalDirectory below(String segment) {
    return named(rules.naming().of(segment));
  }

  /** The file for a raw segment of a URL's path. */
  public Place.File file(String segment) {
    return new Place.File(this, rules.naming().of(segment));
  }

  /** What a raw segment of a URL's path is called here. */
  public String name(String segment) {
    return rules.naming().of(segment);
  }

  /** What the path of a file below is here, both with slashes between plain names. */
  public String plainPath(String path) {
    return rules.naming().ofPlainPath(path);
  }

  /** Whether other directories of the server's may have the same place. */
  public boolean isShared() {
    return cuts > 0 || isLeftOut();
  }

  /** Whether it is left out, or is in one that may be. */
  public boolean isLeftOut() {
    return cut || parent.filter(LocalDirectory::isShared).isPresent();
  }

  /** Whether it has the place of the directory above. */
  public boolean isCut() {
    return cut;
  }

  /** The directory that holds this one, if that is not the root. */
  public Optional<LocalDirectory> parent() {
    return parent;
  }

  public String name() {
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
    if (cut) {
      parent.orElseThrow().make();
    }
    if (cut || state != State.UNKNOWN) {
      return;
    }
    if (parent.isEmpty()) {
      OpenDirectory.make(path);
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

  /** Is shown names. */
  public interface NameReader {
    void name(String name) throws IOException;
  }

  /** Shows the names of all that is in it, but for what this program keeps for itself. */
  public void names(NameReader reader) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
      for (Path file : all) {
        String one = file.getFileName().toString();
        if (!one.equals(LocalName.RESERVED) && !one.startsWith(LocalName.RESERVED + ".")) {
          reader.name(one);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** The directory {@code name} in this one, if there is one: a link is none. */
  public Optional<LocalDirectory> existing(String name) throws IOException {
    return attributes(name).filter(BasicFileAttributes::isDirectory).map(_ -> child(name));
  }

  /** Whether there is such a directory; throws ObstacleException where something is in the way. */
  public boolean isThere() throws IOException {
    try (var _ = hold()) {
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** The same; what is in the way of a directory counts as nothing. */
  public boolean isFound() throws IOException {
    try {
      return isThere();
    } catch (ObstacleException e) {
      return false;
    }
  }

  /** Whether this run made it, so that nothing of an earlier one is in it. */
  public boolean isNew() {
    return cut ? parent.orElseThrow().isNew() : state == State.MADE;
  }

  /**
   * What has that name in this directory, a link being a link; empty where nothing has.
   *
   * @throws ObstacleException when something else than a directory is on the way
   */
  public Optional<BasicFileAttributes> attributes(String file) throws IOException {
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

  TreeRules rules() {
    return rules;
  }

  /** Removes a file that was mirrored; the backup gets it, if there is one. */
  public void discard(String file) throws IOException {
    rules.backUp(this, file);
    delete(file);
  }

  /** Removes this directory, unless anything is in it. */
  public boolean removeIfEmpty() throws IOException {
    try (var above = parent.orElseThrow().hold()) {
      above.directory().deleteDirectory(name);
      return true;
    } catch (DirectoryNotEmptyException e) {
      return false;
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

  OpenDirectories.Hold hold() throws IOException {
    if (cut) {
      return parent.orElseThrow().hold();
    }
    OpenDirectories open = rules.open();
    return open.hold(
        path,
        () -> {
          if (parent.isEmpty()) {
            return OpenDirectory.at(path);
          }
          try (var above = parent.get().hold()) {
            return above.directory().child(name, rules.links());
          }
        });
  }
}
