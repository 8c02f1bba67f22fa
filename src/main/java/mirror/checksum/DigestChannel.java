package mirror.checksum;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;

/** Passes bytes on, and digests what was taken of them. */
public final class DigestChannel implements WritableByteChannel {
  private final WritableByteChannel target;
  private final Algorithm algorithm;
  private final MessageDigest digest;
  private long bytes;

  public DigestChannel(WritableByteChannel target, Algorithm algorithm) {
    this.target = target;
    this.algorithm = algorithm;
    digest = algorithm.begin();
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    ByteBuffer written = source.duplicate();
    int count = target.write(source);
    digest.update(written.limit(written.position() + count));
    bytes += count;
    return count;
  }

  /** As many as were written. */
  public long bytes() {
    return bytes;
  }

  /** Of all that was written; to be asked for once. */
  public Digest digest() {
    return Digest.of(algorithm, digest);
  }

  @Override
  public boolean isOpen() {
    return target.isOpen();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
