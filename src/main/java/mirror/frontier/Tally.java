package mirror.frontier;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what happens, for the progress line and the summary. Safe for threads. */
public final class Tally implements Observer {
  private final LongAdder known = new LongAdder();
  private final LongAdder found = new LongAdder();
  private final Map<Intent, PlanSum> planned = new EnumMap<>(Intent.class);
  private final LongAdder saved = new LongAdder();
  private final LongAdder savedBytes = new LongAdder();
  private final LongAdder unchanged = new LongAdder();
  private final LongAdder verifiedBytes = new LongAdder();
  private final LongAdder mismatches = new LongAdder();
  private final LongAdder filtered = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder deleted = new LongAdder();
  private final LongAdder directories = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder received = new LongAdder();
  private final LongAdder expected = new LongAdder();
  private final LongAdder begun = new LongAdder();
  private final Set<Failure.Kind> kinds = ConcurrentHashMap.newKeySet();
  private final Set<Running> running = ConcurrentHashMap.newKeySet();

  /** One of its kind, whatever its target is equal to. */
  private static final class Running {
    private final long since = System.nanoTime();
    private final Target target;

    Running(Target target) {
      this.target = target;
    }
  }

  /** Nothing has happened. */
  public Tally() {
    for (Intent intent : Intent.values()) {
      planned.put(intent, new PlanSum());
    }
  }

  /** What would be done in one way. */
  private static final class PlanSum {
    private final LongAdder files = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder unsized = new LongAdder();
  }

  /**
   * So many files about which the same would be done.
   *
   * @param bytes of those whose size is known
   * @param unsized those whose size is not
   */
  public record Planned(long files, long bytes, long unsized) {}

  /**
   * The counts at one moment.
   *
   * @param known files that listings and seeds have named
   * @param found files named, in a run that stores none
   * @param planned files by what would be done, in a run that does nothing
   * @param saved files stored, their bytes in {@code savedBytes}
   * @param unchanged files that were current
   * @param verifiedBytes of those whose content was laid beside what is known of it
   * @param mismatches files stored that a checksum file contradicts, saved or unchanged too
   * @param filtered what the user's own words kept out
   * @param skipped what was left alone, and nothing is missing for that
   * @param deleted files taken away here
   * @param directories listings read
   * @param failures of files and directories
   * @param received bytes of bodies, finished or not
   * @param expected bytes announced for the {@code begun} files, finished or not
   * @param fetching the URL whose answer takes longest now, or empty
   */
  public record Snapshot(
      long known,
      long found,
      Map<Intent, Planned> planned,
      long saved,
      long savedBytes,
      long unchanged,
      long verifiedBytes,
      long mismatches,
      long filtered,
      long skipped,
      long deleted,
      long directories,
      long failures,
      Set<Failure.Kind> kinds,
      long received,
      long expected,
      long begun,
      String fetching) {
    /** Files that need no more attention. */
    public long done() {
      return saved + unchanged;
    }
  }

  public Snapshot snapshot() {
    Map<Intent, Planned> plan = new EnumMap<>(Intent.class);
    planned.forEach(
        (intent, sum) -> {
          if (sum.files.sum() > 0) {
            plan.put(intent, new Planned(sum.files.sum(), sum.bytes.sum(), sum.unsized.sum()));
          }
        });
    Set<Failure.Kind> failed = EnumSet.noneOf(Failure.Kind.class);
    failed.addAll(kinds);
    return new Snapshot(
        known.sum(),
        found.sum(),
        plan,
        saved.sum(),
        savedBytes.sum(),
        unchanged.sum(),
        verifiedBytes.sum(),
        mismatches.sum(),
        filtered.sum(),
        skipped.sum(),
        deleted.sum(),
        directories.sum(),
        failures.sum(),
        failed,
        received.sum(),
        expected.sum(),
        begun.sum(),
        running.stream()
            .min(Comparator.comparingLong((Running one) -> one.since))
            .map(one -> one.target.uri().toString())
            .orElse(""));
  }

  @Override
  public void on(Event event) {
    switch (event) {
      case Event.Saved saved -> {
        this.saved.increment();
        savedBytes.add(saved.bytes());
      }
      case Event.Found _ -> found.increment();
      case Event.Planned(Intent intent, _, _, OptionalLong bytes) -> {
        planned.get(intent).files.increment();
        bytes.ifPresentOrElse(
            planned.get(intent).bytes::add, planned.get(intent).unsized::increment);
      }
      case Event.Unchanged _ -> unchanged.increment();
      case Event.Current(_, int files) -> unchanged.add(files);
      case Event.Deleted _ -> deleted.increment();
      case Event.Filtered _ -> filtered.increment();
      case Event.Skipped _ -> skipped.increment();
      case Event.Failed(_, _, Failure failure) -> failed(failure.kind());
      case Event.Abandoned _ -> failed(Failure.Kind.NETWORK);
      case Event.BadLine _ -> failed(Failure.Kind.OTHER);
      case Event.Mismatch _ -> {
        mismatches.increment();
        kinds.add(Failure.Kind.OTHER);
      }
      case Event.Shortened _, Event.Warned _, Event.Postponed _ -> {}
    }
  }

  private void failed(Failure.Kind kind) {
    failures.increment();
    kinds.add(kind);
  }

  public void knows(long files) {
    known.add(files);
  }

  /** A visit begins; it ends when {@link AutoCloseable#close} is called. */
  public Visiting began(Target target) {
    var one = new Running(target);
    running.add(one);
    return () -> running.remove(one);
  }

  /** A visit under way. */
  public interface Visiting extends AutoCloseable {
    @Override
    void close();
  }

  void listed() {
    directories.increment();
  }

  public void expects(long bytes) {
    expected.add(bytes);
    begun.increment();
  }

  /** Bytes of bodies, finished or not. */
  public long received() {
    return received.sum();
  }

  public void receives(long bytes) {
    received.add(bytes);
  }

  /** Bytes of files that are as they should be. */
  public void verified(long bytes) {
    verifiedBytes.add(bytes);
  }
}
