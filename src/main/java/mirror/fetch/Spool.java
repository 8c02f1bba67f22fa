package mirror.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Bytes kept until they are read: few in memory, many in a temporary file that goes with them. */
final class Spool implements WritableByteChannel {
  /** In bytes; nearly every page is smaller. */
  static final int IN_MEMORY = 1024 * 1024;

  private record Overflow(Path path, SeekableByteChannel channel) {}

  private ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private Optional<Overflow> overflow = Optional.empty();
  private long size;

  long size() {
    return size;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
    if (overflow.isEmpty() && size + count > IN_MEMORY) {
      overflow = Optional.of(spill());
    }
    if (overflow.isPresent()) {
      while (source.hasRemaining()) {
        overflow.get().channel.write(source);
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

  private Overflow spill() throws IOException {
    Path path = Files.createTempFile("mirror", ".page"); // readable by its owner only
    var file = new Overflow(path, Files.newByteChannel(path, StandardOpenOption.WRITE));
    file.channel.write(ByteBuffer.wrap(memory.toByteArray()));
    memory = new ByteArrayOutputStream(0);
    return file;
  }

  /** All that was written, from its beginning. */
  InputStream read() throws IOException {
    return overflow.isPresent()
        ? new BufferedInputStream(Files.newInputStream(overflow.get().path))
        : new ByteArrayInputStream(memory.toByteArray());
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() throws IOException {
    if (overflow.isPresent()) {
      overflow.get().channel.close();
      Files.deleteIfExists(overflow.get().path);
    }
  }
}
