package mirror.report;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import mirror.frontier.Tally;

/**
 * The line that says how far it is: {@code 1204/5310 files 3 failed 1.2 GiB 45 MiB/s ETA 2m05s
 * …/path}. Where room is short, the light parts are left out; what is being fetched gets the room
 * that is left.
 */
final class ProgressLine {
  private static final String GAP = "  ";

  /** A shorter piece of a URL says nothing. */
  private static final int SHORTEST_URL = 12;

  /** What was measured so many seconds ago counts a third: files and networks come in bursts. */
  private static final double MEMORY = 5;

  /** A file costs as much as so many bytes of a large one, be it unchanged or tiny. */
  private static final double BYTES_PER_REQUEST = 32 * 1024;

  private final long startNanos;
  private Tally.Snapshot last;
  private long lastNanos;
  private double bytesPerSecond;
  private double filesPerSecond;

  ProgressLine(Tally.Snapshot start, long nanos) {
    last = start;
    lastNanos = nanos;
    startNanos = nanos;
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
      // At first each measurement counts as much as another.
      double fresh =
          Math.max(1 - Math.exp(-seconds / MEMORY), seconds * 1e9 / (nanos - startNanos));
      bytesPerSecond += fresh * ((now.received() - last.received()) / seconds - bytesPerSecond);
      filesPerSecond += fresh * ((now.done() - last.done()) / seconds - filesPerSecond);
    }
    last = now;
    lastNanos = nanos;
  }

  /**
   * How long the rest takes at today's rates. A file that has not begun is taken for an average
   * one; what is still to be listed is not known, and not counted.
   */
  private String eta(Tally.Snapshot now) {
    long files = Math.max(0, now.known() - now.done() - now.failures());
    long tried = now.unchanged() + now.begun();
    double untried = Math.max(0, now.known() - now.failures() - tried);
    double bytes = Math.max(0, now.expected() - now.received());
    if (tried > 0) {
      bytes += untried * now.expected() / tried;
    }
    double left = bytes + files * BYTES_PER_REQUEST;
    double seconds = left == 0 ? 0 : left / (bytesPerSecond + filesPerSecond * BYTES_PER_REQUEST);
    boolean known =
        now.known() > 0 && Double.isFinite(seconds) && seconds < Duration.ofDays(100).toSeconds();
    return known ? Units.span(Duration.ofSeconds(Math.round(seconds))) : "-";
  }

  /** The end of a URL tells files apart. */
  private static String tail(String url, int room) {
    return url.length() <= room ? url : "…" + url.substring(url.length() - room + 1);
  }
}
