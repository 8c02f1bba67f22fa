package mirror.frontier;

import java.io.IOException;

/** A file that was received, and is not stored before it is known what others are. */
public interface HeldFile extends AutoCloseable {
  /** Stores it, or not. */
  Outcome settle() throws IOException;

  /** Gives it up. */
  @Override
  void close() throws IOException;
}
