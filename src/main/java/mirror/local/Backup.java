package mirror.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Where files go before they are deleted or overwritten, under the paths that they had. They are
 * copied: it may be another disk, and the file stands in its place until the new one does.
 */
final class Backup {
  private final Path tree;
  private final LocalDirectory root;

  /** Of the files below {@code tree}. */
  Backup(Path tree, LocalDirectory root) {
    this.tree = tree;
    this.root = root;
  }

  /** Keeps a file, in place of an older one of that path; what is no file is not kept. */
  void keep(LocalDirectory directory, String name) throws IOException {
    Optional<BasicFileAttributes> found =
        directory.attributes(name).filter(BasicFileAttributes::isRegularFile);
    if (found.isEmpty()) {
      return;
    }
    LocalDirectory to = root;
    for (Path step : tree.relativize(directory.path())) {
      to = step.toString().isEmpty() ? to : to.child(free(to, step.toString(), true));
    }
    var place = new Place.File(to, free(to, name, false));
    // Under a name that is always the same: a run that was killed comes to the same file again.
    String way = LocalName.RESERVED + "." + RecordStore.hash(place.name()).substring(0, 16);
    try (PartFile copy = PartFile.goOn(place, way, 0);
        InputStream bytes = directory.read(name)) {
      bytes.transferTo(Channels.newOutputStream(copy));
      copy.commit(Optional.of(found.get().lastModifiedTime().toInstant()));
    }
  }

  /** What is kept from an earlier night may be a file where this is a directory, or the reverse. */
  private static String free(LocalDirectory in, String name, boolean directory) throws IOException {
    String free = name;
    while (in.attributes(free).filter(found -> found.isDirectory() != directory).isPresent()) {
      free = LocalName.shortened(free + "~");
    }
    return free;
  }
}
