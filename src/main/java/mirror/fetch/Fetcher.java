package mirror.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import mirror.auth.Access;
import mirror.tls.Tls;

/** Sends requests, one call an exchange, from as many threads as like. */
public final class Fetcher implements AutoCloseable {
  /**
   * How to talk to servers.
   *
   * @param readTimeout to the head of an answer, and between any two pieces of its body
   * @param requests in flight at a time, at most
   * @param fresh whether no cache is to answer
   * @param from the address here that connections come from, if not just any
   */
  public record Policy(
      String userAgent,
      Duration connectTimeout,
      Duration readTimeout,
      int requests,
      boolean fresh,
      Optional<InetAddress> from) {
    /** Without further wishes. */
    public Policy(String userAgent, Duration connectTimeout, Duration readTimeout) {
      this(userAgent, connectTimeout, readTimeout, 1, false, Optional.empty());
    }
  }

  /**
   * Some servers answer only who accepts HTML with a listing (Vert.x); a file is welcome as
   * whatever it is.
   */
  private static final String ACCEPT = "text/html, */*;q=0.9";

  /** A server whose nonces are stale at once would be asked for ever. */
  private static final int MOST_CHALLENGES = 3;

  /**
   * In bytes, one for each connection. The heap bears eight times as much: the one that is read
   * into, three that one read may fill (SocketTube.MAX_BUFFERS), and {@link StreamedBody}'s four.
   */
  private static final int BUFFERS = 4 << 20;

  private static final String BUFFER_SIZE = "jdk.httpclient.bufsize";

  /** What the client has when it is not told. */
  private static final int USUAL_BUFFER = 16 << 10;

  /**
   * In bytes: what servers may send ahead of what is taken of all streams of HTTP/2. It waits in
   * the heap and takes twice as much there; the connection's own window bounds nothing (JDK 25).
   */
  private static final int WINDOWS = 24 << 20;

  private static final String WINDOW_SIZE = "jdk.httpclient.windowsize";

  /** What the client has when it is not told. */
  private static final int USUAL_WINDOW = 16 << 20;

  /** Each is an open file for 30 s, and a run may meet thousands of servers in that time. */
  private static final String MOST_IDLE = "jdk.httpclient.connectionPoolSize";

  private final Proxies proxies;
  private final RateLimit rate;
  private final Access access;
  private final InstantSource clock;
  private final HttpRequest.Builder pages;
  private final HttpRequest.Builder files;
  private final IdleConnections connections = new IdleConnections();
  private final ClientTasks tasks;

  /** Origins that want no HTTP/2. */
  private final Set<String> older = ConcurrentHashMap.newKeySet();

  private final HttpClient client;
  private final Watchdog watchdog;
  private volatile boolean stopped;

  /** Connects to nobody yet. */
  public Fetcher(
      Policy policy, Tls tls, Proxies proxies, Access access, RateLimit rate, InstantSource clock) {
    // Before the first of the client's classes is touched, which reads it once for all.
    int buffer = share(BUFFER_SIZE, USUAL_BUFFER, BUFFERS, policy.requests());
    share(WINDOW_SIZE, USUAL_WINDOW, WINDOWS, policy.requests());
    System.setProperty(MOST_IDLE, String.valueOf(2 * policy.requests()));
    tasks = new ClientTasks(buffer);
    this.proxies = proxies;
    this.rate = rate;
    this.access = access;
    this.clock = clock;
    pages = template(policy, "gzip");
    files = template(policy, "identity");
    var builder =
        HttpClient.newBuilder()
            .connectTimeout(policy.connectTimeout())
            .sslContext(tls.context())
            .sslParameters(tls.parameters())
            .proxy(proxies)
            .followRedirects(Redirect.NEVER)
            .executor(tasks);
    policy.from().ifPresent(builder::localAddress);
    client = builder.build();
    watchdog = new Watchdog(policy.readTimeout());
  }

  /** Sets what each of so many requests gets: the launcher's word, unless all have too little. */
  private static int share(String property, int usual, int all, int requests) {
    int share = Math.min(Integer.getInteger(property, usual), all / requests);
    System.setProperty(property, String.valueOf(share));
    return share;
  }

  /**
   * Sends one GET and waits until its answer is complete; sends it again when the server first
   * wants to know who asks.
   *
   * @throws IOException when {@code receiver} failed: whatever the network does is a value
   */
  public FetchResult fetch(Request request, Receiver receiver) throws IOException {
    for (int challenges = 0; ; challenges++) {
      var identity = access.identify(request.uri());
      var sent = toHttp(request, identity);
      var answer = send(sent, receiver);
      access.answered(request.uri(), answer.exchange().headers("Set-Cookie"));
      leaveHttp2(sent, answer);
      boolean again =
          wantsOlder(sent, answer.result())
              || answer.result() instanceof FetchResult.Refused refused
                  && refused.status() == 401
                  && challenges < MOST_CHALLENGES
                  && access.challenged(
                      request.uri(), identity, answer.exchange().headers("WWW-Authenticate"));
      if (!again) {
        return proxies
            .find(request.uri())
            .map(proxy -> proxy.blamed(answer.result(), answer.exchange().isAnswered()))
            .orElse(answer.result());
      }
    }
  }

