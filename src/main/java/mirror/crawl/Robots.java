package mirror.crawl;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import mirror.fetch.Fault;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.fetch.Receiver;
import mirror.fetch.Request;
import mirror.listing.Href;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks strange hosts what they let programs visit: those that only links led to, and the user's own
 * where the user wants that. Each origin once.
 */
final class Robots {
  private static final Logger LOG = LoggerFactory.getLogger(Robots.class);

  /** So much is read of a robots.txt, in bytes; RFC 9309 asks for as much at least. */
  private static final int LARGEST = 500 * 1024;

  private static final int MOST_REDIRECTS = 5;

  private final Requests requests;
  private final WhoseRobots whose;
  private final Map<String, FutureTask<RobotsFile>> files = new ConcurrentHashMap<>();

  Robots(Requests requests, WhoseRobots whose) {
    this.requests = requests;
    this.whose = whose;
  }

  /** Whether a target may be visited. */
  boolean allow(Target target) throws IOException {
    boolean asked =
        switch (whose) {
          case ALL -> true;
          case STRANGERS -> !Scope.sameHost(target.root().named(), target.uri());
          case NONE -> false;
        };
    return !asked || file(target).allows(pathAndQuery(target.uri()));
  }

  private static String pathAndQuery(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  /** One thread asks, and those that come meanwhile wait. */
  private RobotsFile file(Target target) throws IOException {
    String origin = target.origin();
    var task = new FutureTask<>(() -> read(origin));
    FutureTask<RobotsFile> first =
        Optional.ofNullable(files.putIfAbsent(origin, task)).orElse(task);
    first.run(); // only the first call of all does anything
    try {
      return first.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return RobotsFile.CLOSED;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  private RobotsFile read(String origin) throws IOException {
    URI uri = URI.create(origin + "/robots.txt");
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      var text = new Text();
      switch (requests.fetch(Request.file(uri), text)) {
        case FetchResult.Received _, FetchResult.Declined _ -> {
          var file = RobotsFile.parse(text.bytes.toString(UTF_8));
          file.delay().ifPresent(delay -> requests.slow(origin, delay));
          return file;
        }
        case FetchResult.Moved moved -> {
          Optional<URI> to = Href.resolve(uri, moved.location());
          if (to.isEmpty()) {
            return RobotsFile.OPEN;
          }
          uri = to.get();
        }
        case FetchResult.Refused(int status, _) -> {
          LOG.debug("{}: status {}", uri, status);
          return status >= 400 && status < 500 ? RobotsFile.OPEN : RobotsFile.CLOSED;
        }
        case FetchResult.Broken(Fault fault, _) -> {
          LOG.debug("{}: {}", uri, fault);
          // When the run ends, the visit will say so.
          return fault == Fault.STOPPED ? RobotsFile.OPEN : RobotsFile.CLOSED;
        }
        case FetchResult.NotModified _ -> {
          return RobotsFile.CLOSED;
        }
      }
    }
    return RobotsFile.OPEN; // as if it were not there (RFC 9309, section 2.3.1.2)
  }

  /** A body, as far as it counts. */
  private static final class Text implements Receiver, WritableByteChannel {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public Optional<WritableByteChannel> open(Head head) {
      return Optional.of(this);
    }

    @Override
    public void received(long count) {}

    @Override
    public int write(ByteBuffer source) {
      int count = source.remaining();
      byte[] piece = new byte[count];
      source.get(piece);
      bytes.write(piece, 0, Math.min(count, LARGEST - bytes.size()));
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
