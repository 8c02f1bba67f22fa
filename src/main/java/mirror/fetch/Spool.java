package mirror.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Bytes kept until they are read: few in memory, many in a temporary file without a name. */
final class Spool implements WritableByteChannel {
  /** In bytes; most pages are smaller, and as many wait in memory as requests are in flight. */
  static final int IN_MEMORY = 64 * 1024;

  private static final int BUFFER = 64 * 1024;

  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Optional<FileChannel> overflow = Optional.empty();
  private long size;

  long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
    if (overflow.isEmpty() && size + count > IN_MEMORY) {
      spill();
    }
    if (overflow.isPresent()) {
      while (source.hasRemaining()) {
        overflow.get().write(source);
      }
    } else if (source.hasArray()) {
      memory.write(source.array(), source.arrayOffset() + source.position(), count);
      source.position(source.limit());
    } else {
      byte[] chunk = new byte[count];
      source.get(chunk);
      memory.writeBytes(chunk);
    }
    size += count;
    return count;
  }

  private void spill() throws IOException {
    FileChannel file = unnamedFile();
    overflow = Optional.of(file); // closed with this, whatever follows
    ByteBuffer before = ByteBuffer.wrap(memory.toByteArray());
    while (before.hasRemaining()) { // a disk that fills up may take a part
      file.write(before);
    }
    memory = new ByteArrayOutputStream(0);
  }

  /**
   * Readable by its owner only. The JDK takes its name away once it is open (UnixChannelFactory),
   * so that no end of the process leaves it behind.
   */
  private static FileChannel unnamedFile() throws IOException {
    return FileChannel.open(
        Files.createTempFile("mirror", ".page"),
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** All that was written, from its beginning; one reader at a time. */
  InputStream read() throws IOException {
    if (overflow.isEmpty()) {
      return new ByteArrayInputStream(memory.toByteArray());
    }
    var file =
        new FilterInputStream(Channels.newInputStream(overflow.get().position(0))) {
          @Override
          public void close() {} // it may be read again
        };
    return new BufferedInputStream(file, BUFFER);
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() throws IOException {
    if (overflow.isPresent()) {
      overflow.get().close();
    }
  }
}