  /**
   * Whether a server wants to be asked once more, by HTTP/1.1, as from now on: IIS wants it where
   * it asks for a certificate or for Windows' passwords.
   */
  private boolean wantsOlder(HttpRequest sent, FetchResult result) {
    boolean wants =
        result instanceof FetchResult.Broken(Fault fault, _)
            && fault == Fault.HTTP_1_1_REQUIRED
            && sent.version().equals(Optional.of(Version.HTTP_2));
    if (wants) {
      older.add(origin(sent.uri()));
    }
    return wants;
  }

  /**
   * Of HTTP/2 the client ends a stream that is silent (JDK 25, Stream.cancelImpl), never its
   * connection: a dead one would be given to each request until TCP gives it up, a quarter of an
   * hour later. By HTTP/1.1 each try has its own; and nothing comes that the client does not know.
   */
  private void leaveHttp2(HttpRequest sent, Answer answer) {
    if (answer.exchange().isBeyondClient()
        || answer.result() instanceof FetchResult.Broken(Fault fault, _)
            && (fault == Fault.SILENT || fault == Fault.STALLED)) {
      older.add(origin(sent.uri()));
    }
  }

  /** Who a connection leads to: what is asked for in clear, a proxy is asked for by any. */
  private String peer(URI uri) {
    return uri.getScheme().equals("http")
        ? proxies.find(uri).map(ProxyServer::toString).orElse(origin(uri))
        : origin(uri);
  }

  private String connectedHost(URI uri) {
    return proxies.find(uri).map(ProxyServer::host).orElse(uri.getHost());
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private record Answer(Exchange exchange, FetchResult result) {}

  /** Sends a request, again as long as what broke was no failure of its server. */
  private Answer send(HttpRequest request, Receiver receiver) throws IOException {
    var repeats =
        new ImmediateRetries(
            connections, FailedAddresses.KNOWN, peer(request.uri()), connectedHost(request.uri()));
    while (true) {
      repeats.sending();
      var exchange = new Exchange(client, tasks, rate, request, receiver);
      FetchResult result = await(exchange);
      if (!repeats.goesAgain(exchange, result)) {
        return new Answer(exchange, result);
      }
    }
  }

  private FetchResult await(Exchange exchange) throws IOException {
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
    rate.stop();
    watchdog.expireAll();
  }

  @Override
  public void close() {
    watchdog.close();
    client.shutdownNow();
    client.close();
  }

  private HttpRequest toHttp(Request request, Access.Identity identity) {
    var http =
        (request.compressed() ? pages : files)
            .copy()
            .uri(request.uri())
            .version(version(request.uri(), identity));
    request.validator().ifPresent(v -> http.header(unless(v), v.field()));
    request.range().ifPresent(range -> restrict(http, range));
    proxies
        .find(request.uri())
        .flatMap(ProxyServer::credentials)
        .ifPresent(who -> http.setHeader("Proxy-Authorization", who.basic()));
    if (hasZone(request.uri())) {
      http.setHeader("Host", request.uri().getRawAuthority().replaceFirst("%[^]]*", ""));
    }
    identity.headers().forEach(header -> http.setHeader(header.name(), header.value()));
    return http.build();
  }

  /**
   * Over cleartext the client would ask for an upgrade to HTTP/2 with every request; over HTTP/2 a
   * Host of another name than the URL's would be a contradiction.
   */
  private Version version(URI uri, Access.Identity identity) {
    boolean newer =
        uri.getScheme().equals("https")
            && !identity.isRenamed()
            && !hasZone(uri)
            && !older.contains(origin(uri));
    return newer ? Version.HTTP_2 : Version.HTTP_1_1;
  }

  /** A zone is this machine's own word for a network, and means nothing to others (RFC 6874). */
  private static boolean hasZone(URI uri) {
    return uri.getRawAuthority().indexOf('%') >= 0;
  }

  private static String unless(Request.Validator validator) {
    return switch (validator) {
      case Request.Validator.Tag _ -> "If-None-Match";
      case Request.Validator.Date _ -> "If-Modified-Since";
    };
  }

  private static void restrict(HttpRequest.Builder http, Request.Range range) {
    String last = range.last().map(String::valueOf).orElse("");
    http.header("Range", "bytes=" + range.first() + "-" + last);
    range.of().ifPresent(validator -> http.header("If-Range", validator.field()));
  }

  private static HttpRequest.Builder template(Policy policy, String encoding) {
    var template =
        HttpRequest.newBuilder()
            .header("User-Agent", policy.userAgent())
            .header("Accept", ACCEPT)
            .header("Accept-Encoding", encoding);
    return policy.fresh()
        ? template.header("Cache-Control", "no-cache").header("Pragma", "no-cache")
        : template;
  }
}
