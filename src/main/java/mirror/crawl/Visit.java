package mirror.crawl;

import java.io.IOException;
import java.util.random.RandomGenerator;
import mirror.fetch.Retry;
import mirror.local.Place;

/** One visit to one target: one request, and what becomes of its answer. No threads, no loops. */
public final class Visit {
  /**
   * How far a visit goes.
   *
   * @param maxRedirects in a row
   * @param caseSensitive whether names that differ only by case are two files here
   */
  public record Policy(Scope scope, Retry retry, int maxRedirects, boolean caseSensitive) {}

  private final PageVisit pages;
  private final FileVisit files;

  Visit(Policy policy, Requests requests, Seen seen, Tally tally, RandomGenerator random) {
    var setback = new Setback(policy, seen, random);
    var entries = new Entries(policy.scope(), policy.caseSensitive(), seen);
    var opening =
        new Opening(policy.scope(), new FurtherPages(requests, setback, tally), entries, seen);
    pages = new PageVisit(requests, opening, setback, tally);
    files = new FileVisit(requests, opening, setback, tally);
  }

  /**
   * Visits {@code target}.
   *
   * @throws IOException when the local disk failed, or an obstacle stands on it
   */
  Outcome to(Target target) throws IOException {
    return switch (target.place()) {
      case Place.Directory place -> pages.to(target, place);
      case Place.File place -> files.to(target, place);
    };
  }
}
