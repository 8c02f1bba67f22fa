package mirror.report;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A file that a run writes to its end, under the eyes of who follows it. What stood there goes
 * first, unless another run is still writing it: a run that is kept out tells so in the same file.
 */
public final class OutputFile extends FilterOutputStream {
  /** What a shell opened, it has emptied where it was to be. */
  private static final Pattern DESCRIPTOR =
      Pattern.compile("/(proc/.*|dev/fd/.*|dev/std(out|err))");

  private final FileChannel locked;

  private OutputFile(OutputStream end, FileChannel locked) {
    super(end);
    this.locked = locked;
  }

  /**
   * Opens one.
   *
   * @param appended whether what stands there stays
   */
  public static OutputStream open(Path file, boolean appended) throws IOException {
    OutputStream end = Files.newOutputStream(file, CREATE, WRITE, APPEND);
    if (!Files.isRegularFile(file) || DESCRIPTOR.matcher(file.toString()).matches()) {
      return end; // a pipe or a device
    }
    // Open until the end: POSIX has a lock end when any descriptor of its file is closed.
    FileChannel channel = FileChannel.open(file, WRITE);
    if (isFirst(channel) && !appended) {
      channel.truncate(0);
    }
    return new OutputFile(end, channel);
  }

  private static boolean isFirst(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true; // a file system without locks
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length); // at once, and not byte by byte
  }

  @Override
  public void close() throws IOException {
    try (locked) {
      super.close();
    }
  }
}
