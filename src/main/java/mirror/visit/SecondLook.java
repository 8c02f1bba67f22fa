package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import mirror.currency.Row;
import mirror.fetch.FetchResult;
import mirror.fetch.PageBuffer;
import mirror.fetch.Request;
import mirror.frontier.Tally;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.listing.Url;

/**
 * A fresh look at a listing, where an answer contradicts the row that led to it: a tree changes
 * while it is mirrored. Safe for threads.
 */
final class SecondLook {
  /** For so long a look is fresh: of a thousand files that are gone each would ask for one. */
  private static final Duration FRESH = Duration.ofSeconds(30);

  private static final int MOST = 16;

  private final Requests requests;
  private final Tally tally;
  private final InstantSource clock;
  private final SequencedMap<URI, Look> looks = new LinkedHashMap<>();

  /** A listing as it was, or none where it could not be read as a whole. */
  private record Look(Instant at, Optional<Listing> listing) {
    void close() {
      listing.ifPresent(Listing::close);
    }
  }

  /** What a look found. */
  sealed interface Finding {
    /** The row that names the file now. */
    record Named(Row row) implements Finding {}

    /** No row names it any more. */
    record Gone() implements Finding {}

    /** The listing cannot be read now. */
    record Unknown() implements Finding {}
  }

  SecondLook(Requests requests, Tally tally, InstantSource clock) {
    this.requests = requests;
    this.tally = tally;
    this.clock = clock;
  }

  /** Looks for a file by its URL, as it was linked; one at a time, as there are few. */
  synchronized Finding at(URI listing, URI file) throws IOException {
    Look look = looks.get(listing);
    if (look == null || look.at.plus(FRESH).isBefore(clock.instant())) {
      look = new Look(clock.instant(), read(listing));
      Optional.ofNullable(looks.put(listing, look)).ifPresent(Look::close);
      if (looks.size() > MOST) {
        looks.pollFirstEntry().getValue().close();
      }
    }
    return look.listing.isEmpty() ? new Finding.Unknown() : find(look.listing.get(), file);
  }

  private static Finding find(Listing listing, URI file) {
    Url url = Url.of(file);
    for (Entry entry : listing.entries()) {
      if (entry.url().equals(url)) {
        return new Finding.Named(Row.of(entry));
      }
    }
    return new Finding.Gone();
  }

  private Optional<Listing> read(URI uri) throws IOException {
    try (var page = new PageReceiver(uri, tally)) {
      if (!(requests.fetch(Request.page(uri), page) instanceof FetchResult.Received received)) {
        return Optional.empty();
      }
      Listing listing = page.read(received.head());
      // Of several pages this is one: what it does not name may be on the next.
      if (listing.kind() == Listing.Kind.GENERATED
          && listing.complete()
          && listing.pages().isEmpty()) {
        return Optional.of(listing);
      }
      listing.close();
      return Optional.empty();
    } catch (PageBuffer.UnreadableException e) {
      return Optional.empty();
    }
  }
}
