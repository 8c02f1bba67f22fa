package mirror.options;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mirror.fetch.AddressFamily;
import mirror.fetch.Fetcher;
import mirror.fetch.Retry;

/** How to talk to servers, and how long to bear with them. */
public final class NetworkOptions implements OptionGroup {
  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private final Option<String> tries =
      Option.defaulted(
          String.class,
          "N",
          "Tries for what may pass: time-outs, broken connections, 408, 429, 5xx; 0 is no end",
          "5",
          "-t",
          "--tries");
  private final Option<String> waitRetry =
      Option.defaulted(
          String.class,
          "TIME",
          "Longest wait between two tries; the first is up to 1 s, then doubled",
          "30",
          "--waitretry");
  private final Option<String> retryStatuses =
      Option.value(
          String.class,
          "LIST",
          "Statuses, separated by commas, that may pass too.",
          "--retry-on-http-error");
  private final Option<String> connectTimeout =
      Option.value(
          String.class, "TIME", "Time for a connection to be made [10].", "--connect-timeout");
  private final Option<String> readTimeout =
      Option.value(
          String.class,
          "TIME",
          "Time for an answer to begin, and of silence within it [60].",
          "--read-timeout");
  private final Option<String> timeout =
      Option.value(String.class, "TIME", "Sets both time-outs; 0 is none.", "-T", "--timeout");
  private final Option<Integer> maxRedirects =
      Option.defaulted(Integer.class, "N", "Redirects in a row", "20", "--max-redirect");
  private final Option<String> userAgent =
      Option.value(
          String.class, "AGENT", "The User-Agent header [mirror/VERSION].", "-U", "--user-agent");
  private final Option<Boolean> noCache = Option.flag("Ask caches for a fresh copy.", "--no-cache");
  private final Option<Boolean> ipv4 =
      Option.flag("Names of servers lead to IPv4 addresses only.", "-4", "--inet4-only");
  private final Option<Boolean> ipv6 = Option.flag("The same of IPv6.", "-6", "--inet6-only");
  private final Option<String> family =
      Option.value(
          String.class, "IPv4|IPv6|none", "Which addresses come first.", "--prefer-family");
  private final Option<String> bindAddress =
      Option.value(
          String.class, "ADDRESS", "Connect from this address of this machine.", "--bind-address");

  @Override
  public String heading() {
    return "Network";
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(
        tries,
        waitRetry,
        retryStatuses,
        connectTimeout,
        readTimeout,
        timeout,
        maxRedirects,
        userAgent,
        noCache,
        ipv4,
        ipv6,
        family,
        bindAddress);
  }

  @Override
  public Optional<String> complaint() {
    if (!tries.get().matches("inf|\\d{1,9}")) {
      return Optional.of("--tries is a number or inf: " + tries.get());
    }
    if (maxRedirects.get() < 0) {
      return Optional.of("--max-redirect cannot be negative");
    }
    if (!retryStatuses.or("400").matches("[45]\\d\\d(,[45]\\d\\d)*")) {
      return Optional.of("--retry-on-http-error is a list like 403,404: " + retryStatuses.or(""));
    }
    Optional<Option<String>> noTime =
        Stream.of(waitRetry, connectTimeout, readTimeout, timeout)
            .filter(option -> Quantity.time(option.or("0")).isEmpty())
            .findFirst();
    if (noTime.isPresent()) {
      return noTime.map(option -> option.name() + " is a time like 0.5, 30 or 2m: " + option.get());
    }
    if (!family.or("none").matches("(?i)IPv4|IPv6|none")) {
      return Optional.of("--prefer-family is IPv4, IPv6 or none: " + family.or(""));
    }
    if (bindAddress.given().isPresent() && own(bindAddress.get()).isEmpty()) {
      return Optional.of("--bind-address is no address of this machine: " + bindAddress.get());
    }
    return userAgent.or("mirror").matches("[\\x20-\\x7e]*")
        ? Optional.empty()
        : Optional.of("--user-agent must be printable ASCII");
  }

  private static Optional<InetAddress> own(String address) {
    try {
      return Optional.of(InetAddress.ofLiteral(address)).filter(NetworkOptions::isOwn);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isOwn(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null || address.isLoopbackAddress();
    } catch (SocketException e) {
      return false;
    }
  }

  public int maxRedirects() {
    return maxRedirects.get();
  }

  public Retry retry() {
    Set<Integer> passing =
        retryStatuses.given().stream()
            .flatMap(list -> Arrays.stream(list.split(",", -1)))
            .map(Integer::valueOf)
            .collect(Collectors.toSet());
    int count = tries.get().equals("inf") ? 0 : Integer.parseInt(tries.get());
    return new Retry(count, time(waitRetry.get()), passing);
  }

  public Fetcher.Policy fetching(String version, int requests) {
    return new Fetcher.Policy(
        userAgent.or("mirror/" + version),
        patience(connectTimeout.or(timeout.or("10"))),
        patience(readTimeout.or(timeout.or("60"))),
        requests,
        noCache.or(false),
        bindAddress.given().flatMap(NetworkOptions::own));
  }

  /** Which addresses of servers count, where that was said. */
  public Optional<AddressFamily.Wish> addresses() {
    if (ipv4.or(false)) {
      return Optional.of(AddressFamily.Wish.IPV4);
    }
    if (ipv6.or(false)) {
      return Optional.of(AddressFamily.Wish.IPV6);
    }
    return switch (family.or("none").toLowerCase(Locale.ROOT)) {
      case "ipv4" -> Optional.of(AddressFamily.Wish.IPV4_FIRST);
      case "ipv6" -> Optional.of(AddressFamily.Wish.IPV6_FIRST);
      default -> Optional.empty();
    };
  }

  /** To wget, 0 is no time-out. */
  private static Duration patience(String text) {
    Duration time = time(text);
    return time.isZero() ? FOR_EVER : time;
  }

  private static Duration time(String text) {
    Duration time = Quantity.time(text).orElseThrow();
    return time.compareTo(FOR_EVER) > 0 ? FOR_EVER : time;
  }
}
