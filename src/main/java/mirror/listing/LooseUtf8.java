package mirror.listing;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * UTF-8 in which a byte that belongs to no character is kept, as the surrogate U+DC00 and its value
 * (PEP 383, "surrogateescape"): names are bytes to most file systems, and a server that escapes
 * none of them sends them so. {@link Href} makes it the byte again.
 */
public final class LooseUtf8 extends Charset {
  public static final LooseUtf8 INSTANCE = new LooseUtf8();

  private static final int KEPT = 0xdc00;

  private LooseUtf8() {
    super("X-mirror-UTF-8", new String[0]);
  }

  /** Whether it is no character but a byte. */
  static boolean isByte(int point) {
    return point >= KEPT + 0x80 && point <= KEPT + 0xff;
  }

  /** A lone surrogate is no character: it becomes the replacement character, as in browsers. */
  static byte[] bytes(int point) {
    if (isByte(point)) {
      return new byte[] {(byte) point};
    }
    boolean lone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return Character.toString(lone ? 0xfffd : point).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean contains(Charset other) {
    return other.equals(this) || StandardCharsets.UTF_8.contains(other);
  }

  @Override
  public boolean canEncode() {
    return false;
  }

  @Override
  public CharsetEncoder newEncoder() {
    throw new UnsupportedOperationException();
  }

  @Override
  public CharsetDecoder newDecoder() {
    return new Decoder(this);
  }

  private static final class Decoder extends CharsetDecoder {
    private final CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();

    Decoder(Charset charset) {
      super(charset, 1, 1);
    }

    @Override
    protected CoderResult decodeLoop(ByteBuffer in, CharBuffer out) {
      CoderResult result = strict.decode(in, out, false);
      while (result.isMalformed()) {
        for (int rest = result.length(); rest > 0; rest--) {
          if (!out.hasRemaining()) {
            return CoderResult.OVERFLOW; // the rest of it is malformed by itself
          }
          out.put((char) (KEPT | in.get() & 0xff));
        }
        result = strict.decode(in, out, false);
      }
      return result;
    }

    @Override
    protected void implReset() {
      strict.reset();
    }
  }
}
