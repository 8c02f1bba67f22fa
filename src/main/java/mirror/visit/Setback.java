package mirror.visit;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import mirror.auth.Userinfo;
import mirror.fetch.Fault;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.frontier.Failure;
import mirror.frontier.Outcome;
import mirror.frontier.Seen;
import mirror.frontier.Target;
import mirror.listing.CanonicalPath;
import mirror.listing.Href;
import mirror.local.Place;
import mirror.local.UrlPath;
import mirror.scope.Scope;

/**
 * What becomes of a target whose answer brought nothing to read or store: elsewhere, later, or
 * never.
 */
final class Setback {
  private final Visit.Policy policy;
  private final Seen seen;
  private final RandomGenerator random;

  Setback(Visit.Policy policy, Seen seen, RandomGenerator random) {
    this.policy = policy;
    this.seen = seen;
    this.random = random;
  }

  /**
   * A redirect, judged as any link. A seed's directory may move on its host, and its root with it;
   * a file may come from anywhere, as mirror networks do; a listed directory stays in the tree.
   * Local names never follow.
   */
  Outcome moved(Target target, FetchResult.Moved moved) {
    if (moved.location().isBlank()) {
      return failed(Failure.Kind.PROTOCOL, "redirects without saying where to"); // RFC: to itself
    }
    Optional<URI> link =
        slashed(target.uri(), moved.location())
            .or(() -> Href.resolve(target.uri(), moved.location()));
    if (link.isEmpty()) {
      return failed(
          Failure.Kind.PROTOCOL,
          "redirects to no possible URL: \"" + Userinfo.cut(moved.location()) + "\"");
    }
    URI to = link.get();
    if (target.redirects() >= policy.maxRedirects()) {
      return failed(Failure.Kind.PROTOCOL, "more than " + policy.maxRedirects() + " redirects");
    }
    Place place = target.place();
    if (place instanceof Place.File file
        && (target.isSeed()
            ? to.getRawPath().endsWith("/") && isOwn(target.named(), to)
            : isSlashed(target.uri(), to))) {
      if (!seen.add(to)) {
        return new Outcome.Known();
      }
      place = file.asDirectory();
    }
    Optional<Scope.Refusal> beyond = policy.scope().beyond(to.getRawPath());
    if (beyond.isPresent()) {
      return failed(Failure.Kind.OTHER, "redirects to a URL which " + beyond.get());
    }
    return switch (place) {
      case Place.File file -> new Outcome.Moved(target.movedTo(to, file));
      case Place.Directory directory when target.isSeed() ->
          Scope.sameHost(target.uri(), to) || policy.scope().maySpan(to)
              ? new Outcome.Moved(target.movedTo(to, directory))
              : failed(Failure.Kind.OTHER, "redirects elsewhere: " + to);
      case Place.Directory _ when to.getRawQuery() != null && target.uri().getRawQuery() == null ->
          failed(Failure.Kind.OTHER, "redirects to " + to + ", which " + Scope.Refusal.HAS_QUERY);
      case Place.Directory directory ->
          switch (policy.scope().decide(target.root().uri(), to, target.depth())) {
            case Scope.Verdict.Accept() -> new Outcome.Moved(target.movedTo(to, directory));
            case Scope.Verdict.Refuse(Scope.Refusal refusal) when refusal.isUnwanted() ->
                new Outcome.Filtered(refusal);
            case Scope.Verdict.Refuse(Scope.Refusal refusal) ->
                failed(Failure.Kind.OTHER, "redirects to " + to + ", which " + refusal);
          };
    };
  }

  /** Whether the same request will be refused again, and one for all of a file perhaps not. */
  boolean mayNotPass(FetchResult.Refused refused) {
    return refused.status() != 401
        && (refused.status() == 501 || !policy.retry().mayPass(refused))
        && refused.proxy().isEmpty();
  }

  Outcome refused(Target target, FetchResult.Refused refused) {
    return refused(target, refused, !target.isSeed() && target.isFile() || target.mayBeFile());
  }

  /**
   * The server gives no answer.
   *
   * @param listedFile whether a listing says that there is a file
   */
  Outcome refused(Target target, FetchResult.Refused refused, boolean listedFile) {
    Optional<Outcome> otherwise =
        refused.proxy().isPresent() ? Optional.empty() : otherwise(target, refused.status());
    if (otherwise.isPresent()) {
      return otherwise.get();
    }
    var failure = new Failure(kind(refused, listedFile), reason(target, refused));
    return policy.retry().mayPass(refused)
        ? again(target, refused.retryAfter(), failure)
        : new Outcome.Failed(failure);
  }

  private String reason(Target target, FetchResult.Refused refused) {
    String status = StatusText.of(refused.status());
    return refused.status() == 401
        ? status + ": " + policy.access().objection(target.uri())
        : status + refused.proxy().map(proxy -> ": proxy " + proxy).orElse("");
  }

