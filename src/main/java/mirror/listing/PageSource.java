package mirror.listing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * A page to be read.
 *
 * @param uri where it came from, with its query: {@code index.php?dir=a} lists the directory a
 * @param mediaType what the answer calls it, in lower case and without parameters
 * @param charset what the answer says, if it names one that is known here
 * @param whole whether its length was announced, so that all of it is there
 * @param body its bytes, decoded
 */
public record PageSource(
    URI uri, String mediaType, Optional<Charset> charset, boolean whole, Body body) {
  /** Bytes that can be read more than once. */
  @FunctionalInterface
  public interface Body {
    /** The bytes from their beginning. */
    InputStream open() throws IOException;
  }
}
