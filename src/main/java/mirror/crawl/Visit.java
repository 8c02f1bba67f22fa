package mirror.crawl;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mirror.fetch.Retry;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.Shard;

/** One visit to one target: one request, and what becomes of its answer. No threads, no loops. */
public final class Visit {
  /**
   * How far a visit goes.
   *
   * @param maxRedirects in a row
   * @param update what becomes of files that are here already
   * @param deletion whether files are deleted that are gone there, and how many at most
   * @param checking what a file has to fear that contradicts a checksum file
   * @param robots whose robots.txt is obeyed
   * @param shard which directories are this run's
   * @param caseSensitive whether names that differ only by case are two files here
   */
  public record Policy(
      Scope scope,
      Retry retry,
      int maxRedirects,
      Update update,
      Optional<MaxDelete> deletion,
      Checking checking,
      WhoseRobots robots,
      Shard shard,
      boolean caseSensitive) {}

  private final Robots robots;
  private final PageVisit pages;
  private final CheckedVisit files;
  private final Shard shard;

  Visit(
      Policy policy,
      Requests requests,
      RecordStore records,
      Optional<Absences> absences,
      Seen seen,
      Tally tally,
      Observer observer,
      RandomGenerator random,
      InstantSource clock) {
    robots = new Robots(requests, policy.robots());
    shard = policy.shard();
    var setback = new Setback(policy, seen, random);
    var checks = new Checks(policy.checking(), observer);
    var entries =
        new Entries(policy.scope(), policy.caseSensitive(), checks, seen, shard, observer);
    var survey =
        new Survey(policy.update(), policy.scope(), entries, records, absences, shard, clock);
    var opening =
        new Opening(policy.scope(), new FurtherPages(requests, setback, tally), survey, seen);
    pages = new PageVisit(requests, opening, policy.scope().filter(), setback, tally);
    files =
        new CheckedVisit(
            new FileVisit(
                policy.update(),
                checks,
                requests,
                records,
                opening,
                policy.scope().filter(),
                setback,
                tally,
                clock),
            checks);
  }

  /**
   * Visits {@code target}.
   *
   * @throws IOException when the local disk failed, or an obstacle stands on it
   */
  Outcome to(Target target) throws IOException {
    if (!robots.allow(target)) {
      return new Outcome.Filtered(Scope.Refusal.ROBOTS);
    }
    return switch (target.place()) {
      case Place.Directory place -> pages.to(target, place);
      case Place.File place ->
          target.isOf(shard, place.directory()) ? files.to(target, place) : new Outcome.Elsewhere();
    };
  }
}
