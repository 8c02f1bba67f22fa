package mirror.fetch;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Which server is asked by which proxy. Loopback is no exception, unlike in the JDK's own selector:
 * curl and wget ask a proxy for it too.
 */
public final class Proxies extends ProxySelector {
  private final Optional<ProxyServer> http;
  private final Optional<ProxyServer> https;
  private final NoProxy exceptions;

  /** One for each scheme, if any. */
  public Proxies(Optional<ProxyServer> http, Optional<ProxyServer> https, NoProxy exceptions) {
    this.http = http;
    this.https = https;
    this.exceptions = exceptions;
  }

  /** None for any server. */
  public static Proxies none() {
    return new Proxies(Optional.empty(), Optional.empty(), new NoProxy(List.of()));
  }

  Optional<ProxyServer> find(URI uri) {
    Optional<ProxyServer> proxy = uri.getScheme().equals("https") ? https : http;
    return proxy.filter(_ -> !exceptions.isFor(uri));
  }

  @Override
  public List<Proxy> select(URI uri) {
    return List.of(find(uri).map(ProxyServer::toJava).orElse(Proxy.NO_PROXY));
  }

  /** There is no other to turn to. */
  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException error) {}
}
