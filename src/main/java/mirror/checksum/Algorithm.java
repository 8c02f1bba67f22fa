package mirror.checksum;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The digests that checksum files hold, the weaker first. */
public enum Algorithm {
  MD5("MD5", 16),
  SHA1("SHA-1", 20),
  SHA224("SHA-224", 28),
  SHA256("SHA-256", 32),
  SHA384("SHA-384", 48),
  SHA512("SHA-512", 64);

  private final String standardName;
  private final int bytes;

  Algorithm(String standardName, int bytes) {
    this.standardName = standardName;
    this.bytes = bytes;
  }

  /** By the name in a tagged line: {@code SHA256} of coreutils, {@code SHA2-256} of OpenSSL 3. */
  static Optional<Algorithm> named(String name) {
    String plain = name.toUpperCase(Locale.ROOT).replace("SHA2-", "SHA").replace("-", "");
    return Arrays.stream(values()).filter(one -> one.name().equals(plain)).findFirst();
  }

  /** The one whose digests have so many bytes; lines without a tag tell no more. */
  static Optional<Algorithm> ofLength(int bytes) {
    return Arrays.stream(values()).filter(one -> one.bytes == bytes).findFirst();
  }

  /** A digest of no bytes yet. */
  public MessageDigest begin() {
    try {
      return MessageDigest.getInstance(standardName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // the JDK that is packed with the program has them all
    }
  }

  @Override
  public String toString() {
    return standardName;
  }
}
