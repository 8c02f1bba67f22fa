package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which addresses a name leads to, and in which order. */
class ResolverTest {
  private static final LookupPolicy ANY = LookupPolicy.of(LookupPolicy.IPV4 | LookupPolicy.IPV6);

  private final FailedAddresses failed = new FailedAddresses();
  private final AtomicInteger lookups = new AtomicInteger();

  /** Leads everywhere to the same four. */
  private final InetAddressResolver own =
      new InetAddressResolver() {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) {
          lookups.incrementAndGet();
          return Stream.of("10.0.0.1", "::1", "10.0.0.2", "10.0.0.3").map(InetAddress::ofLiteral);
        }

        @Override
        public String lookupByAddress(byte[] address) {
          return "";
        }
      };

  @Test
  void theOneThatFailedLastIsTriedLast() throws Exception {
    var resolver = new Resolver(own, Optional.of(LookupPolicy.of(LookupPolicy.IPV4)), failed);
    assertEquals(List.of("10.0.0.1", "10.0.0.2", "10.0.0.3"), addresses(resolver));
    failed.add(InetAddress.ofLiteral("10.0.0.1"));
    assertEquals(List.of("10.0.0.2", "10.0.0.3", "10.0.0.1"), addresses(resolver));
    failed.add(InetAddress.ofLiteral("10.0.0.2"));
    failed.add(InetAddress.ofLiteral("10.0.0.3"));
    assertEquals(List.of("10.0.0.1", "10.0.0.2", "10.0.0.3"), addresses(resolver));
  }

  @Test
  void aNameIsLookedUpOnceForManyRequests() throws Exception {
    var resolver = new Resolver(own, Optional.empty(), failed);
    for (int i = 0; i < 3; i++) {
      assertEquals(4, addresses(resolver).size());
    }
    assertEquals(1, lookups.get());
  }

  @Test
  void addressesOfAnotherFamilyThanWishedDoNotCount() throws Exception {
    var resolver = new Resolver(own, Optional.of(LookupPolicy.of(LookupPolicy.IPV6)), failed);
    assertEquals(List.of("0:0:0:0:0:0:0:1"), addresses(resolver));
  }

  private static List<String> addresses(Resolver resolver) throws UnknownHostException {
    return resolver.lookupByName("example.org", ANY).map(InetAddress::getHostAddress).toList();
  }
}
