package mirror.visit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.fetch.Receiver;
import mirror.fetch.Request;
import mirror.frontier.Failure;
import mirror.frontier.Outcome;
import mirror.frontier.Target;
import mirror.listing.Href;
import mirror.scope.RobotsFile;
import mirror.scope.Scope;
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
  private final Setback setback;
  private final WhoseRobots whose;
  private final Map<String, Knowledge> origins = new ConcurrentHashMap<>();
  private final RobotsFiles files = new RobotsFiles();

  /** What is known of an origin. */
  private sealed interface Knowledge {
    /** The visit to a target is asking, or will ask again. */
    record Asking(URI target) implements Knowledge {}

    /** Its file is here, unless it had to make room: then whoever needs it asks again. */
    record Known() implements Knowledge {}

    /** It cannot be had, for this reason: nothing may be visited (RFC 9309, section 2.3.1.4). */
    record Shut(Failure failure) implements Knowledge {}
  }

  /** Should nothing be found out. */
  private static final Knowledge UNKNOWN =
      shut(new Failure(Failure.Kind.OTHER, "the visit that asked for it broke off"));

  Robots(Requests requests, Setback setback, WhoseRobots whose) {
    this.requests = requests;
    this.setback = setback;
    this.whose = whose;
  }

  /**
   * How a visit ends that may not go on: because the host does not want it, or because that is not
   * known yet. One visit asks, in its own time; others are parked meanwhile, and hold up nobody.
   */
  Optional<Outcome> objection(Target target) throws IOException {
    boolean asked =
        switch (whose) {
          case ALL -> true;
          case STRANGERS -> !Scope.sameHost(target.root().named(), target.uri());
          case NONE -> false;
        };
    if (!asked) {
      return Optional.empty();
    }
    var mine = new Knowledge.Asking(target.named());
    Knowledge knowledge = origins.putIfAbsent(target.origin(), mine);
    return knowledge == null || knowledge.equals(mine) ? ask(target) : judge(knowledge, target);
  }

  private Optional<Outcome> judge(Knowledge knowledge, Target target) throws IOException {
    return switch (knowledge) {
      case Knowledge.Asking _ -> Optional.of(new Outcome.Parked(target));
      case Knowledge.Shut(Failure failure) -> Optional.of(new Outcome.Failed(failure));
      case Knowledge.Known _ -> {
        Optional<RobotsFile> file = files.find(target.origin());
        yield file.isPresent() ? judge(file.get(), target) : ask(target);
      }
    };
  }

  private static Optional<Outcome> judge(RobotsFile file, Target target) {
    return file.allows(pathAndQuery(target.uri()))
        ? Optional.empty()
        : Optional.of(new Outcome.Filtered(Scope.Refusal.ROBOTS));
  }

  private static Knowledge shut(Failure failure) {
    String reason = "its server's robots.txt: " + failure.reason();
    return new Knowledge.Shut(new Failure(failure.kind(), reason));
  }

  private static String pathAndQuery(URI uri) {
    return uri.getRawQuery() == null
        ? uri.getRawPath()
        : uri.getRawPath() + "?" + uri.getRawQuery();
  }

  private Optional<Outcome> ask(Target target) throws IOException {
    Knowledge found = UNKNOWN;
    boolean known = true;
    try {
      switch (read(target)) {
        case Reading.Found(RobotsFile file) -> {
          files.keep(target.origin(), file);
          found = new Knowledge.Known();
          return judge(file, target);
        }
        case Reading.Failed(Outcome.Failed(Failure failure)) -> found = shut(failure);
        case Reading.Failed(Outcome outcome) -> {
          LOG.debug("{}: no robots.txt yet", target.origin());
          known = false;
          return Optional.of(askedAgain(target, outcome));
        }
      }
    } finally {
      if (known) {
        origins.put(target.origin(), found);
        requests.unpark(target.origin());
      }
    }
    return judge(found, target);
  }

  /**
   * Another try, of the same server: others are parked until it has answered, and where a file was
   * named that came from elsewhere, it may lead elsewhere by then.
   */
  private static Outcome askedAgain(Target target, Outcome outcome) {
    return outcome instanceof Outcome.Postponed(_, Duration delay, Failure failure)
        ? new Outcome.Postponed(target.nextAttemptThere(), delay, failure)
        : outcome;
  }

  private sealed interface Reading {
    record Found(RobotsFile file) implements Reading {}

    /** What that would be for the target itself. */
    record Failed(Outcome outcome) implements Reading {}
  }

  /** What may pass is tried again (RFC 9309, section 2.3.1.4): an overload closes no host. */
  private Reading read(Target target) throws IOException {
    URI uri = URI.create(target.origin() + "/robots.txt");
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      var text = new Text();
      FetchResult result;
      try {
        result = requests.fetch(Request.file(uri), text);
      } catch (EnoughException e) {
        return found(target, text);
      }
      switch (result) {
        case FetchResult.Received _ -> {
          return found(target, text);
        }
        case FetchResult.Declined(Head head) -> {
          return new Reading.Failed(setback.encoded(head));
        }
        case FetchResult.Moved moved -> {
          Optional<URI> to = Href.resolve(uri, moved.location());
          if (to.isEmpty()) {
            return new Reading.Found(RobotsFile.OPEN);
          }
          uri = to.get();
        }
        case FetchResult.Refused refused
            when refused.status() >= 400 && !refused.mayPass() && refused.proxy().isEmpty() -> {
          return new Reading.Found(RobotsFile.OPEN);
        }
        case FetchResult.Refused refused -> {
          return new Reading.Failed(setback.refused(target, refused));
        }
        case FetchResult.Broken broken -> {
          return new Reading.Failed(setback.broken(target, broken));
        }
        case FetchResult.NotModified _ -> {
          return new Reading.Failed(setback.notModified());
        }
      }
    }
    return new Reading.Found(RobotsFile.OPEN); // as if it were not there (section 2.3.1.2)
  }

  private Reading found(Target target, Text text) {
    var file = RobotsFile.parse(text.bytes.toString(UTF_8));
    file.delay().ifPresent(delay -> requests.slow(target.origin(), delay));
    return new Reading.Found(file);
  }

  /** All that counts is there: the rest is not waited for, which may have no end. */
  private static final class EnoughException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** A body, as far as it counts. */
  private static final class Text implements Receiver, WritableByteChannel {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Nothing was asked for in an encoding, and no rule could be read in it. */
    @Override
    public Optional<WritableByteChannel> open(Head head) {
      return head.encoding().isPresent() ? Optional.empty() : Optional.of(this);
    }

    @Override
    public void received(long count) {}

    @Override
    public int write(ByteBuffer source) throws EnoughException {
      int count = source.remaining();
      byte[] piece = new byte[count];
      source.get(piece);
      bytes.write(piece, 0, Math.min(count, LARGEST - bytes.size()));
      if (bytes.size() == LARGEST) {
        throw new EnoughException();
      }
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