  /** The server may know it by another spelling of its URL. */
  private Optional<Outcome> otherwise(Target target, int status) {
    return switch (status) {
      case 403, 404, 410 ->
          target
              .asBrowsed()
              .map(this::once)
              .or(() -> isNoName(target) ? Optional.of(new Outcome.Known()) : Optional.empty())
              .or(() -> target.withoutFragment().map(this::once))
              .or(() -> target.withoutPlus().map(Outcome.Moved::new));
      default -> Optional.empty();
    };
  }

  private Outcome once(Target to) {
    return seen.add(to.uri()) ? new Outcome.Moved(to) : new Outcome.Known();
  }

  /** Whether what a page shows as it stands is a place in that page, or in none. */
  private boolean isNoName(Target target) {
    String path = target.named().getPath();
    return target.unfragmented().filter(seen::contains).isPresent()
        || !target.isSeed()
            && Href.resolve(target.named(), path.substring(path.lastIndexOf('/') + 1)).isEmpty();
  }

  Outcome broken(Target target, FetchResult.Broken broken) {
    Fault fault = broken.fault();
    String reason = fault + (broken.detail().isEmpty() ? "" : ": " + broken.detail());
    Failure.Kind kind =
        switch (fault.kind()) {
          case NETWORK -> Failure.Kind.NETWORK;
          case TLS -> Failure.Kind.TLS;
          case PROTOCOL -> Failure.Kind.PROTOCOL;
          case STOP -> Failure.Kind.OTHER;
        };
    if (fault == Fault.STOPPED) {
      return new Outcome.Stopped();
    }
    var failure = new Failure(kind, reason);
    return fault.mayPass() ? again(target, Optional.empty(), failure) : new Outcome.Failed(failure);
  }

  /** A 304 to a request that named no date, or about a file that is not there. */
  Outcome notModified() {
    return failed(Failure.Kind.PROTOCOL, "304 Not Modified, which was not asked for");
  }

  /** A file that comes in an encoding all the same, though it was asked for as it is. */
  Outcome encoded(Head head) {
    return failed(
        Failure.Kind.PROTOCOL,
        "comes in the encoding " + head.encoding().orElseThrow() + ", not as it is");
  }

  private Outcome again(Target target, Optional<Duration> asked, Failure failure) {
    Optional<Duration> wait = policy.retry().after(target.attempt(), asked, random);
    return wait.isPresent()
        ? new Outcome.Postponed(target.nextAttempt(), wait.get(), failure)
        : new Outcome.Failed(
            new Failure(failure.kind(), failure.reason() + tried(target.attempt())));
  }

  private static String tried(int times) {
    return times == 1 ? "" : " (" + times + " tries)";
  }

  private static Outcome failed(Failure.Kind kind, String reason) {
    return new Outcome.Failed(new Failure(kind, reason));
  }

  private static Failure.Kind kind(FetchResult.Refused refused, boolean listedFile) {
    int status = refused.status();
    return switch (status) {
      case 401, 407 -> Failure.Kind.AUTHENTICATION;
      case 403, 404, 410 ->
          listedFile && refused.proxy().isEmpty() ? Failure.Kind.WITHHELD : Failure.Kind.SERVER;
      default -> status >= 400 ? Failure.Kind.SERVER : Failure.Kind.PROTOCOL;
    };
  }

  /**
   * Whether a directory is a seed's own, and not what a server shows in place of a file: a person
   * need not know its slash, its case, what leads to its index, or where below it stands.
   */
  static boolean isOwn(URI seed, URI directory) {
    String own = spelled(seed);
    String path = spelled(directory);
    return Scope.sameHost(seed, directory)
        && (path.startsWith(own)
            || Scope.isBelow(seed, directory.getRawPath())
                && path.endsWith(own.substring(own.lastIndexOf('/', own.length() - 2))));
  }

  private static String spelled(URI directory) {
    String path =
        CanonicalPath.of(directory.getRawPath().replace("%2B", "+")).toLowerCase(Locale.ROOT);
    return path.endsWith("/") ? path : path + "/";
  }

  /** Where a server that does not escape what it sends means the same with a slash. */
  private static Optional<URI> slashed(URI from, String location) {
    String path = from.getPath() + "/";
    boolean bare =
        from.getRawPath().indexOf('%') >= 0
            && (location.equals(path)
                || location.equals(inLatin1(path))
                || location.equals(inBytes(from.getRawPath()) + "/"));
    return bare ? Optional.of(UrlPath.at(from, from.getRawPath() + "/")) : Optional.empty();
  }

  /** As mini_httpd sends it, and the client hands it on where it is no UTF-8. */
  private static String inBytes(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.ISO_8859_1);
  }

  /** As Vert.x sends it, which has no other characters for a head. */
  private static String inLatin1(String path) {
    return path.chars()
        .mapToObj(c -> c > 0xff ? "?" : Character.toString(c))
        .collect(Collectors.joining());
  }

  /** {@code /dir} to {@code /dir/}: how a directory shows itself. */
  private static boolean isSlashed(URI from, URI to) {
    return Scope.sameHost(from, to)
        && CanonicalPath.of(to.getRawPath()).equals(CanonicalPath.of(from.getRawPath()) + "/");
  }
}
