package mirror.auth;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What each server is told about who asks, and no other server. Credentials are sent once a server
 * has asked for them, and from then on with each request to it. Safe for threads.
 */
public final class Access {
  private final Keyring keyring;
  private final boolean unasked;
  private final List<Header> headers;
  private final Optional<CookieJar> cookies;
  private final Map<Origin, Authorization> agreed = new ConcurrentHashMap<>();
  private volatile Optional<Origin> home = Optional.empty();
  private boolean begun;

  /**
   * What goes with one request.
   *
   * @param headers to be set, in place of any of the same name
   */
  public record Identity(List<Header> headers, Optional<Authorization> authorization) {
    /** Whether the server is asked for under another name than its URL's. */
    public boolean isRenamed() {
      return headers.stream().anyMatch(header -> header.is("Host"));
    }
  }

  private static final Identity NOBODY = new Identity(List.of(), Optional.empty());

  /**
   * Access to no server yet.
   *
   * @param unasked whether a password goes to a server, by Basic, that did not ask for it
   * @param headers for the first seed's origin, and no other
   * @param cookies empty where none are wanted
   */
  public Access(
      Keyring keyring, boolean unasked, List<Header> headers, Optional<CookieJar> cookies) {
    this.keyring = keyring;
    this.unasked = unasked;
    this.headers = headers;
    this.cookies = cookies;
  }

  /**
   * Takes note of a seed and of what its URL says before the host; false when its origin was given
   * another user before.
   */
  public boolean seed(URI uri, Optional<Userinfo> userinfo) {
    keyring.named(uri);
    if (!begun) {
      begun = true;
      home = Optional.of(Origin.of(uri));
      keyring.first(uri, userinfo);
      cookies.ifPresent(jar -> jar.first(uri));
      return true;
    }
    return userinfo.map(who -> keyring.another(uri, who)).orElse(true);
  }

  /**
   * Takes note of a seed that cannot be asked for. Was it the first, then what is for its origin is
   * for nobody: the next may be a stranger's.
   */
  public void badSeed() {
    begun = true;
  }

  /** What goes with a request for {@code uri}. */
  public Identity identify(URI uri) {
    Optional<Header> cookie = cookies.flatMap(jar -> jar.header(uri));
    if (headers.isEmpty() && cookie.isEmpty() && !unasked && agreed.isEmpty()) {
      return NOBODY; // as nearly always
    }
    var origin = Origin.of(uri);
    List<Header> own =
        home.filter(first -> first.covers(origin)).map(_ -> headers).orElse(List.of());
    Optional<Authorization> authorization =
        Optional.ofNullable(agreed.get(origin))
            .or(
                () ->
                    unasked
                        ? keyring.find(origin).map(Authorization.Basic::new)
                        : Optional.empty());
    Stream<Header> earned =
        Stream.concat(
            cookie.stream(),
            authorization.map(a -> new Header("Authorization", a.header(uri))).stream());
    // The last of a name counts, and what a person wrote counts most.
    return new Identity(Stream.concat(earned, own.stream()).toList(), authorization);
  }

  /** A server answered, and may want to have some of it back. */
  public void answered(URI uri, List<String> setCookies) {
    if (!setCookies.isEmpty()) {
      cookies.ifPresent(jar -> jar.received(uri, setCookies));
    }
  }

  /**
   * A server wants to know who asks. Whether another request, newly identified, may do better.
   *
   * @param refused what went with the request
   * @param challenges the WWW-Authenticate headers
   */
  public boolean challenged(URI uri, Identity refused, List<String> challenges) {
    var origin = Origin.of(uri);
    if (refused.headers.stream().anyMatch(header -> header.is("Authorization"))
        && refused.authorization.isEmpty()) {
      return false; // a person wrote it
    }
    Optional<Authorization> fresh =
        keyring
            .find(origin)
            .flatMap(who -> Authorization.strongest(Challenge.parse(challenges), who))
            .filter(a -> refused.authorization.map(old -> old.isWorthReplacingBy(a)).orElse(true));
    fresh.ifPresent(a -> agreed.put(origin, a));
    return fresh.isPresent();
  }

  /**
   * Why a server that wants to know who asks is not content, for a person; without what it was
   * told.
   */
  public String objection(URI uri) {
    var origin = Origin.of(uri);
    if (home.filter(first -> first.covers(origin)).isPresent()
        && headers.stream().anyMatch(header -> header.is("Authorization"))) {
      return "the Authorization header was refused";
    }
    Optional<Credentials> who = keyring.find(origin);
    if (who.isEmpty()) {
      return "no user known for this server";
    }
    if (who.get().password().isEmpty()) {
      return "no password known for this server";
    }
    return unasked || agreed.containsKey(origin)
        ? "the password was refused"
        : "it takes the password by neither Basic nor Digest";
  }
}
