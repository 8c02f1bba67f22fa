package mirror.visit;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.fetch.PageBuffer;
import mirror.fetch.Request;
import mirror.frontier.Outcome;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.listing.Listing;
import mirror.local.Place;
import mirror.scope.Filter;
import mirror.scope.Scope;

/** A visit to what is probably a file, to say it: only what may be a listing is received. */
final class ListVisit {
  private final Forecast forecast;
  private final Requests requests;
  private final Opening opening;
  private final Filter filter;
  private final Setback setback;
  private final Tally tally;

  ListVisit(
      Forecast forecast,
      Requests requests,
      Opening opening,
      Filter filter,
      Setback setback,
      Tally tally) {
    this.forecast = forecast;
    this.requests = requests;
    this.opening = opening;
    this.filter = filter;
    this.setback = setback;
    this.tally = tally;
  }

  Outcome to(Target target, Place.File place) throws IOException {
    try (var page = new PageReceiver(target.uri(), tally)) {
      return switch (requests.fetch(Request.page(target.uri()), page)) {
        case FetchResult.Received(Head head, _) -> {
          if (Opening.mayBeListing(target, page.page().size())) {
            Listing listing = page.read(head);
            if (Opening.isListing(listing)) {
              yield opening.listing(target, place, listing);
            }
            listing.close();
          }
          yield found(target, place, OptionalLong.of(page.page().size()));
        }
        case FetchResult.Declined(Head head) -> found(target, place, head);
        case FetchResult.NotModified _ -> setback.notModified();
        case FetchResult.Moved moved ->
            switch (setback.moved(target, moved)) {
              // A file, wherever it comes from.
              case Outcome.Moved(Target to) when to.isFile() ->
                  found(target, place, target.row().size());
              case Outcome outcome -> outcome;
            };
        case FetchResult.Refused refused -> setback.refused(target, refused);
        case FetchResult.Broken broken -> setback.broken(target, broken);
      };
    } catch (PageBuffer.UnreadableException e) {
      return found(target, place, OptionalLong.empty()); // no listing
    }
  }

  /** What is said of a file, of which an answer with that head is known and no more. */
  Outcome found(Target target, Place.File place, Head head) throws IOException {
    // Of what is compressed on the way (RFC 9110, section 8.4) it is that length.
    return found(target, place, head.encoding().isEmpty() ? head.length() : OptionalLong.empty());
  }

  private Outcome found(Target target, Place.File place, OptionalLong size) throws IOException {
    Optional<Scope.Refusal> refusal = target.refusal(filter, size);
    return refusal.isPresent()
        ? new Outcome.Filtered(refusal.get())
        : forecast.file(target, place, size);
  }
}
