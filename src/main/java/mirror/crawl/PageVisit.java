package mirror.crawl;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import mirror.fetch.FetchResult;
import mirror.fetch.Fetcher;
import mirror.fetch.Head;
import mirror.fetch.PageBuffer;
import mirror.fetch.Receiver;
import mirror.fetch.Request;
import mirror.listing.Listing;
import mirror.listing.PageSource;
import mirror.local.PartFile;
import mirror.local.Place;

/** A visit to a directory's URL: its page is read, and stored only if somebody wrote it. */
final class PageVisit {
  /** What a hand-made page at a directory's URL is called on disk. */
  private static final String INDEX = "index.html";

  private final Fetcher fetcher;
  private final Entries entries;
  private final Setback setback;
  private final Tally tally;

  PageVisit(Fetcher fetcher, Entries entries, Setback setback, Tally tally) {
    this.fetcher = fetcher;
    this.entries = entries;
    this.setback = setback;
    this.tally = tally;
  }

  Outcome to(Target target, Place.Directory place) throws IOException {
    try (var page = new Page()) {
      return switch (fetcher.fetch(Request.page(target.uri()), page)) {
        case FetchResult.Received(Head head, _) -> {
          page.buffer.decode(head.encoding());
          yield listed(target, place, head, page.buffer);
        }
        case FetchResult.Declined(Head head) ->
            notListed("is no listing but " + described(head.mediaType()));
        case FetchResult.NotModified() -> setback.notModified();
        case FetchResult.Moved moved -> setback.moved(target, moved);
        case FetchResult.Refused refused -> setback.refused(target, refused);
        case FetchResult.Broken broken -> setback.broken(target, broken);
      };
    } catch (PageBuffer.UnreadableException e) {
      return notListed("is " + e.getMessage());
    }
  }

  /** Takes HTML and nothing else. */
  private final class Page implements Receiver, AutoCloseable {
    final PageBuffer buffer = new PageBuffer();

    @Override
    public Optional<WritableByteChannel> open(Head head) {
      return head.isHtml() ? Optional.of(buffer) : Optional.empty();
    }

    @Override
    public void received(long bytes) {
      tally.receives(bytes);
    }

    @Override
    public void close() throws IOException {
      buffer.close();
    }
  }

  private Outcome listed(Target target, Place.Directory place, Head head, PageBuffer page)
      throws IOException {
    var source = new PageSource(target.uri(), head.mediaType(), head.charset(), page::open);
    try (Listing listing = Entries.read(source)) {
      Optional<Entries.Selection> found = entries.select(target, place.directory(), listing);
      if (found.isEmpty()) {
        return new Outcome.Loop();
      }
      Entries.Selection selection = found.get();
      boolean handMade = listing.kind() == Listing.Kind.HAND_MADE;
      if (handMade && selection.inScope() == 0) {
        // An error page with status 200 looks just so: an empty directory would name itself.
        return notListed("is no listing, and links nothing below this directory");
      }
      place.directory().make();
      return new Outcome.Listed(
          selection.children(),
          handMade
              ? Optional.of(store(new Place.File(place.directory(), INDEX), head, page))
              : Optional.empty(),
          selection.problems());
    }
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
