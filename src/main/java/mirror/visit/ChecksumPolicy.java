package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import mirror.fetch.Receiver;
import mirror.frontier.ChecksumCache;
import mirror.frontier.ListedChecksums;
import mirror.frontier.Observer;
import mirror.frontier.Target;
import mirror.local.Place;

/** What files are held to: the checksum files of their listings, if those are heeded at all. */
public final class ChecksumPolicy {
  private final ChecksumMode mode;
  private final ChecksumCache cache;

  /** Tells {@code observer} of checksum files that cannot be heeded. */
  public ChecksumPolicy(ChecksumMode mode, Observer observer) {
    this.mode = mode;
    cache = new ChecksumCache(observer);
  }

  /** Whether they are read at all. */
  boolean heeds() {
    return mode != ChecksumMode.OFF;
  }

  /** Whether a name of a listing is a checksum file's. */
  public boolean isSource(String name) {
    return heeds() && ListedChecksums.isChecksumFile(name);
  }

  /** What is said of a target. */
  public Optional<ListedChecksums.Claim> about(Target target, Place.File place) throws IOException {
    return about(target.checksums(), target.named(), place);
  }

  /** What {@code checksums} say of a file. */
  public Optional<ListedChecksums.Claim> about(ListedChecksums checksums, URI uri, Place.File place)
      throws IOException {
    return checksums.about(uri, place, cache);
  }

  /** Takes the digest of what {@code receiver} gets for a target. */
  DigestReceiver of(Target target, Place.File place, Receiver receiver) {
    return new DigestReceiver(place, receiver, () -> about(target, place));
  }

  /** A checksum file was fetched anew. */
  void reread(ChecksumCache.Source source) {
    cache.forget(source);
  }

  /** Whether a file that is not what it should be is not stored. */
  boolean refuses() {
    return mode == ChecksumMode.REQUIRE;
  }
}
