package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.fetch.PageBuffer;
import mirror.fetch.Request;
import mirror.frontier.Ancestry;
import mirror.frontier.Failure;
import mirror.frontier.Outcome;
import mirror.frontier.PagedListing;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.listing.EntryList;
import mirror.listing.Listing;

/** Reads the rest of a listing that comes in several pages. */
final class FurtherPages {
  /** Rows of one listing, in all of its pages; more is a trap. */
  private static final long MOST_ROWS = 1_500_000;

  private static final Failure NO_PAGE = protocol("is no page of the listing that links it");

  private static final Failure CROPPED =
      protocol("has too many rows or too long a text, and is not read behind that");

  private final Requests requests;
  private final Setback setback;
  private final Tally tally;

  FurtherPages(Requests requests, Setback setback, Tally tally) {
    this.requests = requests;
    this.setback = setback;
    this.tally = tally;
  }

  /** How reading the rest ended. */
  sealed interface Reading {
    /** With a listing, whole or with a gap that cannot be closed. */
    record Read(PagedListing listing) implements Reading {}

    /** With a page that may come another time: all of the listing is read again then. */
    record Interrupted(Outcome outcome) implements Reading {}
  }

  /** Reads what {@code first}, the page that {@code target} was answered with, leads to. */
  Reading after(Target target, Listing first) throws IOException {
    if (first.pages().isEmpty()) {
      return new Reading.Read(
          new PagedListing(first, first.complete(), crop(target, target.uri(), first)));
    }
    EntryList entries = first.entries();
    boolean complete = first.complete();
    Set<Long> shown = new HashSet<>(Set.of(Ancestry.print(entries)));
    Optional<Outcome.Problem> gap = crop(target, target.uri(), first);
    var unread = new UnreadPages(target.uri());
    unread.add(first.pages());
    while (!unread.isEmpty() && gap.isEmpty()) {
      URI uri = unread.next();
      if (unread.isOver() || entries.count() > MOST_ROWS) {
        gap = Optional.of(problem(target, uri, protocol("is one page too many of its listing")));
        continue;
      }
      switch (read(target, uri)) {
        case Page.Read(Listing page) -> {
          try (page) {
            // A number beyond the last page often shows the last one, or the first.
            if (shown.add(Ancestry.print(page.entries()))) {
              entries.addAll(page.entries());
              complete &= page.complete();
              unread.add(page.pages());
              gap = crop(target, uri, page);
            }
          }
        }
        case Page.Missing(Failure failure) -> gap = Optional.of(problem(target, uri, failure));
        case Page.Later(Outcome outcome) -> {
          first.close();
          return new Reading.Interrupted(outcome);
        }
      }
    }
    return new Reading.Read(new PagedListing(first, complete, gap));
  }

  /** What is missing of a page that was not read to its end. */
  private static Optional<Outcome.Problem> crop(Target target, URI uri, Listing page) {
    return page.ending() == Listing.Ending.CROPPED
        ? Optional.of(problem(target, uri, CROPPED))
        : Optional.empty();
  }

  private sealed interface Page {
    record Read(Listing page) implements Page {}

    record Missing(Failure failure) implements Page {}

    record Later(Outcome outcome) implements Page {}
  }

  private Page read(Target target, URI uri) throws IOException {
    try (var page = new PageReceiver(uri, tally)) {
      return switch (requests.fetch(Request.page(uri), page)) {
        case FetchResult.Received(Head head, _) -> {
          Listing listing = page.read(head, target.uri());
          Optional<FetchResult.Broken> cut = page.cut(head, listing);
          if (cut.isPresent()) {
            listing.close();
            yield later(setback.broken(target, cut.get()));
          }
          yield listing.kind() == Listing.Kind.GENERATED
              ? new Page.Read(listing)
              : new Page.Missing(NO_PAGE);
        }
        case FetchResult.Refused refused -> later(setback.unanswered(target, refused, false));
        case FetchResult.Broken broken -> later(setback.broken(target, broken));
        case FetchResult.Declined _, FetchResult.NotModified _, FetchResult.Moved _ ->
            new Page.Missing(NO_PAGE);
      };
    } catch (PageBuffer.UnreadableException e) {
      return new Page.Missing(protocol("is " + e.getMessage()));
    }
  }

  private static Page later(Outcome outcome) {
    return outcome instanceof Outcome.Failed(Failure failure)
        ? new Page.Missing(failure)
        : new Page.Later(outcome);
  }

  /** Named for itself a page would be another directory. */
  private static Outcome.Problem problem(Target target, URI page, Failure failure) {
    return new Outcome.Problem(page, target.seed(target.root().tree()), failure);
  }

  private static Failure protocol(String reason) {
    return new Failure(Failure.Kind.PROTOCOL, reason);
  }
}
