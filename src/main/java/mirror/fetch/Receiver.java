package mirror.fetch;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;

/** Looks at the head of a good answer and says where its body goes. */
public interface Receiver {
  /**
   * Where the body goes, or empty when it is not wanted: then no more of it is read.
   *
   * @throws IOException when the place cannot be opened; {@link Fetcher#fetch} throws it on
   */
  Optional<WritableByteChannel> open(Head head) throws IOException;

  /** So many more bytes of the body have come. */
  void received(long bytes);
}
