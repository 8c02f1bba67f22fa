package mirror.local;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The directory that everything is mirrored into, and where in it a URL belongs. */
public final class LocalTree implements Closeable {
  /** As much as a probe writes: on a full disk an empty file may still be made. */
  private static final int PROBE_BYTES = 64 * 1024;

  private final OpenDirectories open = new OpenDirectories();
  private final LocalDirectory root;
  private final Layout layout;

  /**
   * Which parts of a URL become directories.
   *
   * @param hosts whether {@code host[:port]} does
   * @param cutDirectories how many leading directories of the path do not
   * @param links whether a link to a directory, in its place, is as good as one
   * @param backup where files go that are deleted or overwritten
   */
  public record Layout(
      boolean hosts, int cutDirectories, Naming naming, boolean links, Optional<Path> backup) {
    /** Without further wishes. */
    public Layout(boolean hosts, int cutDirectories) {
      this(hosts, cutDirectories, Naming.UNIX, false, Optional.empty());
    }
  }

  public LocalTree(Path root, Layout layout) {
    Optional<Backup> backup =
        layout.backup().map(path -> new Backup(root, LocalDirectory.root(path, open)));
    this.root =
        LocalDirectory.root(root, new TreeRules(open, layout.naming(), layout.links(), backup));
    this.layout = layout;
  }

  /** What names here have to keep to. */
  public Naming naming() {
    return layout.naming();
  }

  /** The state of this tree, in it or in a directory of its own that the user named. */
  LocalDirectory state(Optional<Path> named) {
    return named.map(this::elsewhere).orElseGet(() -> root.child(LocalName.RESERVED));
  }

  /** A directory that is none of this tree, and that the user or the system named. */
  LocalDirectory elsewhere(Path path) {
    return LocalDirectory.root(path, open);
  }

  /** Where in the tree a directory is: names with slashes between them. */
  public String pathOf(LocalDirectory directory) {
    return TreePath.of(directory, root);
  }

  /** The directory of such a path. */
  public LocalDirectory directory(String path) {
    return TreePath.directory(path, root);
  }

  /** What has the place of a directory alone, where nothing is left out. */
  public LocalDirectory alone(LocalDirectory directory) {
    return directory(root.path().relativize(directory.path()).toString());
  }

  /** The same, of which so many levels below are still to be left out. */
  public LocalDirectory directory(String path, int cuts) {
    return directory(path).cutting(cuts);
  }

  /** The directory that all is in. */
  public LocalDirectory root() {
    return root;
  }

  /** The place of a URL: a directory's if its path ends in a slash. */
  public Place place(URI uri) {
    String path = uri.getRawPath();
    int name = path.lastIndexOf('/') + 1;
    // "a//b" is "a/b" to every file system, and to most servers
    List<String> directories =
        Arrays.stream(path.substring(0, name).split("/", -1))
            .filter(segment -> !segment.isEmpty())
            .toList();
    int cut = Math.min(layout.cutDirectories(), directories.size());
    LocalDirectory directory =
        (layout.hosts() ? root.child(layout.naming().host(uri)) : root)
            .cutting(layout.cutDirectories() - cut);
    for (String segment : directories.subList(cut, directories.size())) {
      directory = directory.below(segment);
    }
    return name == path.length()
        ? new Place.Directory(directory)
        : directory.file(path.substring(name));
  }

  /** The directory of a URL's host, where hosts have one. */
  Optional<String> hostDirectory(URI uri) {
    return layout.hosts() ? Optional.of(layout.naming().host(uri)) : Optional.empty();
  }

  /** Whether no directory of a URL is left out, so that trees of two never come together. */
  public boolean keepsApart() {
    return layout.hosts() && layout.cutDirectories() == 0;
  }

  /** Whether any directory of a URL is. */
  public boolean leavesOut() {
    return layout.cutDirectories() > 0;
  }

  /** Whether the name here of a raw segment of a URL's path had to be cut. */
  public boolean isShortened(String segment) {
    return layout.naming().isShortened(segment);
  }

  /**
   * Makes the root and tries to write there.
   *
   * @return what names are there
   * @throws IOException when nothing can be written
   */
  public Casing probe() throws IOException {
    root.make();
    return probe(root);
  }

  /** Tries to write where old files go, or where the directory for them would be made. */
  public void probeBackup() throws IOException {
    if (layout.backup().isPresent()) {
      Path at = layout.backup().get().toAbsolutePath();
      while (!Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
        at = at.getParent();
      }
      probe(elsewhere(at));
    }
  }

  /** What names are there, as far as can be seen without writing. */
  public Casing casing() throws IOException {
    return Casing.of(root, LocalName.RESERVED);
  }

  /** Probes a directory that is there. */
  static Casing probe(LocalDirectory directory) throws IOException {
    String probe = PartFile.newName();
    var channel =
        directory.open(probe, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    try (channel) {
      Casing casing;
      try {
        casing = Casing.of(directory, probe);
      } finally {
        directory.delete(probe); // before the writing, which takes time: nothing stays if we die
      }
      for (ByteBuffer rest = ByteBuffer.allocate(PROBE_BYTES); rest.hasRemaining(); ) {
        try {
          channel.write(rest);
        } catch (IOException e) { // the channel does not know its file
          throw new FileSystemException(directory.path().toString(), null, e.getMessage());
        }
      }
      return casing;
    }
  }

  @Override
  public void close() throws IOException {
    open.close();
  }
}
