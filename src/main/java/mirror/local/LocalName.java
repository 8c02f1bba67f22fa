package mirror.local;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name on disk of one segment of a URL's path.
 *
 * <p>Percent-decoded once, as UTF-8. What could leave its place or fool a person stays encoded, as
 * {@code %XX}: bytes that are not UTF-8, control characters, a slash, the names {@code .} and
 * {@code ..} (CVE-2002-1344, CVE-2010-2252), and the names that this program uses itself.
 */
public final class LocalName {
  /** Temporary files and the state are called so. */
  public static final String RESERVED = ".mirror";

  /** What file systems allow (NAME_MAX on Linux and macOS), in bytes. */
  private static final int LONGEST = 255;

  /** The longest ending, with its dot, that a shortened name keeps, in bytes. */
  private static final int LONGEST_ENDING = 16;

  private LocalName() {}

  /** The name for a raw segment that is not empty, of any length; never a dot name. */
  static String safe(String segment) {
    String name = segment.indexOf('%') < 0 ? segment : decode(segment);
    if (name.equals(".") || name.equals("..")) {
      return name.replace(".", "%2E");
    }
    return isReserved(name) ? "%2E" + name.substring(1) : name;
  }

  /** Whether no file of a server is called so; in any case: file systems that ignore it exist. */
  public static boolean isReserved(String name) {
    return name.regionMatches(true, 0, RESERVED, 0, RESERVED.length())
        && (name.length() == RESERVED.length() || name.charAt(RESERVED.length()) == '.');
  }

  /**
   * Whether a name could have been made here: one that is read somewhere may lead anywhere else
   * (rsync's CVE-2024-12087).
   */
  static boolean isPlain(String name) {
    return !name.isEmpty()
        && !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('\0') < 0
        && !isReserved(name);
  }

  /** The same name, or one in its stead that is not longer than 255 bytes. */
  static String shortened(String name) {
    return isTooLong(name) ? shorten(name) : name;
  }

  static boolean isTooLong(String name) {
    return name.length() * 3 > LONGEST && name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
  }

  private static String decode(String segment) {
    var bytes = new ByteArrayOutputStream(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '%') {
        bytes.write(Integer.parseInt(segment, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(c); // a raw segment is ASCII
      }
    }
    return text(ByteBuffer.wrap(bytes.toByteArray()));
  }

  private static String text(ByteBuffer bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports by default
    CharBuffer chars = CharBuffer.allocate(bytes.remaining());
    var name = new StringBuilder(bytes.remaining());
    while (true) {
      CoderResult result = decoder.decode(bytes, chars, true);
      chars.flip().chars().forEach(c -> append(name, (char) c));
      chars.clear();
      if (result.isUnderflow()) {
        return name.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        escape(name, bytes.get());
      }
      decoder.reset();
    }
  }

  private static void append(StringBuilder name, char c) {
    if (c == '/' || Character.isISOControl(c)) {
      for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
        escape(name, b);
      }
    } else {
      name.append(c);
    }
  }

  private static void escape(StringBuilder name, byte b) {
    name.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
  }

  /**
   * The beginning, a hash of the whole and the ending: still recognisable, and no two names become
   * one.
   */
  private static String shorten(String name) {
    String hash = "~" + HexFormat.of().formatHex(sha256(name), 0, 8);
    int dot = name.lastIndexOf('.');
    String ending =
        dot > 0 && length(name.substring(dot)) <= LONGEST_ENDING ? name.substring(dot) : "";
    // No character takes less than a byte, and a hostile name may have a million.
    int end = Math.min(name.length() - ending.length(), LONGEST);
    while (length(name.substring(0, end)) > LONGEST - hash.length() - length(ending)) {
      end = name.offsetByCodePoints(end, -1);
    }
    return name.substring(0, end) + hash + ending;
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static byte[] sha256(String name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
