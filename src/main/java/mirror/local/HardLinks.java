package mirror.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;

/** Other names of our own files: snapshots have them (cp -al), and whoever means harm. */
final class HardLinks {
  private HardLinks() {}

  /** Whether what is written to a file would be elsewhere too. */
  static boolean to(LocalDirectory directory, String name) throws IOException {
    // Along the path, since a held directory does not tell: a moment's look, as that for FIFOs is.
    var file = directory.path().resolve(name);
    return (int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
  }
}
