package mirror.fetch;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where the client's tasks run. None of them waits for anything, as bodies are taken off by the
 * threads that asked for them, so they run where they arise, on the client's one selector thread:
 * each hand-over saved is a wake-up saved, and wake-ups are most of what a small file costs.
 *
 * <p>Not so while a large body flows: then reading and handing on overlap. And run in place, JDK 25
 * would count one read of several buffers as several, and read ever further ahead
 * (Http1TubeSubscriber.onNext).
 */
final class ClientTasks implements Executor {
  private final int buffer;
  private final AtomicInteger largeBodies = new AtomicInteger();

  /** A body of more bytes than the client's {@code buffer} is large. */
  ClientTasks(int buffer) {
    this.buffer = buffer;
  }

  /** A body on its way, large from when it is known to be until its end. Safe for threads. */
  final class Body {
    private long arrived;
    private boolean large;
    private boolean ended;

    /** It will have so many bytes. */
    synchronized void announced(long bytes) {
      if (bytes > buffer && !large && !ended) {
        large = true;
        largeBodies.incrementAndGet();
      }
    }

    /** So many bytes of it have come. */
    synchronized void received(long bytes) {
      arrived += bytes;
      announced(arrived);
    }

    synchronized void end() {
      if (large && !ended) {
        largeBodies.decrementAndGet();
      }
      ended = true;
    }
  }

  @Override
  public void execute(Runnable task) {
    if (largeBodies.get() == 0) {
      task.run();
    } else {
      ForkJoinPool.commonPool().execute(task);
    }
  }
}
