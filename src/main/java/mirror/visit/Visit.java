package mirror.visit;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import mirror.auth.Access;
import mirror.currency.Update;
import mirror.deletion.Absences;
import mirror.deletion.MaxDelete;
import mirror.fetch.Retry;
import mirror.frontier.Admission;
import mirror.frontier.Announcer;
import mirror.frontier.Claims;
import mirror.frontier.Deferred;
import mirror.frontier.Failure;
import mirror.frontier.Observer;
import mirror.frontier.Outcome;
import mirror.frontier.Portion;
import mirror.frontier.Purpose;
import mirror.frontier.Seen;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.local.Casing;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.Shard;
import mirror.scope.Filter;
import mirror.scope.Last;
import mirror.scope.Scope;

/** One visit to one target: what is asked, and what becomes of the answer. No threads. */
public final class Visit {
  /**
   * How far a visit goes.
   *
   * @param purpose what is done with files
   * @param html what is done with pages
   * @param maxRedirects in a row
   * @param access what servers are told about who asks
   * @param update what becomes of files that are here already
   * @param last what comes after all else
   * @param deletion whether files are deleted that are gone there, and how many at most
   * @param checksums what a file has to fear that contradicts a checksum file
   * @param robots whose robots.txt is obeyed
   * @param shard which directories are this run's
   * @param ranges in which a large file comes at a time
   * @param casing of names here
   */
  public record Policy(
      Purpose purpose,
      Scope scope,
      Html html,
      Retry retry,
      int maxRedirects,
      Access access,
      Update update,
      Last last,
      Optional<MaxDelete> deletion,
      ChecksumMode checksums,
      WhoseRobots robots,
      Shard shard,
      int ranges,
      Casing casing) {}

  /**
   * What is done with pages that a person alone can judge.
   *
   * @param allowed whether any page is welcome in a file's place
   * @param followed whether a page that a person named is read, though it is no directory's
   */
  public record Html(boolean allowed, boolean followed) {}

  private final Policy policy;
  private final Admission admission;
  private final Robots robots;
  private final RecordStore records;
  private final Claims claims;
  private final PageVisit pages;
  private final CheckedVisit files;
  private final RangeVisit ranges;
  private final SharedPlaces shared;
  private final Shard shard;
  private final TwinVisit twins;
  private final Optional<ListVisit> foretold;

  public Visit(
      Policy policy,
      Requests requests,
      RecordStore records,
      Optional<Absences> absences,
      Deferred deferred,
      Seen seen,
      Claims claims,
      Admission admission,
      Tally tally,
      Announcer announcer,
      Observer observer,
      RandomGenerator random,
      InstantSource clock) {
    shard = policy.shard();
    this.policy = policy;
    this.records = records;
    this.admission = admission;
    this.claims = claims;
    var setback = new Setback(policy, seen, random);
    robots = new Robots(requests, setback, policy.robots());
    var checks = new ChecksumPolicy(policy.checksums(), observer);
    Filter filter = policy.scope().filter();
    var secondLook = new SecondLook(requests, tally, clock);
    var entries =
        new Entries(
            policy.scope(),
            policy.casing(),
            records,
            checks,
            seen,
            new FirstLinks(seen, secondLook::names),
            shard,
            deferred,
            observer);
    shared = new SharedPlaces(records, policy.casing());
    boolean clobbers = !policy.update().noClobber() || absences.isPresent();
    var fileToDirectory = new FileToDirectory(clobbers, records, shard, observer);
    Optional<Forecast> forecast =
        switch (policy.purpose()) {
          case MIRROR -> Optional.empty();
          case LIST -> Optional.of(new Forecast.OfNames());
          case PLAN ->
              Optional.of(
                  new Plan(policy.update(), records, absences, claims, fileToDirectory, clock));
        };
    var diff =
        new ListingDiff(
            policy.purpose(),
            forecast.map(say -> new Preview(say, records, announcer, observer)),
            policy.update(),
            policy.scope(),
            policy.casing(),
            entries,
            checks,
            records,
            absences,
            deferred,
            shard,
            observer,
            clock);
    var rest = new FurtherPages(requests, setback, tally);
    var loops = new Loops(requests, setback, tally);
    var unexpectedPage = new UnexpectedPage(policy.html().allowed(), records);
    var opening =
        new Opening(
            policy.purpose(),
            policy.scope(),
            rest,
            diff,
            unexpectedPage,
            loops,
            fileToDirectory,
            seen);
    var ledger = new Ledger(secondLook, absences, clock);
    var gate = new HtmlGate(new UnexpectedHtml(policy.html().allowed()), ledger);
    var visit =
        new FileVisit(
            policy.update(),
            policy.ranges(),
            checks,
            requests,
            records,
            opening,
            filter,
            gate,
            ledger,
            setback,
            tally,
            clock);
    files = new CheckedVisit(visit, checks);
    ranges = new RangeVisit(requests, setback, visit, tally);
    var index = new IndexPage(policy.update().noClobber(), forecast, claims, records, clock);
    foretold = forecast.map(say -> new ListVisit(say, requests, opening, filter, setback, tally));
    pages = new PageVisit(foretold, requests, opening, filter, files, index, setback, tally);
    twins = new TwinVisit(policy.update().noClobber(), claims, requests, setback, tally);
  }

