package mirror.crawl;

import mirror.listing.CanonicalPath;

/**
 * Which seed has which local path: two URLs may mean one, without host directories or by their
 * queries, and are never merged. The first has it. For one thread.
 */
final class Claims {
  private final Fingerprints paths = new Fingerprints();
  private final Fingerprints claims = new Fingerprints();

  /** Whether {@code seed} may have its place; {@code /pub} and {@code /pub/} share theirs. */
  boolean grant(Target seed) {
    String path = seed.place().path().toString();
    String url = CanonicalPath.of(Target.directory(seed.uri()).toString());
    String claim = path + "\n" + url;
    return paths.add(path) ? claims.add(claim) : claims.contains(claim);
  }

  /** What a seed is told that came later. */
  static Failure refusal(Target seed) {
    return new Failure(
        Failure.Kind.OTHER, "its place is that of another URL of this run: " + seed.place().path());
  }
}
