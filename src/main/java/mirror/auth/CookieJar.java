package mirror.auth;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cookies of a run. Stricter than RFC 6265, which sends a cookie to all ports of a host and to
 * the hosts beside it where it says so: here each goes back to its own origin. Safe for threads.
 */
public final class CookieJar {
  /** What browsers keep at least (RFC 6265, section 6.1), and a server's whim may cost here. */
  private static final int MOST_PER_HOST = 50;

  /** The same of all hosts: 4 KiB each. */
  private static final int MOST = 3000;

  private final CookieFile file;
  private final InstantSource clock;

  /** Those that were asked last are the last. */
  private final SequencedMap<String, List<Kept>> hosts = new LinkedHashMap<>(16, 0.75f, true);

  /** A person's own, which no number of a server's drives out. */
  private final List<Kept> loaded = new ArrayList<>();

  private record Kept(Origin origin, Cookie cookie) {}

  /**
   * A jar without cookies yet.
   *
   * @param file what the first seed's origin is to get
   */
  public CookieJar(CookieFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  synchronized void first(URI seed) {
    var origin = Origin.of(seed);
    file.cookies(origin).map(cookie -> new Kept(origin, cookie)).forEach(loaded::add);
  }

  /** A server answered {@code uri} with such Set-Cookie headers. */
  synchronized void received(URI uri, List<String> headers) {
    for (String header : headers) {
      Instant now = clock.instant();
      Cookie.received(header, uri, now).ifPresent(cookie -> keep(Origin.of(uri), cookie, now));
    }
  }

  private void keep(Origin origin, Cookie cookie, Instant now) {
    List<Kept> kept = hosts.computeIfAbsent(origin.host(), _ -> new ArrayList<>());
    Predicate<Kept> past =
        old ->
            old.origin.covers(origin) && cookie.replaces(old.cookie)
                || !now.isBefore(old.cookie.expiry());
    loaded.removeIf(past);
    kept.removeIf(past);
    if (kept.size() >= MOST_PER_HOST) {
      kept.removeFirst();
    }
    kept.add(new Kept(origin, cookie));
    while (hosts.values().stream().mapToInt(List::size).sum() > MOST) {
      hosts.pollFirstEntry();
    }
  }

  /** The Cookie header of a request, the most particular first (RFC 6265, section 5.4). */
  synchronized Optional<Header> header(URI uri) {
    if (hosts.isEmpty() && loaded.isEmpty()) {
      return Optional.empty();
    }
    var origin = Origin.of(uri);
    Instant now = clock.instant();
    String cookies =
        Stream.concat(loaded.stream(), hosts.getOrDefault(origin.host(), List.of()).stream())
            .filter(kept -> kept.origin.covers(origin) && kept.cookie.isFor(uri, now))
            .map(Kept::cookie)
            .sorted(Comparator.comparingInt((Cookie cookie) -> -cookie.path().length()))
            .map(cookie -> cookie.name() + "=" + cookie.value())
            .collect(Collectors.joining("; "));
    return cookies.isEmpty() ? Optional.empty() : Optional.of(new Header("Cookie", cookies));
  }
}
