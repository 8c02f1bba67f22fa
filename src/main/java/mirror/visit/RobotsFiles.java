package mirror.visit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import mirror.scope.RobotsFile;

/**
 * The robots.txt of origins, those that were needed last: a run may meet thousands of hosts, and
 * some have rules by the ten thousand. Safe for threads.
 */
final class RobotsFiles {
  /** In bytes: thirty of the largest, thousands of usual ones. */
  static final long MOST = 16L << 20;

  /** What a string and its place in a list take besides the characters. */
  private static final int EACH = 56;

  private final SequencedMap<String, RobotsFile> files = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  synchronized Optional<RobotsFile> find(String origin) {
    return Optional.ofNullable(files.get(origin));
  }

  /** Keeps one in place of those that were not needed for the longest time. */
  synchronized void keep(String origin, RobotsFile file) {
    Optional.ofNullable(files.put(origin, file)).ifPresent(old -> size -= size(origin, old));
    size += size(origin, file);
    while (size > MOST && files.size() > 1) {
      Map.Entry<String, RobotsFile> eldest = files.pollFirstEntry();
      size -= size(eldest.getKey(), eldest.getValue());
    }
  }

  private static long size(String origin, RobotsFile file) {
    return 2 * EACH + origin.length() + size(file.allowed()) + size(file.disallowed());
  }

  private static long size(Iterable<String> rules) {
    long size = 0;
    for (String rule : rules) {
      size += EACH + rule.length();
    }
    return size;
  }
}
