package mirror.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Leads from names to addresses, in the order in which they are to be tried. Remembers for a while
 * what it was told, as it is asked for each request. Safe for threads.
 */
final class Resolver implements InetAddressResolver {
  /** As the JDK's own cache, which this one stands for. */
  private static final Duration LIFE = Duration.ofSeconds(30);

  private record Known(List<InetAddress> addresses, long since) {
    boolean isOld() {
      return System.nanoTime() - since > LIFE.toNanos();
    }
  }

  private final InetAddressResolver own;
  private final Optional<LookupPolicy> wish;
  private final FailedAddresses failed;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  /** Asks {@code own}, the JDK's. */
  Resolver(InetAddressResolver own, Optional<LookupPolicy> wish, FailedAddresses failed) {
    this.own = own;
    this.wish = wish;
    this.failed = failed;
  }

  @Override
  public Stream<InetAddress> lookupByName(String host, LookupPolicy usual)
      throws UnknownHostException {
    Known before = known.get(host);
    if (before != null && !before.isOld()) {
      return failed.last(before.addresses).stream();
    }
    known.values().removeIf(Known::isOld);
    LookupPolicy policy = wish.orElse(usual);
    // Where there is no IPv6 at all, the JDK gives IPv4 addresses whatever the policy is.
    List<InetAddress> addresses =
        own.lookupByName(host, policy).filter(address -> allows(policy, address)).toList();
    known.put(host, new Known(addresses, System.nanoTime()));
    return failed.last(addresses).stream();
  }

  private static boolean allows(LookupPolicy policy, InetAddress address) {
    int family = address instanceof Inet4Address ? LookupPolicy.IPV4 : LookupPolicy.IPV6;
    return (policy.characteristics() & family) != 0;
  }

  @Override
  public String lookupByAddress(byte[] address) throws UnknownHostException {
    return own.lookupByAddress(address);
  }
}
