package mirror.fetch;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;

/** Sends requests, one call an exchange, from as many threads as like. */
public final class Fetcher implements AutoCloseable {
  /**
   * How to talk to servers.
   *
   * @param readTimeout to the head of an answer, and between any two pieces of its body
   */
  public record Policy(String userAgent, Duration connectTimeout, Duration readTimeout) {}

  /**
   * Some servers answer only who accepts HTML with a listing (Vert.x); a file is welcome as
   * whatever it is.
   */
  private static final String ACCEPT = "text/html, */*;q=0.9";

  private final InstantSource clock;
  private final HttpRequest.Builder pages;
  private final HttpRequest.Builder files;
  private final ClientTasks tasks = new ClientTasks();
  private final HttpClient client;
  private final Watchdog watchdog;
  private volatile boolean stopped;

  public Fetcher(Policy policy, InstantSource clock) {
    this.clock = clock;
    pages = template(policy.userAgent(), "gzip");
    files = template(policy.userAgent(), "identity");
    client =
        HttpClient.newBuilder()
            .connectTimeout(policy.connectTimeout())
            .sslContext(LazyTrust.context())
            .followRedirects(Redirect.NEVER)
            .executor(tasks)
            .build();
    watchdog = new Watchdog(policy.readTimeout());
  }

  /**
   * Sends one GET and waits until its answer is complete.
   *
   * @throws IOException when {@code receiver} failed: whatever the network does is a value
   */
  public FetchResult fetch(Request request, Receiver receiver) throws IOException {
    var exchange = new Exchange(client, tasks, toHttp(request), receiver);
    watchdog.watch(exchange);
    try {
      if (stopped) {
        exchange.expire(true); // else one that began while the others were ended would go on
      }
      return exchange.await(clock.instant());
    } finally {
      watchdog.release(exchange);
    }
  }

  /** Ends all exchanges in flight, and those to come, with {@link Fault#STOPPED}. */
  public void stop() {
    stopped = true;
    watchdog.expireAll();
  }

  @Override
  public void close() {
    watchdog.close();
    client.shutdownNow();
    client.close();
  }

  private HttpRequest toHttp(Request request) {
    var http =
        (request.compressed() ? pages : files)
            .copy()
            .uri(request.uri())
            // Over cleartext the client would ask for an upgrade to HTTP/2 with every request.
            .version(request.uri().getScheme().equals("https") ? Version.HTTP_2 : Version.HTTP_1_1);
    request.ifModifiedSince().ifPresent(t -> http.header("If-Modified-Since", HttpDate.format(t)));
    return http.build();
  }

  private static HttpRequest.Builder template(String userAgent, String encoding) {
    return HttpRequest.newBuilder()
        .header("User-Agent", userAgent)
        .header("Accept", ACCEPT)
        .header("Accept-Encoding", encoding);
  }
}
