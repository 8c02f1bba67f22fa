package mirror;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import mirror.crawl.Tally;

/**
 * The line that says how far it is: {@code 1204/5310 files 3 failed 1.2 GiB 45 MiB/s ETA 2m05s
 * …/path}. Where room is short, the light parts are left out; what is being fetched gets the room
 * that is left.
 */
final class ProgressLine {
  private static final String GAP = "  ";

  /** A shorter piece of a URL says nothing. */
  private static final int SHORTEST_URL = 12;

  /** How much of the rate is the newest measurement's. */
  private static final double FRESH = 0.2;

  private Tally.Snapshot last;
  private long lastNanos;
  private double bytesPerSecond;
  private double filesPerSecond;

  ProgressLine(Tally.Snapshot start, long nanos) {
    last = start;
    lastNanos = nanos;
  }

  /**
   * The line for this moment.
   *
   * @param nanos {@link System#nanoTime} of the snapshot
   * @param columns how wide the terminal is; the last one stays free
   */
  String render(Tally.Snapshot now, long nanos, int columns) {
    measure(now, nanos);
    List<Part> parts =
        List.of(
            new Part(now.done() + "/" + now.known() + " files", 5),
            new Part(now.failures() > 0 ? now.failures() + " failed" : "", 4),
            new Part(Units.bytes(now.received()), 1),
            new Part(Units.bytes((long) bytesPerSecond) + "/s", 2),
            new Part("ETA " + eta(now), 3));
    int room = columns - 1;
    String line = "";
    for (int least = 0; least <= 5; least++) {
      line = join(parts, least);
      if (line.length() <= room) {
        break;
      }
    }
    int left = room - line.length() - GAP.length();
    return left >= SHORTEST_URL && !now.fetching().isEmpty()
        ? line + GAP + tail(Printable.of(now.fetching()), left)
        : line.substring(0, Math.clamp(line.length(), 0, Math.max(room, 0)));
  }

  /**
   * A piece of the line.
   *
   * @param weight the lightest is left out first where room is short
   */
  private record Part(String text, int weight) {}

  private static String join(List<Part> parts, int least) {
    return parts.stream()
        .filter(part -> part.weight >= least && !part.text.isEmpty())
        .map(Part::text)
        .collect(Collectors.joining(GAP));
  }

  private void measure(Tally.Snapshot now, long nanos) {
    double seconds = (nanos - lastNanos) / 1e9;
    if (seconds > 0) {
      bytesPerSecond = blend(bytesPerSecond, (now.received() - last.received()) / seconds);
      filesPerSecond = blend(filesPerSecond, (now.done() - last.done()) / seconds);
    }
    last = now;
    lastNanos = nanos;
  }

  private static double blend(double old, double fresh) {
    return old == 0 ? fresh : old + FRESH * (fresh - old);
  }

  /** What is left to receive, in bytes and in files, at today's rates: the longer of the two. */
  private String eta(Tally.Snapshot now) {
    double files = now.known() - now.done() - now.failures();
    double bytes = Math.max(0, now.expected() - now.received());
    double seconds =
        Math.max(files <= 0 ? 0 : files / filesPerSecond, bytes == 0 ? 0 : bytes / bytesPerSecond);
    if (bytes > 0 && filesPerSecond == 0) {
      seconds = bytes / bytesPerSecond; // nothing is finished yet: large files
    }
    boolean known = Double.isFinite(seconds) && seconds < Duration.ofDays(100).toSeconds();
    return known ? Units.span(Duration.ofSeconds(Math.round(seconds))) : "-";
  }

  /** The end of a URL tells files apart. */
  private static String tail(String url, int room) {
    return url.length() <= room ? url : "…" + url.substring(url.length() - room + 1);
  }
}
