package mirror.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which addresses of a host count: the client takes the first that it gets, and has no word in it.
 * So the JDK's own lookup is asked for the right ones; it finds this class by {@code module-info},
 * and the wish in a system property, as there is but one lookup for a whole JVM.
 */
public final class AddressFamily extends InetAddressResolverProvider {
  private static final String PROPERTY = "mirror.addresses";

  /** What may be wished for. */
  public enum Wish {
    IPV4(LookupPolicy.IPV4),
    IPV6(LookupPolicy.IPV6),
    IPV4_FIRST(LookupPolicy.IPV4 | LookupPolicy.IPV6 | LookupPolicy.IPV4_FIRST),
    IPV6_FIRST(LookupPolicy.IPV4 | LookupPolicy.IPV6 | LookupPolicy.IPV6_FIRST);

    private final int characteristics;

    Wish(int characteristics) {
      this.characteristics = characteristics;
    }

    /** From now on, which has to be before the first lookup. */
    public void grant() {
      System.setProperty(PROPERTY, name());
    }
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver own = configuration.builtinResolver();
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(Wish::valueOf)
        .<InetAddressResolver>map(wish -> new Chosen(own, LookupPolicy.of(wish.characteristics)))
        .orElse(own);
  }

  @Override
  public String name() {
    return "mirror";
  }

  private record Chosen(InetAddressResolver own, LookupPolicy policy)
      implements InetAddressResolver {
    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy ignored)
        throws UnknownHostException {
      // Where there is no IPv6 at all, the JDK gives IPv4 addresses whatever the policy is.
      return own.lookupByName(host, policy)
          .filter(
              address ->
                  allows(address instanceof Inet4Address ? LookupPolicy.IPV4 : LookupPolicy.IPV6));
    }

    private boolean allows(int family) {
      return (policy.characteristics() & family) != 0;
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
      return own.lookupByAddress(address);
    }
  }
}
