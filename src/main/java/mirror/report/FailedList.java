package mirror.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Optional;
import mirror.frontier.Event;
import mirror.local.DiskError;

/**
 * The URLs of what failed, as a list for another run. It takes its name when the run is over,
 * whole, so that it may be a list of this run too.
 */
public final class FailedList implements RunLog {
  private final Path file;
  private final boolean isSource;
  private final Path part;
  private final BufferedWriter writer;
  private Optional<URI> last = Optional.empty();
  private Optional<IOException> error = Optional.empty();

  /**
   * Begins one.
   *
   * @param file an old one is replaced
   * @param isSource whether this run reads it
   */
  public FailedList(Path file, boolean isSource) throws IOException {
    // What a link leads to is replaced and not the link.
    this.file = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    this.isSource = isSource;
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "not a regular file");
    }
    part =
        this.file.resolveSibling(
            "." + this.file.getFileName() + "." + HexFormat.of().toHexDigits(System.nanoTime()));
    try {
      writer = Files.newBufferedWriter(part, StandardOpenOption.CREATE_NEW);
      if (Files.exists(this.file)) { // URLs may hold tokens that others may not read
        Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(this.file));
      }
    } catch (IOException e) {
      throw new FileSystemException(file.toString(), null, DiskError.reason(e));
    }
  }

  @Override
  public void on(Event event) {
    switch (event) {
      case Event.Failed(_, URI seed, _) -> add(seed);
      case Event.Abandoned(_, URI seed, _) -> add(seed);
      case Event.Saved _,
          Event.Mismatch _,
          Event.Unchanged _,
          Event.Current _,
          Event.Found _,
          Event.Planned _,
          Event.Shortened _,
          Event.Deleted _,
          Event.Filtered _,
          Event.Skipped _,
          Event.Warned _,
          Event.Postponed _,
          Event.BadLine _ -> {}
    }
  }

  private synchronized void add(URI seed) {
    if (seed.getScheme().equals("file")) {
      return; // of what is here only, by --verify: no run could ask for it
    }
    // A seed stands for all that failed below it where redirects moved its tree.
    if (!last.equals(Optional.of(seed))) {
      last = Optional.of(seed);
      try {
        writer.append(seed.toString()).append('\n');
      } catch (IOException e) {
        error = error.or(() -> Optional.of(e));
      }
    }
  }

  @Override
  public synchronized void end(Summary summary) throws IOException {
    writer.close();
    if (error.isPresent()) {
      throw error.get();
    }
    // A run cut short has not come to all of its list, which says more than what has failed of it.
    if (summary.isComplete() || !isSource) {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(part);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    writer.close();
    Files.deleteIfExists(part);
  }
}
