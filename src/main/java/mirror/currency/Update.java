package mirror.currency;

import java.time.Duration;
import mirror.local.Freshness;

/**
 * What a person wants of files that are here already.
 *
 * @param noClobber they stay as they are
 * @param ignoreListing the server is asked about each
 * @param sizeOnly one of the right size is the right one
 * @param recheck within this time each is asked about, whatever the listing shows
 */
public record Update(boolean noClobber, boolean ignoreListing, boolean sizeOnly, Duration recheck) {
  /** Whether a file that is on record is current under these wishes. */
  public Currency currency() {
    return new Currency(ignoreListing, recheck);
  }

  /** For how long such files stand for themselves. */
  public Freshness freshness() {
    return new Currency(false, recheck)::freshUntil;
  }
}
