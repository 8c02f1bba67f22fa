package mirror.options;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mirror.auth.Credentials;
import mirror.fetch.NoProxy;
import mirror.fetch.Proxies;
import mirror.fetch.ProxyServer;

/** By whom servers are asked: an option's proxy, or else the environment's. */
public final class ProxyOptions implements OptionGroup {
  private final Option<String> proxy =
      Option.value(
          String.class,
          "URL",
          "Ask by this proxy, http://[USER:PASSWORD@]HOST[:PORT]; or off. [on: what http_proxy,"
              + " https_proxy, all_proxy and no_proxy say]",
          "--proxy");
  private final Option<String> user =
      Option.value(
          String.class, "USER", "User of the proxy, where its URL names none.", "--proxy-user");
  private final Option<String> password =
      Option.value(String.class, "PASSWORD", "That user's password.", "--proxy-password");
  private final Option<String> noProxy =
      Option.optionalValue(
          "LIST", "Use no proxy, or none for these hosts and domains.", "--no-proxy");

  private final Map<String, String> environment;

  private final IntegrityOptions integrity;

  /** Reads {@code environment} only when asked. */
  ProxyOptions(Map<String, String> environment, IntegrityOptions integrity) {
    this.environment = environment;
    this.integrity = integrity;
  }

  /** Where a proxy was named, and how. */
  private record Named(String where, String url) {}

  @Override
  public String heading() {
    return "Proxies";
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(proxy, user, password, noProxy);
  }

  @Override
  public Optional<String> complaint() {
    if (password.given().isPresent() && user.given().isEmpty()) {
      return Optional.of("--proxy-password needs --proxy-user");
    }
    if (integrity.verify()) {
      return Optional.empty(); // nobody is asked
    }
    // Never passed over: who set up a proxy must not be seen without it.
    return Stream.concat(named("http").stream(), named("https").stream())
        .flatMap(
            named ->
                ProxyServer.complaint(named.url).map(what -> named.where + ": " + what).stream())
        .findFirst();
  }

  public Proxies proxies() {
    return new Proxies(
        named("http").map(this::server), named("https").map(this::server), exceptions());
  }

  private ProxyServer server(Named named) {
    var server = ProxyServer.parse(named.url);
    Optional<Credentials> own = server.credentials();
    return new ProxyServer(
        server.host(),
        server.port(),
        own.or(() -> user.given().map(name -> new Credentials(name, password.or("")))));
  }

  /** As in curl: but HTTP_PROXY is what a CGI script's client says (CVE-2016-5385). */
  private Optional<Named> named(String scheme) {
    if (exceptions().isForAll() || proxy.or("").equals("off")) {
      return Optional.empty();
    }
    if (proxy.given().isPresent() && !proxy.get().equals("on")) {
      return Optional.of(new Named("--proxy", proxy.get()));
    }
    String upper = scheme.toUpperCase(Locale.ROOT) + "_PROXY";
    return Stream.of(scheme + "_proxy", upper, "all_proxy", "ALL_PROXY")
        .filter(name -> !name.equals("HTTP_PROXY"))
        .flatMap(name -> variable(name).map(url -> new Named(name, url)).stream())
        .findFirst();
  }

  private NoProxy exceptions() {
    Optional<String> list = noProxy.given().map(given -> given.isEmpty() ? "*" : given);
    return NoProxy.parse(
        list.or(() -> variable("no_proxy")).or(() -> variable("NO_PROXY")).orElse(""));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }
}
