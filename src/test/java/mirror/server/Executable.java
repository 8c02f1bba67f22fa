package mirror.server;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this machine keeps a program. */
final class Executable {
  /** Servers live in directories that only root has in its PATH. */
  private static final String SERVERS = "/usr/local/sbin:/usr/sbin:/sbin";

  private Executable() {}

  /** The first of these programs that is installed. */
  static Optional<Path> find(String... names) {
    String directories = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + SERVERS;
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(directories.split(File.pathSeparator))
                    .filter(directory -> !directory.isEmpty())
                    .map(directory -> Path.of(directory, name)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
