package mirror.options;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.crawl.Limits;
import mirror.fetch.Pace;
import mirror.fetch.RateLimit;
import mirror.local.Shard;

/** How much at a time. */
public final class SpeedOptions implements OptionGroup {
  /** More than any server bears. */
  private static final int MOST_RANGES = 1000;

  /** What the heap of the packaged program bears, each with a connection of its own over TLS. */
  private static final int MOST_JOBS = 256;

  /** How many files may be open, as the launcher knows; the JVM takes as many as it may. */
  private static final String OPEN_FILES = "mirror.files";

  /** A connection, a file or a listing, and the directory of each. */
  private static final int FILES_OF_REQUEST = 4;

  /** That the JVM and the record hold open. */
  private static final int FILES = 64;

  private final Option<Integer> jobs =
      Option.defaulted(
          Integer.class,
          "N",
          "Requests in flight in all, up to " + MOST_JOBS,
          "16",
          "-j",
          "--jobs");
  private final Option<Integer> perOrigin =
      Option.defaulted(
          Integer.class,
          "N",
          "Requests in flight to one server",
          "6",
          "-x",
          "--max-connection-per-server");
  private final Option<Integer> split =
      Option.defaulted(
          Integer.class,
          "N",
          "Fetch a large file in N ranges at a time, each of 1 MiB at least",
          "1",
          "-s",
          "--split");
  private final Option<String> rate =
      Option.value(
          String.class, "RATE", "Bytes a second, in all; 20k, 1.5m and 1g too.", "--limit-rate");
  private final Option<String> wait =
      Option.value(
          String.class,
          "TIME",
          "Between two requests to one server, wait so many seconds, or 2m, 1h.",
          "-w",
          "--wait");
  private final Option<Boolean> randomWait =
      Option.flag("Wait 0.5 to 1.5 times as long.", "--random-wait");
  private final Option<String> quota =
      Option.value(
          String.class,
          "BYTES",
          "Begin nothing more when more than so many bytes (20k, 1.5G) have come.",
          "-Q",
          "--quota");
  private final Option<String> duration =
      Option.value(
          String.class,
          "TIME",
          "End the run after so many seconds, or 30m, 2h, 1d; what is begun can be resumed.",
          "--max-duration");

  private final Option<String> shard =
      Option.value(
          String.class,
          "K/N",
          "Mirror the K-th of N parts of the job: each directory is in one of them.",
          "--shard");

  @Override
  public String heading() {
    return "Speed";
  }

  @Override
  public List<Option<?>> common() {
    return List.of(jobs, perOrigin, rate);
  }

  @Override
  public List<Option<?>> rest() {
    return List.of(split, wait, randomWait, quota, duration, shard);
  }

  @Override
  public Optional<String> complaint() {
    if (jobs.get() < 1 || jobs.get() > MOST_JOBS) {
      return Optional.of("--jobs is a number from 1 to " + MOST_JOBS + ": " + jobs.get());
    }
    if (perOrigin.get() < 1) {
      return Optional.of("--max-connection-per-server must be at least 1");
    }
    if (split.get() < 1 || split.get() > MOST_RANGES) {
      return Optional.of("--split is a number from 1 to " + MOST_RANGES + ": " + split.get());
    }
    if (bytes(quota).isEmpty()) {
      return Optional.of("--quota is a size like 1000, 20k or 1.5G, or inf: " + quota.or(""));
    }
    if (bytes(rate).isEmpty()) {
      return Optional.of("--limit-rate is bytes a second like 1000, 20k or 1.5m: " + rate.or(""));
    }
    if (Quantity.time(wait.or("0")).filter(SpeedOptions::isWait).isEmpty()) {
      return Optional.of("--wait is a time of up to a year like 0.5, 2m or 1h: " + wait.or(""));
    }
    if (Shard.of(shard.or("1/1")).isEmpty()) {
      return Optional.of(
          "--shard is one of up to 9999 parts like 1/3, 2/3 or 3/3: " + shard.or(""));
    }
    return time(duration).isEmpty()
        ? Optional.of("--max-duration is a time like 90, 30m, 2h or 1d: " + duration.or(""))
        : Optional.empty();
  }

  private static boolean isWait(Duration time) {
    return time.compareTo(Duration.ofDays(366)) < 0;
  }

  /** To wget, 0 and inf are no limit. */
  private static OptionalLong bytes(Option<String> option) {
    String text = option.or("inf");
    OptionalLong bytes = text.equals("inf") ? OptionalLong.of(0) : Quantity.bytes(text);
    return bytes.stream().map(limit -> limit == 0 ? Long.MAX_VALUE : limit).findFirst();
  }

  private static Optional<Duration> time(Option<String> option) {
    return Quantity.time(option.or("0"))
        .map(time -> time.isZero() || time.compareTo(Limits.NO_END) > 0 ? Limits.NO_END : time);
  }

  /** In how many ranges a large file comes. */
  public int ranges() {
    return split.get();
  }

  /** How many requests there are at a time, at most. */
  public int requests() {
    int files = Integer.getInteger(OPEN_FILES, Integer.MAX_VALUE);
    return Math.clamp((files - FILES) / FILES_OF_REQUEST, 1, jobs.get());
  }

  /** Which part of the job this run does. */
  public Shard shard() {
    return Shard.of(shard.or("1/1")).orElseThrow();
  }

  public RateLimit rate() {
    return new RateLimit(bytes(rate).orElseThrow());
  }

  public Limits limits() {
    return new Limits(
        requests(),
        perOrigin.get(),
        new Pace(Quantity.time(wait.or("0")).orElseThrow(), randomWait.or(false)),
        bytes(quota).orElseThrow(),
        time(duration).orElseThrow());
  }
}
