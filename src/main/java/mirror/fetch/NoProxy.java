package mirror.fetch;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which hosts are asked without a proxy, as curl reads no_proxy. */
public record NoProxy(List<String> entries) {
  /** Reads a list that is parted by commas or blanks. */
  public static NoProxy parse(String list) {
    return new NoProxy(
        Arrays.stream(list.toLowerCase(Locale.ROOT).split("[,\\s]+", -1))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  /** Whether no host is asked by a proxy. */
  public boolean isForAll() {
    return entries.contains("*");
  }

  boolean isFor(URI uri) {
    String host = withoutFinalDot(uri.getHost().toLowerCase(Locale.ROOT));
    int port = uri.getPort() >= 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    return isForAll() || entries.stream().anyMatch(entry -> matches(entry, host, port));
  }

  private static boolean matches(String entry, String host, int port) {
    String suffix = ":" + port;
    String name =
        entry.endsWith(suffix) && isHost(entry, suffix)
            ? entry.substring(0, entry.length() - suffix.length())
            : entry;
    Optional<InetAddress> address = address(host);
    if (address.isPresent()) {
      String[] network = name.split("/", 2);
      return address(network[0])
          .map(base -> isWithin(address.get(), base, network.length < 2 ? "" : network[1]))
          .orElse(false);
    }
    String domain = withoutFinalDot(name.startsWith(".") ? name.substring(1) : name);
    return host.equals(domain) || host.endsWith("." + domain);
  }

  /** A name that ends in a dot is the same name, as for curl. */
  private static String withoutFinalDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** Whether a colon parts host and port, and not the halves of an IPv6 address. */
  private static boolean isHost(String entry, String suffix) {
    String host = entry.substring(0, entry.length() - suffix.length());
    return host.indexOf(':') < 0 || host.endsWith("]");
  }

  private static Optional<InetAddress> address(String host) {
    String literal = host.startsWith("[") ? host.replaceAll("[\\[\\]]", "") : host;
    try {
      return Optional.of(InetAddress.ofLiteral(literal));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isWithin(InetAddress address, InetAddress network, String prefix) {
    int bits = network.getAddress().length * 8;
    int kept = prefix.matches("\\d{1,3}") ? Math.min(Integer.parseInt(prefix), bits) : bits;
    return address.getAddress().length * 8 == bits
        && number(address).shiftRight(bits - kept).equals(number(network).shiftRight(bits - kept));
  }

  private static BigInteger number(InetAddress address) {
    return new BigInteger(1, address.getAddress());
  }
}
