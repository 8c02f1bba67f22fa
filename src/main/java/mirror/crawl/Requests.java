package mirror.crawl;

import java.io.IOException;
import java.time.Duration;
import mirror.fetch.FetchResult;
import mirror.fetch.Fetcher;
import mirror.fetch.Receiver;
import mirror.fetch.Request;

/** Sends the requests of visits, and lets the frontier learn from how each ended. */
final class Requests {
  private final Fetcher fetcher;
  private final Frontier frontier;

  Requests(Fetcher fetcher, Frontier frontier) {
    this.fetcher = fetcher;
    this.frontier = frontier;
  }

  /** From now on, requests to {@code origin} start so far apart at least. */
  void slow(String origin, Duration delay) {
    frontier.slow(origin, delay);
  }

  /** As {@link Fetcher#fetch}. */
  FetchResult fetch(Request request, Receiver receiver) throws IOException {
    FetchResult result = fetcher.fetch(request, receiver);
    frontier.saw(Scope.origin(request.uri()), result);
    return result;
  }
}
