package mirror;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mirror.fetch.Fetcher;
import mirror.fetch.Retry;

/** How to talk to servers, and how long to bear with them. */
final class NetworkOptions implements OptionGroup {
  private final Option<Integer> tries =
      Option.defaulted(
          Integer.class,
          "N",
          "Tries for what may pass: time-outs, broken connections, 408, 429, 5xx; 0 is no end",
          "5",
          "-t",
          "--tries");
  private final Option<Double> waitRetry =
      Option.defaulted(
          Double.class,
          "SECONDS",
          "Longest wait between two tries; the first is 1 s, then doubled",
          "30",
          "--waitretry");
  private final Option<Double> connectTimeout =
      Option.value(
          Double.class, "SECONDS", "Time for a connection to be made [10].", "--connect-timeout");
  private final Option<Double> readTimeout =
      Option.value(
          Double.class,
          "SECONDS",
          "Time for an answer to begin, and of silence within it [60].",
          "--read-timeout");
  private final Option<Double> timeout =
      Option.value(Double.class, "SECONDS", "Sets both time-outs.", "-T", "--timeout");
  private final Option<Integer> maxRedirects =
      Option.defaulted(Integer.class, "N", "Redirects in a row", "20", "--max-redirect");
  private final Option<String> userAgent =
      Option.value(
          String.class, "AGENT", "Name to servers [mirror/VERSION].", "-U", "--user-agent");

  @Override
  public String heading() {
    return "Network";
  }

  @Override
  public List<Option<?>> common() {
    return List.of(tries, timeout);
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(waitRetry, connectTimeout, readTimeout, maxRedirects, userAgent);
  }

  @Override
  public Optional<String> complaint() {
    if (tries.get() < 0 || maxRedirects.get() < 0) {
      return Optional.of("--tries and --max-redirect cannot be negative");
    }
    if (waitRetry.get() < 0) {
      return Optional.of("--waitretry cannot be negative");
    }
    if (!Stream.of(connectTimeout, readTimeout, timeout).allMatch(NetworkOptions::isTime)) {
      return Optional.of("a time-out is at least 0.001 seconds");
    }
    return userAgent.or("mirror").matches("[\\x20-\\x7e]+")
        ? Optional.empty()
        : Optional.of("--user-agent must be printable ASCII");
  }

  private static boolean isTime(Option<Double> option) {
    double seconds = option.or(1.0);
    return seconds >= 0.001 && seconds < 1e9;
  }

  int maxRedirects() {
    return maxRedirects.get();
  }

  Retry retry() {
    return new Retry(tries.get(), seconds(waitRetry.get()));
  }

  Fetcher.Policy fetching(String version) {
    return new Fetcher.Policy(
        userAgent.or("mirror/" + version),
        seconds(connectTimeout.or(timeout.or(10.0))),
        seconds(readTimeout.or(timeout.or(60.0))));
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
