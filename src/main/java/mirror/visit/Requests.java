package mirror.visit;

import java.io.IOException;
import java.time.Duration;
import mirror.fetch.Fault;
import mirror.fetch.FetchResult;
import mirror.fetch.Fetcher;
import mirror.fetch.Receiver;
import mirror.fetch.Request;
import mirror.frontier.Frontier;
import mirror.scope.Scope;

/** Sends the requests of visits, and lets the frontier learn from how each ended. */
public final class Requests {
  private final Fetcher fetcher;
  private final Frontier frontier;

  /** Of a run. */
  public Requests(Fetcher fetcher, Frontier frontier) {
    this.fetcher = fetcher;
    this.frontier = frontier;
  }

  /** From now on, requests to {@code origin} start so far apart at least. */
  void slow(String origin, Duration delay) {
    frontier.slow(origin, delay);
  }

  /** What waits for {@code origin} to be known need wait no longer. */
  void unpark(String origin) {
    frontier.unpark(origin);
  }

  /** As {@link Fetcher#fetch}, when it is time. */
  FetchResult fetch(Request request, Receiver receiver) throws IOException {
    try {
      frontier.awaitTurn(Scope.origin(request.uri()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new FetchResult.Broken(Fault.STOPPED, "");
    }
    FetchResult result = fetcher.fetch(request, receiver);
    frontier.saw(Scope.origin(request.uri()), result);
    return result;
  }
}
