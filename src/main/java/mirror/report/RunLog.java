package mirror.report;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import mirror.frontier.Event;
import mirror.frontier.Observer;

/** Takes down what happens in a run, and how it ended. */
public interface RunLog extends Observer, Closeable {
  /**
   * The run is over, and nothing more happens.
   *
   * @throws IOException when what was taken down cannot be kept
   */
  void end(Summary summary) throws IOException;

  /** Gives up what has not ended. */
  @Override
  default void close() throws IOException {}

  /** Tells each of them; an error of one is thrown when all were told. */
  static RunLog all(List<RunLog> logs) {
    return new RunLog() {
      @Override
      public void on(Event event) {
        logs.forEach(log -> log.on(event));
      }

      @Override
      public void end(Summary summary) throws IOException {
        each(log -> log.end(summary));
      }

      @Override
      public void close() throws IOException {
        each(RunLog::close);
      }

      private void each(Step step) throws IOException {
        Optional<IOException> error = Optional.empty();
        for (RunLog log : logs) {
          try {
            step.take(log);
          } catch (IOException e) {
            error = error.or(() -> Optional.of(e));
          }
        }
        if (error.isPresent()) {
          throw error.get();
        }
      }
    };
  }

  /** What is to be done with each. */
  @FunctionalInterface
  interface Step {
    void take(RunLog log) throws IOException;
  }
}
