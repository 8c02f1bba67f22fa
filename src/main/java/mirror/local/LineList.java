package mirror.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lines of fields that wait on disk for the end of a run. The file has no name any more once it is
 * open, so that nothing is left of it however the run ends. Safe for threads.
 */
public final class LineList implements Closeable {
  private final SeekableByteChannel file;
  private final BufferedWriter lines;

  /** Is shown what was listed. */
  public interface Reader<E extends Exception> {
    void line(List<String> fields) throws IOException, E;
  }

  /** Begins one, with its file in {@code directory}. */
  LineList(LocalDirectory directory) throws IOException {
    file =
        directory.open(
            PartFile.newName(),
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE));
    lines = new BufferedWriter(Channels.newWriter(file, UTF_8));
  }

  /** Adds a line; no field has an end of line in it, or a tab. */
  public synchronized void add(String... fields) throws IOException {
    lines.write(String.join("\t", fields) + '\n');
  }

  /** Shows all, in the order in which they were added. */
  public synchronized <E extends Exception> void read(Reader<E> reader) throws IOException, E {
    lines.flush();
    file.position(0);
    // Not closed: that would close the file.
    var all = new BufferedReader(Channels.newReader(file, UTF_8));
    for (var line = next(all); line.isPresent(); line = next(all)) {
      reader.line(List.of(line.get().split("\t", -1)));
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
