package mirror.frontier;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mirror.listing.CanonicalPath;

/**
 * Which URL has which local path, where two may mean one: where hosts or directories are left out,
 * and a directory's own page beside its {@code index.html}. They are never merged; the first has
 * it. Safe for threads.
 */
public final class Claims {
  /** Of so many it is remembered who the first was, to be named to the second. */
  private static final int MOST_HOLDERS = 10_000;

  private final Fingerprints paths = new Fingerprints();
  private final Fingerprints claims = new Fingerprints();
  private final Map<String, URI> holders = new HashMap<>();

  /** Whether {@code uri} may have the path; {@code /pub} and {@code /pub/} share theirs. */
  public boolean grant(Path place, URI uri) {
    return grant(place, CanonicalPath.of(Target.directory(uri).toString()), uri);
  }

  /** The same, of whatever is known by the same word as {@code uri}. */
  public synchronized boolean grant(Path place, String word, URI uri) {
    String path = place.toString();
    String claim = path + "\n" + word;
    if (!paths.add(path)) {
      return claims.contains(claim);
    }
    if (holders.size() < MOST_HOLDERS) {
      holders.put(path, uri);
    }
    return claims.add(claim);
  }

  /** What is to be said of a URL that came later. */
  public synchronized Failure refusal(Path place) {
    return refusal(
        place,
        Optional.ofNullable(holders.get(place.toString()))
            .map(URI::toString)
            .orElse("another URL of this run"));
  }

  /** What is to be said of a URL whose place {@code holder} has. */
  public static Failure refusal(Path place, String holder) {
    return new Failure(Failure.Kind.OTHER, "its place here, " + place + ", is that of " + holder);
  }
}
