package mirror.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where paths lead that somebody typed. */
final class RealPath {
  private RealPath() {}

  /** Links on the way may lead elsewhere; what is not there yet is made as it is spelled. */
  static Path of(Path path) {
    Path plain = path.toAbsolutePath().normalize();
    Path there = plain;
    while (!Files.exists(there)) {
      there = there.getParent(); // the root is there
    }
    try {
      return there.toRealPath().resolve(there.relativize(plain));
    } catch (IOException e) {
      return plain;
    }
  }

  /** Whether two are one file, which holds what is written to it; a device or a pipe does not. */
  static boolean areOneFile(Path one, Path other) {
    try {
      return Files.exists(one) && Files.exists(other)
          ? Files.isRegularFile(one) && Files.isSameFile(one, other)
          : of(one).equals(of(other));
    } catch (IOException e) {
      return false;
    }
  }
}
