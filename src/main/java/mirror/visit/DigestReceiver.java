package mirror.visit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import mirror.checksum.Algorithm;
import mirror.checksum.Digest;
import mirror.checksum.DigestChannel;
import mirror.fetch.Head;
import mirror.fetch.Receiver;
import mirror.frontier.Failure;
import mirror.frontier.ListedChecksums;
import mirror.frontier.Outcome;
import mirror.local.PartFile;
import mirror.local.Place;

/** Takes the digest of a file on its way to disk, if a checksum file says what that should be. */
final class DigestReceiver implements Receiver {
  private final Place.File place;
  private final Receiver receiver;
  private final Claiming claiming;
  private volatile Optional<ListedChecksums.Claim> claim = Optional.empty();
  private volatile Optional<DigestChannel> digested = Optional.empty();

  /** Finds out what is said of the file, once its body comes. */
  interface Claiming {
    Optional<ListedChecksums.Claim> find() throws IOException;
  }

  /** Of what {@code receiver} gets, for {@code place}. */
  DigestReceiver(Place.File place, Receiver receiver, Claiming claiming) {
    this.place = place;
    this.receiver = receiver;
    this.claiming = claiming;
  }

  @Override
  public Optional<WritableByteChannel> open(Head head) throws IOException {
    Optional<WritableByteChannel> channel = receiver.open(head);
    if (channel.isPresent()) {
      claim = claiming.find();
      digested = claim.map(said -> new DigestChannel(channel.get(), said.digest().algorithm()));
    }
    return digested.<WritableByteChannel>map(digest -> digest).or(() -> channel);
  }

  @Override
  public void received(long bytes) {
    receiver.received(bytes);
  }

  /** Finds out what is said of a file that did not come through here. */
  void find() throws IOException {
    claim = claiming.find();
  }

  /** Whether a checksum file says what it should be. */
  boolean isClaimed() {
    return claim.isPresent();
  }

  /** Puts a file in its place. */
  interface Storing {
    Outcome store() throws IOException;
  }

  /**
   * What becomes of the file, once it is whole; to be asked for once.
   *
   * @param storeMismatch whether it is stored though it is not what is said
   */
  Outcome passed(PartFile file, boolean storeMismatch, Storing storing) throws IOException {
    if (claim.isEmpty()) {
      return storing.store();
    }
    Digest said = claim.get().digest();
    if (digest(file, said.algorithm()).equals(said)) {
      return storing.store();
    }
    String reason = claim.get().contradiction();
    return new Outcome.Mismatch(
        storeMismatch
            ? storing.store()
            : new Outcome.Failed(new Failure(Failure.Kind.OTHER, "is not stored: " + reason)),
        place.path(),
        reason);
  }

  /** Of a file that was gone on with, only its end has just come. */
  private Digest digest(PartFile file, Algorithm algorithm) throws IOException {
    if (digested.isPresent() && digested.get().bytes() == file.size()) {
      return digested.get().digest();
    }
    try (InputStream in = file.read()) {
      return Digest.of(algorithm, in);
    }
  }
}
