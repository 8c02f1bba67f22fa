package mirror.listing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * In which charset a page is to be read: links are UTF-8 whatever the page claims (Apache says
 * Latin-1 by default), so a claim counts only where the bytes are not. Where nothing else is
 * claimed either, what is no UTF-8 is bytes in names, which a browser would take for windows-1252
 * and ask for by names that the server does not have.
 */
final class PageCharset {
  /** Where a meta element must stand (WHATWG HTML, section 4.2.5.4). */
  private static final int META_WITHIN = 1024;

  private static final int BUFFER = 64 * 1024;

  private static final Pattern META =
      Pattern.compile("<meta[^>]*charset\\s*=\\s*[\"']?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

  private PageCharset() {}

  /**
   * The charset of a page.
   *
   * @param start the first bytes of the page
   * @param whole whether they are all of it
   */
  static Charset of(PageSource page, byte[] start, boolean whole) throws IOException {
    if (startsWith(start, 0xfe, 0xff) || startsWith(start, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16;
    }
    boolean valid = whole ? isUtf8(ByteBuffer.wrap(start)) : isUtf8(page.body());
    // UTF-16 of ASCII is valid UTF-8 full of NULs.
    if (valid && !hasNul(start)) {
      return StandardCharsets.UTF_8;
    }
    Charset claimed = page.charset().or(() -> declared(start)).orElse(StandardCharsets.UTF_8);
    return claimed.equals(StandardCharsets.UTF_8) ? LooseUtf8.INSTANCE : claimed;
  }

  private static boolean startsWith(byte[] bytes, int first, int second) {
    return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
  }

  private static boolean hasNul(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Charset> declared(byte[] start) {
    int length = Math.min(start.length, META_WITHIN);
    Matcher meta = META.matcher(new String(start, 0, length, StandardCharsets.ISO_8859_1));
    try {
      return meta.find() ? Optional.of(Charset.forName(meta.group(1))) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer ignored = CharBuffer.allocate(Math.min(bytes.remaining() + 1, BUFFER));
    CoderResult result;
    do {
      result = decoder.decode(bytes, ignored.clear(), true);
    } while (result.isOverflow());
    return result.isUnderflow();
  }

  private static boolean isUtf8(PageSource.Body body) throws IOException {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
    CharBuffer ignored = CharBuffer.allocate(BUFFER);
    try (InputStream in = body.open()) {
      for (int count = 0; count >= 0; ) {
        count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.limit(bytes.position() + Math.max(count, 0)).position(0);
        if (decoder.decode(bytes, ignored.clear(), count < 0).isError()) {
          return false;
        }
        bytes.compact();
      }
    }
    return true;
  }
}
