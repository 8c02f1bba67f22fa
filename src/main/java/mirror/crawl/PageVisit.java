package mirror.crawl;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Optional;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.fetch.PageBuffer;
import mirror.fetch.Request;
import mirror.listing.Listing;
import mirror.local.PartFile;
import mirror.local.Place;

/** A visit to a directory's URL: its page is read, and stored only if somebody wrote it. */
final class PageVisit {
  /** What a hand-made page at a directory's URL is called on disk. */
  private static final String INDEX = "index.html";

  private final Requests requests;
  private final Opening opening;
  private final Filter filter;
  private final Setback setback;
  private final Tally tally;

  PageVisit(Requests requests, Opening opening, Filter filter, Setback setback, Tally tally) {
    this.requests = requests;
    this.opening = opening;
    this.filter = filter;
    this.setback = setback;
    this.tally = tally;
  }

  Outcome to(Target target, Place.Directory place) throws IOException {
    try (var page = new PageReceiver(tally)) {
      return switch (requests.fetch(Request.page(target.uri()), page)) {
        case FetchResult.Received(Head head, _) -> read(target, place, head, page);
        case FetchResult.Declined(Head head) -> noPage(target, place, head);
        case FetchResult.NotModified _ -> setback.notModified();
        case FetchResult.Moved moved -> setback.moved(target, moved);
        case FetchResult.Refused refused -> setback.refused(target, refused);
        case FetchResult.Broken broken -> setback.broken(target, broken);
      };
    } catch (PageBuffer.UnreadableException e) {
      return notListed("is " + e.getMessage());
    }
  }

  private Outcome read(Target target, Place.Directory place, Head head, PageReceiver page)
      throws IOException {
    Listing listing = page.read(target.uri(), head);
    return switch (listing.kind()) {
      case GENERATED -> opening.listing(target, place, listing);
      case HAND_MADE -> {
        var index = new Place.File(place.directory(), INDEX);
        yield opening.page(
            target,
            place,
            listing,
            () ->
                filter.takesName(INDEX) && filter.sizes().take(page.page().size())
                    ? Optional.of(store(index, head, page.page()))
                    : Optional.empty());
      }
    };
  }

  /** A row that looked like a directory's was a file's, if its URL may be one. */
  private static Outcome noPage(Target target, Place.Directory place, Head head) {
    return target.isSeed() || target.uri().getRawPath().endsWith("/")
        ? notListed("is no listing but " + described(head.mediaType()))
        : new Outcome.Moved(target.movedTo(target.uri(), place.asFile()));
  }

  private static Outcome store(Place.File place, Head head, PageBuffer page) throws IOException {
    if (place.existing().isPresent() && isSame(page, place)) {
      return new Outcome.Unchanged(place.path());
    }
    try (PartFile part = PartFile.create(place);
        InputStream in = page.open()) {
      in.transferTo(Channels.newOutputStream(part));
      part.commit(head.lastModified());
    }
    return new Outcome.Saved(place.path(), page.size());
  }

  private static boolean isSame(PageBuffer page, Place.File place) throws IOException {
    try (InputStream there = page.open();
        InputStream here = new BufferedInputStream(place.read())) {
      int next = there.read();
      while (next >= 0 && next == here.read()) {
        next = there.read();
      }
      return next < 0 && here.read() < 0;
    }
  }

  private static Outcome notListed(String reason) {
    return new Outcome.Failed(new Failure(Failure.Kind.PROTOCOL, reason));
  }

  private static String described(String mediaType) {
    return mediaType.isEmpty() ? "of no type" : mediaType;
  }
}
