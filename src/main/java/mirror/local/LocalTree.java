package mirror.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;

/** The directory that everything is mirrored into, and where in it a URL belongs. */
public final class LocalTree {
  /** As much as a probe writes: on a full disk an empty file may still be made. */
  private static final int PROBE_BYTES = 64 * 1024;

  private final LocalDirectory root;
  private final Layout layout;

  /**
   * Which parts of a URL become directories.
   *
   * @param hosts whether {@code host[:port]} does
   * @param cutDirectories how many leading directories of the path do not
   */
  public record Layout(boolean hosts, int cutDirectories) {}

  public LocalTree(Path root, Layout layout) {
    this.root = LocalDirectory.root(root);
    this.layout = layout;
  }

  /** The place of a URL: a directory's if its path ends in a slash. */
  public Place place(URI uri) {
    String path = uri.getRawPath();
    int name = path.lastIndexOf('/') + 1;
    LocalDirectory directory =
        Arrays.stream(path.substring(0, name).split("/", -1))
            .filter(
                segment ->
                    !segment.isEmpty()) // "a//b" is "a/b" to every file system, and to most servers
            .skip(layout.cutDirectories())
            .reduce(
                layout.hosts() ? root.child(hostName(uri)) : root,
                (above, segment) -> above.child(LocalName.of(segment)),
                (_, _) -> root);
    return name == path.length()
        ? new Place.Directory(directory)
        : new Place.File(directory, LocalName.of(path.substring(name)));
  }

  private static String hostName(URI uri) {
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    return LocalName.of(uri.getPort() < 0 ? host : host + ":" + uri.getPort());
  }

  /**
   * Makes the root and tries to write there.
   *
   * @return whether names that differ only by case are two files there
   * @throws IOException when nothing can be written
   */
  public boolean probe() throws IOException {
    root.make();
    Path probe = PartFile.temporary(root.path());
    Files.write(probe, new byte[PROBE_BYTES], StandardOpenOption.CREATE_NEW);
    try {
      Path name = probe.getFileName();
      return Files.notExists(probe.resolveSibling(name.toString().toUpperCase(Locale.ROOT)));
    } finally {
      Files.delete(probe);
    }
  }
}
