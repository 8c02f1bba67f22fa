package mirror.checksum;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the checksum files of one directory say, by the paths of the files that they are about. */
public final class Checksums {
  /** Of nothing. */
  public static final Checksums NONE = new Checksums(0);

  private final int most;

  /** By a hash of the path, which may be long, in some 130 bytes each. */
  private final Map<UUID, Digest> digests = new HashMap<>();

  /** Of {@code most} files at most. */
  public Checksums(int most) {
    this.most = most;
  }

  /**
   * Takes in all of a checksum file.
   *
   * @param naming makes the path by which a file is asked for of the one in the checksum file
   * @return whether there was room for it
   */
  public boolean add(ChecksumFile file, UnaryOperator<String> naming) throws IOException {
    for (var line = file.next(); line.isPresent(); line = file.next()) {
      if (digests.size() >= most) {
        return false;
      }
      digests.merge(key(naming.apply(line.get().path())), line.get().digest(), Checksums::better);
    }
    return true;
  }

  /** The strongest digest that is said of {@code path}; of several like it the last. */
  public Optional<Digest> find(String path) {
    return digests.isEmpty() ? Optional.empty() : Optional.ofNullable(digests.get(key(path)));
  }

  public int size() {
    return digests.size();
  }

  private static Digest better(Digest before, Digest after) {
    return before.isStrongerThan(after) ? before : after;
  }

  private static UUID key(String path) {
    return UUID.nameUUIDFromBytes(path.getBytes(UTF_8));
  }
}
