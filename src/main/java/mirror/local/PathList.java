package mirror.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;

/**
 * Directories that wait on disk for the end of a run, each with a tag. The file has no name any
 * more once it is open, so that nothing is left of it however the run ends. Safe for threads.
 */
public final class PathList implements Closeable {
  private final LocalTree tree;
  private final SeekableByteChannel file;
  private final BufferedWriter lines;

  /** Is shown what was listed. */
  public interface Reader {
    void directory(String tag, LocalDirectory directory) throws IOException;
  }

  PathList(LocalTree tree, LocalDirectory state) throws IOException {
    this.tree = tree;
    file =
        state.open(
            PartFile.temporary(),
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    lines = new BufferedWriter(Channels.newWriter(file, UTF_8));
  }

  /** Adds a directory; neither its name nor the tag has an end of line in it, or a tab. */
  public synchronized void add(String tag, LocalDirectory directory) throws IOException {
    lines.write(tag + '\t' + tree.pathOf(directory) + '\n');
  }

  /** Shows all, in the order in which they were added. */
  public synchronized void read(Reader reader) throws IOException {
    lines.flush();
    file.position(0);
    // Not closed: that would close the file.
    var all = new BufferedReader(Channels.newReader(file, UTF_8));
    for (var line = next(all); line.isPresent(); line = next(all)) {
      String[] pair = line.get().split("\t", 2);
      reader.directory(pair[0], tree.directory(pair[1]));
    }
  }

  private static Optional<String> next(BufferedReader lines) throws IOException {
    return Optional.ofNullable(lines.readLine());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
