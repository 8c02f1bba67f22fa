package mirror.frontier;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A call on a thread of its own, which waits by the time that this is made. */
final class Waiting {
  private final FutureTask<Optional<Target>> call;

  Waiting(Callable<Optional<Target>> call) {
    this.call = new FutureTask<>(call);
    Thread thread = Thread.ofPlatform().daemon().start(this.call);
    while (thread.getState() != Thread.State.WAITING
        && thread.getState() != Thread.State.TIMED_WAITING
        && !this.call.isDone()) {
      Thread.onSpinWait();
    }
    if (this.call.isDone()) {
      throw new AssertionError("it does not wait");
    }
  }

  /** What the call returned. */
  Optional<Target> result() throws InterruptedException {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
