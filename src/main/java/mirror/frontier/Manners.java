package mirror.frontier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mirror.fetch.Pace;
import mirror.fetch.Politeness;

/**
 * What each origin was last asked to bear, kept for when something of it comes again: a pause, or a
 * distance between requests, holds however the URLs come. Not safe for threads: {@link Frontier}
 * guards it.
 */
final class Manners {
  /** So many origins are remembered of which nothing waits, those seen last. */
  static final int MOST = 10_000;

  private final int perOrigin;
  private final Pace pace;
  private final RandomGenerator random;

  private final Map<String, Politeness> idle =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Politeness> eldest) {
          return size() > MOST;
        }
      };

  Manners(int perOrigin, Pace pace, RandomGenerator random) {
    this.perOrigin = perOrigin;
    this.pace = pace;
    this.random = random;
  }

  /** For an origin of which something comes; one at a time has them. */
  Politeness take(String origin) {
    return Optional.ofNullable(idle.remove(origin))
        .orElseGet(() -> new Politeness(perOrigin, pace, random));
  }

  /** Nothing of an origin waits or runs any more. */
  void keep(String origin, Politeness politeness) {
    idle.put(origin, politeness);
  }
}
