package mirror.fetch;

import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Addresses that could not be connected to: of a host's, the one that failed last is the last to be
 * tried. Kept until the end, as a dead one may cost a time-out each time. Safe for threads.
 */
final class FailedAddresses {
  /**
   * What the JDK's lookup heeds: it makes its resolver by itself, one for the whole JVM, and shows
   * it to nobody, so what a resolver is to know later it cannot be given otherwise.
   */
  static final FailedAddresses KNOWN = new FailedAddresses();

  private final Map<InetAddress, Long> lastFailures = new ConcurrentHashMap<>();
  private final AtomicLong failures = new AtomicLong();

  void add(InetAddress address) {
    lastFailures.put(address, failures.incrementAndGet());
  }

  /** Those that never failed, in their order, and then those that did, the last one last. */
  List<InetAddress> last(List<InetAddress> addresses) {
    return lastFailures.isEmpty()
        ? addresses
        : addresses.stream()
            .sorted(Comparator.comparing(address -> lastFailures.getOrDefault(address, 0L)))
            .toList();
  }
}
