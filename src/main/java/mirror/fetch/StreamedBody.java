package mirror.fetch;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;

/**
 * A body between the client's threads, which read it, and the thread that asked for it, which takes
 * it piece by piece: reading and writing overlap, and a slow disk holds up nobody else. Few pieces
 * wait in between: while they do, no more is asked for.
 *
 * <p>A small body is handed over when it is complete, so that its taker is woken once.
 */
final class StreamedBody implements BodySubscriber<StreamedBody> {
  /** How many pieces may wait; each is at most as large as the client's receive buffer. */
  private static final int WINDOW = 4;

  /** A body is handed over from this size on, complete or not, in bytes. */
  private static final int SMALL = 64 * 1024;

  /** The body ended before its end. */
  static final class BrokenOffException extends IOException {
    private static final long serialVersionUID = 1;

    BrokenOffException(Throwable cause) {
      super(cause);
    }
  }

  /** What the client hands over: a piece, or how it ended. */
  private sealed interface Part {
    record Piece(List<ByteBuffer> buffers) implements Part {}

    record End() implements Part {}

    record Failure(Throwable error) implements Part {}
  }

  private final LongConsumer onBytes;
  private final CompletableFuture<StreamedBody> handedOver = new CompletableFuture<>();
  private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
  private volatile Optional<Flow.Subscription> subscription = Optional.empty();
  private long arrived;
  private final AtomicBoolean paused = new AtomicBoolean();
  private volatile boolean ended;
  private volatile boolean complete;

  /** Tells {@code onBytes} of each piece's size as it arrives. */
  StreamedBody(LongConsumer onBytes) {
    this.onBytes = onBytes;
  }

  @Override
  public CompletionStage<StreamedBody> getBody() {
    return handedOver;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = Optional.of(subscription);
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    long bytes = 0;
    for (ByteBuffer buffer : buffers) {
      bytes += buffer.remaining();
    }
    onBytes.accept(bytes);
    arrived += bytes;
    parts.add(new Part.Piece(buffers));
    if (arrived >= SMALL || parts.size() >= WINDOW) {
      handedOver.complete(this);
    }
    if (parts.size() < WINDOW) {
      subscription.ifPresent(s -> s.request(1));
    } else {
      paused.set(true);
      resume(); // the last piece may have been taken just before
    }
  }

  /**
   * Asks for the next piece if nobody does. While pieces flow the client's thread asks, in {@link
   * #onNext}: asked from two threads at a time, JDK 25 loses count and reads ever further ahead
   * (Http1AsyncReceiver sets canRequestMore from both).
   */
  private void resume() {
    if (parts.size() <= WINDOW / 2 && paused.compareAndSet(true, false)) {
      subscription.ifPresent(s -> s.request(1));
    }
  }

  @Override
  public void onError(Throwable error) {
    ended = true;
    parts.add(new Part.Failure(error));
    handedOver.complete(this);
  }

  @Override
  public void onComplete() {
    complete = true;
    ended = true;
    parts.add(new Part.End());
    handedOver.complete(this);
  }

  /**
   * The next piece, when it is there; empty at the end.
   *
   * @throws BrokenOffException when it broke off, or was cancelled
   */
  Optional<List<ByteBuffer>> take() throws BrokenOffException, InterruptedException {
    return switch (parts.take()) {
      case Part.Piece(List<ByteBuffer> buffers) -> {
        resume();
        yield Optional.of(buffers);
      }
      case Part.End() -> Optional.empty();
      // The client's own checks of the framing are switched on (jvm.options).
      case Part.Failure(AssertionError nonsense) -> throw new BrokenOffException(nonsense);
      case Part.Failure(Throwable error) when error.getCause() instanceof AssertionError ->
          throw new BrokenOffException(error);
      case Part.Failure(Error bug) -> throw bug; // out of memory is no fault of the network
      case Part.Failure(Throwable error) when error.getCause() instanceof Error bug -> throw bug;
      case Part.Failure(Throwable error) -> throw new BrokenOffException(error);
    };
  }

  /** Whether all of it has come. */
  boolean isComplete() {
    return complete;
  }

  /** No more is wanted. If more would have come, that costs the connection. */
  void cancel() {
    if (!ended) {
      subscription.ifPresent(Flow.Subscription::cancel);
      fail(new CancellationException());
    }
  }

  /** No more will come, unless the end is here already. */
  void fail(Throwable error) {
    if (!ended) {
      onError(error);
    }
  }
}
