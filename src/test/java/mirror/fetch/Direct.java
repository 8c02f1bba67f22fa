package mirror.fetch;

import java.time.InstantSource;
import java.util.Optional;
import mirror.auth.Stranger;
import mirror.tls.Tls;
import mirror.tls.Trust;

/** A fetcher without a name, a certificate or a proxy. */
final class Direct {
  private Direct() {}

  static Fetcher fetcher(Fetcher.Policy policy, InstantSource clock) {
    return fetcher(policy, new RateLimit(RateLimit.NONE), clock);
  }

  static Fetcher fetcher(Fetcher.Policy policy, RateLimit rate, InstantSource clock) {
    return new Fetcher(
        policy,
        new Tls(new Trust.Platform(Optional.empty()), Optional.empty()),
        Proxies.none(),
        Stranger.access(),
        rate,
        clock);
  }
}
