package mirror.fetch;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A page, kept: it is read to its end before anything is made of it, because servers time out on
 * slow readers.
 */
public final class PageBuffer implements WritableByteChannel {
  /** In bytes, as it came and decoded. */
  private static final long LARGEST = 256L * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  private final long largest;
  private Spool bytes = new Spool();

  public PageBuffer() {
    this(LARGEST);
  }

  PageBuffer(long largest) {
    this.largest = largest;
  }

  /** A page that cannot be read: too large, or in an encoding that was not asked for. */
  public static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
      super(message);
    }
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (bytes.size() + source.remaining() > largest) {
      throw tooLarge();
    }
    return bytes.write(source);
  }

  /**
   * Takes the Content-Encoding off the page; to be called once it is there, before it is read.
   *
   * @throws UnreadableException when it cannot be decoded
   * @throws IOException when the disk fails
   */
  public void decode(Optional<String> encoding) throws IOException {
    if (encoding.isEmpty()) {
      return;
    }
    if (!encoding.get().equals("gzip")) {
      throw new UnreadableException("a page in the encoding " + encoding.get());
    }
    var page = new Spool();
    try (InputStream zipped = bytes.read();
        var gzip = new GZIPInputStream(zipped, BUFFER)) {
      byte[] piece = new byte[BUFFER];
      for (int count = gzip.read(piece); count >= 0; count = gzip.read(piece)) {
        if (page.size() + count > largest) {
          throw tooLarge();
        }
        page.write(ByteBuffer.wrap(piece, 0, count));
      }
    } catch (EOFException | ZipException e) {
      page.close();
      throw new UnreadableException("a page whose gzip encoding is broken");
    } catch (IOException e) {
      page.close();
      throw e;
    }
    bytes.close();
    bytes = page;
  }

  private UnreadableException tooLarge() {
    return new UnreadableException("a page of more than " + largest / 1024 / 1024 + " MiB");
  }

  /** The page from its beginning, as often as needed. */
  public InputStream open() throws IOException {
    return bytes.read();
  }

  /** In bytes. */
  public long size() {
    return bytes.size();
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
