package mirror.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/**
 * Tells one page from another: two checksums of its bytes, which is enough against chance. A server
 * that means to show an old page need not forge one.
 */
final class PageHash {
  private static final int BUFFER = 64 * 1024;

  private final Checksum high = new CRC32C();
  private final Checksum low = new CRC32();

  /** Takes in something else that has to be the same. */
  PageHash with(Object condition) {
    byte[] bytes = (condition + "\n").getBytes(UTF_8);
    add(bytes, bytes.length);
    return this;
  }

  /** Takes in the page. */
  PageHash with(InputStream page) throws IOException {
    byte[] bytes = new byte[BUFFER];
    for (int count = page.read(bytes); count >= 0; count = page.read(bytes)) {
      add(bytes, count);
    }
    return this;
  }

  private void add(byte[] bytes, int count) {
    high.update(bytes, 0, count);
    low.update(bytes, 0, count);
  }

  long value() {
    return high.getValue() << Integer.SIZE | low.getValue();
  }
}
