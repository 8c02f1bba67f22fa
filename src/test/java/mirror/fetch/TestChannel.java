package mirror.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A channel that does with bytes what a test wants. */
record TestChannel(Sink sink) implements WritableByteChannel {
  /** Takes some bytes and says how many. */
  interface Sink {
    int take(ByteBuffer source) throws IOException;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return sink.take(source);
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
