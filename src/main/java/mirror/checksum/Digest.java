package mirror.checksum;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** What the bytes of a file come to, by one algorithm. */
public final class Digest {
  private static final int BUFFER = 64 * 1024;

  private final Algorithm algorithm;
  private final byte[] bytes;

  private Digest(Algorithm algorithm, byte[] bytes) {
    this.algorithm = algorithm;
    this.bytes = bytes;
  }

  /** Reads hexadecimal digits of either case; empty unless they are as many as a digest has. */
  static Optional<Digest> parse(String hex) {
    return hex.length() % 2 == 0
        ? Algorithm.ofLength(hex.length() / 2)
            .map(algorithm -> new Digest(algorithm, HexFormat.of().parseHex(hex)))
        : Optional.empty();
  }

  /** The digest of all that {@code begun} was given; it begins anew. */
  public static Digest of(Algorithm algorithm, MessageDigest begun) {
    return new Digest(algorithm, begun.digest());
  }

  /** The digest of all that is left to read. */
  public static Digest of(Algorithm algorithm, InputStream in) throws IOException {
    MessageDigest digest = algorithm.begin();
    byte[] piece = new byte[BUFFER];
    for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
      digest.update(piece, 0, count);
    }
    return of(algorithm, digest);
  }

  public Algorithm algorithm() {
    return algorithm;
  }

  /** Whether it says more than the other: a file may stand in MD5SUMS and in SHA256SUMS. */
  public boolean isStrongerThan(Digest other) {
    return algorithm.compareTo(other.algorithm) > 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest
        && algorithm == digest.algorithm
        && Arrays.equals(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** As checksum files spell it. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
