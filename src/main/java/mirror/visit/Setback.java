package mirror.visit;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mirror.fetch.Fault;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.frontier.Failure;
import mirror.frontier.Outcome;
import mirror.frontier.Seen;
import mirror.frontier.Target;
import mirror.listing.Href;
import mirror.local.DirectoryRecord;

/**
 * What becomes of a target whose answer brought nothing to read or store: elsewhere, later, or
 * never.
 */
final class Setback {
  private final Visit.Policy policy;
  private final Seen seen;
  private final RandomGenerator random;
  private final Redirects redirects;

  Setback(Visit.Policy policy, Seen seen, RandomGenerator random) {
    this.policy = policy;
    this.seen = seen;
    this.random = random;
    redirects = new Redirects(policy.scope(), policy.maxRedirects(), seen);
  }

  /** The server names another place. */
  Outcome moved(Target target, FetchResult.Moved moved) {
    return redirects.follow(target, moved);
  }

  /**
   * Whether the same request will be refused again, and one for all of a file perhaps not. Some
   * servers break over a range and say by 500 that it is their fault.
   */
  boolean mayNotPass(Target target, FetchResult.Refused refused) {
    boolean mayPass =
        switch (refused.status()) {
          case 401 -> true;
          case 501 -> false;
          case 500 -> target.attempt() == 1;
          default -> policy.retry().mayPass(refused);
        };
    return !mayPass && refused.proxy().isEmpty();
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
    return otherwise.orElseGet(() -> unanswered(target, refused, listedFile));
  }

  /** The same of a URL that has no other spelling, or is not the target's own. */
  Outcome unanswered(Target target, FetchResult.Refused refused, boolean listedFile) {
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
    return target.unfragmented().filter(seen::contains).isPresent()
        || !target.isSeed() && leadsElsewhere(target);
  }

  /** Whether it is a link of another scheme, in which slashes may stand: {@code data:a/b,x}. */
  private static boolean leadsElsewhere(Target target) {
    String path = target.named().getPath();
    URI page = target.record().map(DirectoryRecord::url).orElse(target.root().uri());
    int name = page.getPath().lastIndexOf('/') + 1;
    boolean below = path.startsWith(page.getPath().substring(0, name));
    return Href.resolve(target.named(), path.substring(below ? name : path.lastIndexOf('/') + 1))
        .isEmpty();
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
}
