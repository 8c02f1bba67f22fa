package mirror;

import java.util.List;
import java.util.Optional;
import mirror.crawl.Crawl;

/** How much at a time. */
final class SpeedOptions implements OptionGroup {
  private final Option<Integer> jobs =
      Option.defaulted(Integer.class, "N", "Requests in flight in all", "16", "-j", "--jobs");
  private final Option<Integer> perOrigin =
      Option.defaulted(
          Integer.class,
          "N",
          "Requests in flight to one server",
          "6",
          "-x",
          "--max-connection-per-server");

  @Override
  public String heading() {
    return "Speed";
  }

  @Override
  public List<Option<?>> common() {
    return List.of(jobs, perOrigin);
  }

  @Override
  public Optional<String> complaint() {
    if (jobs.get() < 1) {
      return Optional.of("--jobs must be at least 1");
    }
    return perOrigin.get() < 1
        ? Optional.of("--max-connection-per-server must be at least 1")
        : Optional.empty();
  }

  Crawl.Limits limits() {
    return new Crawl.Limits(jobs.get(), perOrigin.get());
  }
}
