package mirror.crawl;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32C;
import mirror.checksum.Digest;
import mirror.frontier.Failure;
import mirror.frontier.ListedChecksums;
import mirror.frontier.Tally;
import mirror.local.DiskError;
import mirror.local.Place;
import mirror.local.RecordedFile;

/**
 * A file here, and what is known of it.
 *
 * @param uri where it was mirrored from, or where it is
 * @param recorded what was recorded of it when it was mirrored
 * @param claim of a checksum file
 */
record KnownFile(
    Place.File place,
    URI uri,
    Optional<RecordedFile> recorded,
    Optional<ListedChecksums.Claim> claim) {
  private static final int BUFFER = 64 * 1024;

  /** What is wrong with it. */
  Optional<Failure> damage(Tally tally) {
    try {
      return difference(tally)
          .map(what -> new Failure(Failure.Kind.OTHER, what + ": " + place.path()));
    } catch (IOException e) {
      String reason = "cannot be read: " + DiskError.describe(e);
      boolean named = reason.contains(place.path().toString());
      return Optional.of(
          new Failure(Failure.Kind.LOCAL, named ? reason : reason + ": " + place.path()));
    }
  }

  private Optional<String> difference(Tally tally) throws IOException {
    Optional<BasicFileAttributes> here = place.standing();
    if (here.isEmpty()) {
      return Optional.of("is missing");
    }
    long size = recorded.map(RecordedFile::size).orElse(here.get().size());
    return here.get().size() == size
        ? change(tally)
        : Optional.of("has %d bytes, not %d".formatted(here.get().size(), size));
  }

  private Optional<String> change(Tally tally) throws IOException {
    var crc = new CRC32C();
    Optional<MessageDigest> digest = claim.map(said -> said.digest().algorithm().begin());
    byte[] piece = new byte[BUFFER];
    long bytes = 0;
    try (InputStream in = place.read()) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        crc.update(piece, 0, count);
        if (digest.isPresent()) {
          digest.get().update(piece, 0, count);
        }
        tally.receives(count);
        bytes += count;
      }
    }
    if (recorded.isPresent() && recorded.get().crc() != (int) crc.getValue()) {
      return Optional.of("is not what was received: its CRC-32C differs");
    }
    Optional<String> contradiction =
        claim
            .filter(said -> !said.isOf(Digest.of(said.digest().algorithm(), digest.orElseThrow())))
            .map(ListedChecksums.Claim::contradiction);
    if (contradiction.isEmpty()) {
      tally.verified(bytes);
    }
    return contradiction;
  }
}
