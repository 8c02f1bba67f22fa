package mirror.visit;

import java.io.IOException;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.fetch.PageBuffer;
import mirror.fetch.Request;
import mirror.frontier.Claims;
import mirror.frontier.Outcome;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.local.Place;

/**
 * A visit to {@code index.html} where its directory's own page stands under that name already: the
 * same file, when the bytes are the same.
 */
final class TwinVisit {
  private final boolean noClobber;
  private final Claims claims;
  private final Requests requests;
  private final Setback setback;
  private final Tally tally;

  /** With {@code noClobber} what stands there stays, whatever its server has. */
  TwinVisit(boolean noClobber, Claims claims, Requests requests, Setback setback, Tally tally) {
    this.noClobber = noClobber;
    this.claims = claims;
    this.requests = requests;
    this.setback = setback;
    this.tally = tally;
  }

  Outcome to(Target target, Place.File place) throws IOException {
    if (noClobber && place.find().isPresent()) {
      return new Outcome.Known();
    }
    try (var page = new PageReceiver(target.uri(), tally)) {
      return switch (requests.fetch(Request.page(target.uri()), page)) {
        case FetchResult.Received(Head head, _) -> {
          page.decode(head);
          yield page.isSame(place) ? new Outcome.Known() : other(place);
        }
        case FetchResult.Declined _ -> other(place);
        case FetchResult.NotModified _ -> setback.notModified();
        case FetchResult.Moved moved -> setback.moved(target, moved);
        case FetchResult.Refused refused -> setback.refused(target, refused);
        case FetchResult.Broken broken -> setback.broken(target, broken);
      };
    } catch (PageBuffer.UnreadableException e) {
      return other(place);
    }
  }

  private Outcome other(Place.File place) {
    return new Outcome.Failed(claims.refusal(place.path()));
  }
}