  /**
   * Visits {@code target}.
   *
   * @throws IOException when the local disk failed, or an obstacle stands on it
   */
  public Outcome to(Target target) throws IOException {
    Optional<Failure> refusal = admission.refusalElsewhere(target);
    if (refusal.isPresent()) {
      return new Outcome.Failed(refusal.get());
    }
    Optional<Outcome> objection = robots.objection(target);
    if (objection.isPresent()) {
      return objection.get();
    }
    return switch (target.place()) {
      case Place.Directory place -> directory(target, place);
      case Place.File place when policy.html().followed() && mayBePage(target) ->
          pages.to(target, place);
      case Place.File place -> {
        Optional<Target> before =
            target.isSeed() ? QueryDirectory.known(target, records) : Optional.empty();
        yield before.isPresent() && before.get().place() instanceof Place.Directory directory
            ? directory(before.get(), directory)
            : file(target, place);
      }
    };
  }

  /** What comes in ranges was found to be no page, also where it comes at once after all. */
  private static boolean mayBePage(Target target) {
    return target.isSeed() && target.portion() instanceof Portion.Any;
  }

  private Outcome directory(Target target, Place.Directory place) throws IOException {
    Optional<Failure> refusal;
    try {
      refusal = admission.refusal(target, place);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Stopped();
    }
    return refusal.isPresent() ? new Outcome.Failed(refusal.get()) : pages.to(target, place);
  }

  private Outcome file(Target target, Place.File place) throws IOException {
    if (!target.isOf(shard, place.directory())) {
      return new Outcome.Elsewhere();
    }
    // What is on record goes first: who has no right to a place must not claim it either.
    boolean mayShare = mayShare(target, place);
    Optional<Failure> taken = mayShare ? shared.refusal(target, place) : Optional.empty();
    if (taken.isPresent()) {
      return new Outcome.Failed(taken.get());
    }
    boolean index = place.name().equals(Place.INDEX); // which may be its directory's page
    if (!index && mayMeet(target, place)) {
      Optional<Failure> refusal = admission.refusal(target, place);
      if (refusal.isPresent()
          || !claims.grant(place.path(), target.named())
              && !(mayShare && shared.isOnRecord(target, place))) {
        return new Outcome.Failed(refusal.orElseGet(() -> claims.refusal(place.path())));
      }
    }
    if (foretold.isPresent()) {
      return foretold.get().to(target, place);
    }
    if (target.portion() instanceof Portion.Range range) {
      return ranges.to(target, place, range);
    }
    return index && !claims.grant(place.path(), target.named())
        ? twins.to(target, place)
        : files.to(target, place);
  }

  /** Whether another URL may have a file's place: only then is each remembered. */
  private boolean mayMeet(Target target, Place.File place) {
    return !target.root().tree().keepsApart()
        && !place.directory().isLeftOut()
        && target.redirects() == 0
        && isOfSeveral();
  }

  /** The same, of a file in a directory that is left out. */
  private boolean mayShare(Target target, Place.File place) {
    return place.directory().isShared() || target.root().tree().leavesOut() && isOfSeveral();
  }

  private boolean isOfSeveral() {
    return policy.scope().spans() || !admission.isOfOneSeed();
  }
}
