package mirror.auth;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who the user is to which server. Safe for threads. */
public final class Keyring {
  private final Optional<String> user;
  private final Optional<String> password;
  private final Netrc netrc;
  private final Map<String, List<Grant>> grants = new ConcurrentHashMap<>();

  /** The origins of the seeds by their hosts, where that matters. */
  private final Map<String, Set<Origin>> named = new ConcurrentHashMap<>();

  /** Credentials and the one origin that they were given for. */
  private record Grant(Origin origin, Credentials credentials) {}

  /**
   * Opens nothing yet.
   *
   * @param user for the first seed's origin
   * @param password for that user, or the one that the first seed's URL names
   */
  public Keyring(Optional<String> user, Optional<String> password, Netrc netrc) {
    this.user = user;
    this.password = password;
    this.netrc = netrc;
  }

  /** A person named this server. */
  void named(URI seed) {
    if (netrc.hasDefault()) {
      var origin = Origin.of(seed);
      named.computeIfAbsent(origin.host(), _ -> ConcurrentHashMap.newKeySet()).add(origin);
    }
  }

  private boolean isNamed(Origin origin) {
    return named.getOrDefault(origin.host(), Set.of()).stream()
        .anyMatch(seed -> seed.covers(origin));
  }

  /**
   * The first seed: what the command line says is for its origin; a URL's own userinfo goes first.
   */
  void first(URI seed, Optional<Userinfo> userinfo) {
    Optional<String> name = userinfo.map(Userinfo::user).or(() -> user);
    name.ifPresent(
        who -> grant(seed, who, userinfo.flatMap(Userinfo::password).or(() -> password)));
  }

  /** Another seed; false when its origin knows the user by another name or password already. */
  boolean another(URI seed, Userinfo userinfo) {
    return grant(seed, userinfo.user(), userinfo.password());
  }

  private boolean grant(URI seed, String name, Optional<String> secret) {
    var origin = Origin.of(seed);
    Credentials credentials =
        secret
            .map(known -> new Credentials(name, known))
            .or(() -> netrc.find(origin.host(), Optional.of(name), true))
            .orElse(new Credentials(name, ""));
    List<Grant> host = grants.computeIfAbsent(origin.host(), _ -> new CopyOnWriteArrayList<>());
    for (Grant grant : host) {
      if (grant.origin.equals(origin)) {
        return grant.credentials.equals(credentials);
      }
    }
    return host.add(new Grant(origin, credentials));
  }

  /** Who the user is to {@code origin}. */
  Optional<Credentials> find(Origin origin) {
    List<Grant> host = grants.getOrDefault(origin.host(), List.of());
    return host.stream()
        .filter(grant -> grant.origin.equals(origin))
        .findFirst()
        .or(() -> host.stream().filter(grant -> grant.origin.covers(origin)).findFirst())
        .map(Grant::credentials)
        .or(() -> netrc.find(origin.host(), Optional.empty(), isNamed(origin)));
  }
}
