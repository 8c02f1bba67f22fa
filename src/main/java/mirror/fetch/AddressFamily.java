package mirror.fetch;

import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolver.LookupPolicy;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.Optional;

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
    return resolver(configuration.builtinResolver());
  }

  /** Asks {@code own}, the JDK's. */
  static InetAddressResolver resolver(InetAddressResolver own) {
    // The JDK's own cache would give the same first address for half a minute, dead or not. It is
    // set up after its first lookup, and so after this (InetAddress.NameServiceAddresses).
    Security.setProperty("networkaddress.cache.ttl", "0");
    return new Resolver(
        own,
        Optional.ofNullable(System.getProperty(PROPERTY))
            .map(Wish::valueOf)
            .map(wish -> LookupPolicy.of(wish.characteristics)),
        FailedAddresses.KNOWN);
  }

  @Override
  public String name() {
    return "mirror";
  }
}
