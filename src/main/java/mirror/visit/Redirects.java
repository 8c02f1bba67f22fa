package mirror.visit;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import mirror.auth.Userinfo;
import mirror.fetch.FetchResult;
import mirror.frontier.Failure;
import mirror.frontier.Outcome;
import mirror.frontier.Seen;
import mirror.frontier.Target;
import mirror.listing.CanonicalPath;
import mirror.listing.Href;
import mirror.local.Place;
import mirror.local.UrlPath;
import mirror.scope.Scope;

/** Where targets are asked for when their servers name another place. */
final class Redirects {
  private final Scope scope;
  private final int most;
  private final Seen seen;

  /**
   * Of a run.
   *
   * @param most that are followed in a row
   */
  Redirects(Scope scope, int most, Seen seen) {
    this.scope = scope;
    this.most = most;
    this.seen = seen;
  }

  /**
   * A redirect, judged as any link. A seed's directory may move on its host, and its root with it;
   * a file may come from anywhere, as mirror networks do; a listed directory stays in the tree.
   * Local names never follow.
   */
  Outcome follow(Target target, FetchResult.Moved moved) {
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
    if (target.redirects() >= most) {
      return failed(Failure.Kind.PROTOCOL, "more than " + most + " redirects");
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
    Optional<Scope.Refusal> beyond = scope.beyond(to.getRawPath());
    if (beyond.isPresent()) {
      return failed(Failure.Kind.OTHER, "redirects to a URL which " + beyond.get());
    }
    if (place instanceof Place.Directory directory) {
      boolean _ = seen.add(directory); // its record will have another URL than was linked
    }
    return switch (place) {
      case Place.File file -> new Outcome.Moved(target.movedTo(to, file));
      // It would show what is above it, and lead here again.
      case Place.Directory _ when target.ancestry().leadsThrough(to) -> new Outcome.Loop();
      case Place.Directory directory when target.isSeed() ->
          Scope.sameHost(target.uri(), to) || scope.maySpan(to)
              ? new Outcome.Moved(target.movedTo(to, directory))
              : failed(Failure.Kind.OTHER, "redirects elsewhere: " + to);
      case Place.Directory _ when to.getRawQuery() != null && target.uri().getRawQuery() == null ->
          failed(Failure.Kind.OTHER, "redirects to " + to + ", which " + Scope.Refusal.HAS_QUERY);
      case Place.Directory directory ->
          switch (scope.decide(target.root().uri(), to, target.depth())) {
            case Scope.Verdict.Accept() -> new Outcome.Moved(target.movedTo(to, directory));
            case Scope.Verdict.Refuse(Scope.Refusal refusal) when refusal.isUnwanted() ->
                new Outcome.Filtered(refusal);
            case Scope.Verdict.Refuse(Scope.Refusal refusal) ->
                failed(Failure.Kind.OTHER, "redirects to " + to + ", which " + refusal);
          };
    };
  }

  private static Outcome failed(Failure.Kind kind, String reason) {
    return new Outcome.Failed(new Failure(kind, reason));
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
