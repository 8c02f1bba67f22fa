package mirror.report;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import mirror.local.DiskError;

/**
 * Where results go, and why they do not arrive: a PrintStream keeps that for itself.
 *
 * @param bare where {@code out} writes in the end
 */
public record Stdout(PrintStream out, OutputStream bare) {
  /** What is lost for want of room; who has gone and reads no more loses nothing. */
  public Optional<IOException> loss() {
    if (!out.checkError()) {
      return Optional.empty();
    }
    try {
      bare.write('\n');
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e).filter(DiskError::isFull);
    }
  }

  /** The same, which throws what is lost. It stays open. */
  public OutputStream stream() {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void flush() throws IOException {
        Optional<IOException> loss = loss();
        if (loss.isPresent()) {
          throw loss.get();
        }
      }

      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }
}
