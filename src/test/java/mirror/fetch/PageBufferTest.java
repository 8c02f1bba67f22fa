package mirror.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PageBufferTest {
  private static final byte[] HTML = "<a href=a>a</a>".getBytes(UTF_8);

  private static final int LARGEST = 3 * 1024 * 1024;

  @AutoClose private final PageBuffer buffer = new PageBuffer(LARGEST);

  @Test
  void aPageIsWhatWasWritten() throws IOException {
    buffer.write(ByteBuffer.wrap(HTML, 0, 5));
    buffer.write(ByteBuffer.wrap(HTML, 5, HTML.length - 5));
    assertArrayEquals(HTML, decoded(Optional.empty()));
  }

  @Test
  void gzipIsUndone() throws IOException {
    buffer.write(ByteBuffer.wrap(gzip(HTML)));
    assertArrayEquals(HTML, decoded(Optional.of("gzip")));
  }

  @Test
  void brokenOrUnknownEncodingsAreRefused() throws IOException {
    byte[] zipped = gzip(HTML);
    buffer.write(ByteBuffer.wrap(Arrays.copyOf(zipped, zipped.length - 9)));
    assertRefused("gzip");
    assertRefused("br");
    assertRefused("gzip, gzip");
  }

  @Test
  void aGzipBombIsRefused() throws IOException {
    buffer.write(ByteBuffer.wrap(gzip(new byte[LARGEST + 1])));
    assertRefused("gzip");
  }

  @Test
  void anEndlessPageIsRefused() throws IOException {
    buffer.write(ByteBuffer.allocate(LARGEST));
    assertThrows(PageBuffer.UnreadableException.class, () -> buffer.write(ByteBuffer.allocate(1)));
  }

  @Test
  void aLargePageIsReadAsOftenAsNeeded() throws IOException {
    byte[] large = "0123456789".repeat(200_000).getBytes(UTF_8);
    buffer.write(ByteBuffer.wrap(gzip(large)));
    assertArrayEquals(large, decoded(Optional.of("gzip")));
    assertArrayEquals(large, decoded(Optional.empty()));
    assertEquals(large.length, buffer.size());
  }

  private byte[] decoded(Optional<String> encoding) throws IOException {
    buffer.decode(encoding);
    try (InputStream page = buffer.open()) {
      return page.readAllBytes();
    }
  }

  private void assertRefused(String encoding) {
    assertThrows(PageBuffer.UnreadableException.class, () -> buffer.decode(Optional.of(encoding)));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(zipped)) {
      gzip.write(bytes);
    }
    return zipped.toByteArray();
  }
}
