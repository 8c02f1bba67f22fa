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
  /** A body of more bytes than one read brings is large. */
  static final long LARGE = 256 * 1024;

  private final AtomicInteger largeBodies = new AtomicInteger();

  void largeBodyBegins() {
    largeBodies.incrementAndGet();
  }

  void largeBodyEnds() {
    largeBodies.decrementAndGet();
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
