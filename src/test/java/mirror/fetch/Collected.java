package mirror.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Receives a body into memory and counts what is reported of it. */
final class Collected implements Receiver {
  final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  final AtomicLong reported = new AtomicLong();

  @Override
  public Optional<WritableByteChannel> open(Head head) throws IOException {
    return Optional.of(Channels.newChannel(bytes));
  }

  @Override
  public void received(long count) {
    reported.addAndGet(count);
  }
}
