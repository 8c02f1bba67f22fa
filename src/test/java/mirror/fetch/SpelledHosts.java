package mirror.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program's own lookup for the tests' JVM, which knows also names that spell addresses: {@code
 * 127-0-0-1.127-0-0-2.test} has these two, in this order.
 */
public final class SpelledHosts extends InetAddressResolverProvider {
  private static final String SUFFIX = ".test";

  @Override
  public InetAddressResolver get(Configuration configuration) {
    return AddressFamily.resolver(new Spelling(configuration.builtinResolver()));
  }

  @Override
  public String name() {
    return "spelled";
  }

  /** Of the tests' names; others are for {@code own}. */
  record Spelling(InetAddressResolver own) implements InetAddressResolver {
    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
        throws UnknownHostException {
      if (!host.matches("[-.0-9]+\\.test")) {
        return own.lookupByName(host, policy);
      }
      List<InetAddress> addresses = new ArrayList<>();
      for (String name : host.substring(0, host.length() - SUFFIX.length()).split("\\.", -1)) {
        byte[] bytes = InetAddress.ofLiteral(name.replace('-', '.')).getAddress();
        addresses.add(InetAddress.getByAddress(host, bytes));
      }
      return addresses.stream();
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
      return own.lookupByAddress(address);
    }
  }
}
