package mirror.fetch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A page in memory: it is read to its end before anything is made of it, because servers time out
 * on slow readers.
 */
public final class PageBuffer implements WritableByteChannel {
  /** Decoded, in bytes: its document tree takes about six times as much. */
  static final int LARGEST = 5 * 1024 * 1024;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A page that cannot be read: too large, or in an encoding that was not asked for. */
  public static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
      super(message);
    }
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
    if (bytes.size() + count > LARGEST) {
      throw new UnreadableException("a page of more than 5 MiB");
    }
    byte[] chunk = new byte[count];
    source.get(chunk);
    bytes.writeBytes(chunk);
    return count;
  }

  /**
   * The page without its Content-Encoding.
   *
   * @throws UnreadableException when it cannot be decoded
   */
  public byte[] decoded(Optional<String> encoding) throws UnreadableException {
    if (encoding.isEmpty()) {
      return bytes.toByteArray();
    }
    if (!encoding.get().equals("gzip")) {
      throw new UnreadableException("a page in the encoding " + encoding.get());
    }
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      byte[] page = gzip.readNBytes(LARGEST);
      if (gzip.read() >= 0) {
        throw new UnreadableException("a page of more than 5 MiB");
      }
      return page;
    } catch (UnreadableException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableException("a page whose gzip encoding is broken");
    }
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
