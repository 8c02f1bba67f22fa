package mirror.fetch;

import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mirror.auth.Credentials;
import mirror.auth.Userinfo;

/**
 * A server that asks others in our name, over HTTP.
 *
 * @param credentials for itself
 */
public record ProxyServer(String host, int port, Optional<Credentials> credentials) {
  /** How the client words the answer to CONNECT. */
  private static final Pattern TUNNEL_FAILED = Pattern.compile("Tunnel failed, got: (\\d{3})");

  /** What ends the authority within a password: the rest of that would be another proxy's name. */
  private static final Pattern OPEN_USERINFO = Pattern.compile("(?s)\\w+://[^/?#]*[/?#].*@.*");

  /** What wget takes; curl takes 1080. */
  private static final int DEFAULT_PORT = 80;

  /** What is wrong with a proxy's URL, in words that name no password; empty when nothing is. */
  public static Optional<String> complaint(String url) {
    String scheme = withScheme(url).replaceFirst("://.*", "").toLowerCase(Locale.ROOT);
    String shown = Userinfo.cut(url);
    if (!scheme.equals("http")) {
      return Optional.of("no proxy but one over http can be used, not " + shown);
    }
    if (OPEN_USERINFO.matcher(withScheme(url)).matches()) {
      return Optional.of("in a proxy's password a / is written %2F, a ? %3F and a # %23");
    }
    return address(url).isEmpty() ? Optional.of("no possible proxy: " + shown) : Optional.empty();
  }

  /** Reads the URL of a proxy that nothing is wrong with; its scheme may be left out. */
  public static ProxyServer parse(String url) {
    URI address = address(url).orElseThrow();
    return new ProxyServer(
        address.getHost(),
        address.getPort() < 0 ? DEFAULT_PORT : address.getPort(),
        Userinfo.of(withScheme(url))
            .map(who -> new Credentials(who.user(), who.password().orElse(""))));
  }

  private static String withScheme(String url) {
    return url.contains("://") ? url : "http://" + url;
  }

  private static Optional<URI> address(String url) {
    String authority = withScheme(url).replaceFirst("^\\w+://", "").replaceFirst("[/?#].*", "");
    try {
      URI address = new URI("http://" + authority.substring(authority.lastIndexOf('@') + 1));
      return Optional.of(address).filter(a -> a.getHost() != null && a.getPort() <= 65_535);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Its name is looked up when it is connected to. */
  Proxy toJava() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  /**
   * What went wrong on the way through it, said of it and not of the server behind it.
   *
   * @param tunnelled whether the server can have said it
   */
  FetchResult blamed(FetchResult result, boolean tunnelled) {
    if (result instanceof FetchResult.Refused refused
        && (!tunnelled || refused.status() == HttpURLConnection.HTTP_PROXY_AUTH)) {
      return refused(refused.status());
    }
    if (!(result instanceof FetchResult.Broken(Fault fault, String detail))) {
      return result;
    }
    Matcher refusal = TUNNEL_FAILED.matcher(detail);
    if (refusal.matches()) {
      return refused(Integer.parseInt(refusal.group(1)));
    }
    return switch (fault) {
      case NO_SUCH_HOST, REFUSED, UNREACHABLE, CONNECT_TIMEOUT ->
          new FetchResult.Broken(fault, "proxy " + this);
      default -> result;
    };
  }

  private FetchResult refused(int status) {
    return new FetchResult.Refused(status, Optional.empty(), Optional.of(this));
  }

  /** Without the secret: a record would print it. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
