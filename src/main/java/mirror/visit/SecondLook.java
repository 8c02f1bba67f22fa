package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import mirror.currency.ListedRow;
import mirror.fetch.Fault;
import mirror.fetch.FetchResult;
import mirror.fetch.PageBuffer;
import mirror.fetch.Request;
import mirror.frontier.Fingerprints;
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
  private volatile boolean stopped;

  /** A listing as it was, or none where it could not be read as a whole; read by one at a time. */
  private final class Look {
    private final URI uri;
    private Optional<Instant> at = Optional.empty();
    private Optional<Listing> listing = Optional.empty();

    /** What it names, where a page is asked about: that may link each of as many rows. */
    private Optional<Fingerprints> urls = Optional.empty();

    /** So many are at it, and it is not to be closed; guarded by {@link #looks}. */
    private int users;

    Look(URI uri) {
      this.uri = uri;
    }

    synchronized Finding at(URI file) throws IOException {
      refresh();
      if (listing.isPresent()) {
        return find(listing.get(), file);
      }
      return stopped ? new Finding.Stopped() : new Finding.Unknown();
    }

    synchronized boolean names(URI file) throws IOException {
      refresh();
      if (listing.isEmpty()) {
        return false;
      }
      if (urls.isEmpty()) {
        var all = new Fingerprints();
        listing.get().entries().forEach(entry -> all.add(entry.url().toString()));
        urls = Optional.of(all);
      }
      return urls.get().contains(file.toString());
    }

    private void refresh() throws IOException {
      if (at.filter(then -> !then.plus(FRESH).isBefore(clock.instant())).isEmpty()) {
        Instant now = clock.instant();
        Optional<Listing> fresh = read(uri);
        close();
        listing = fresh;
        urls = Optional.empty();
        at = Optional.of(now);
      }
    }

    void close() {
      listing.ifPresent(Listing::close);
    }
  }

  /** What a look found. */
  sealed interface Finding {
    /** The row that names the file now. */
    record Named(ListedRow row) implements Finding {}

    /** No row names it any more. */
    record Gone() implements Finding {}

    /** The listing cannot be read now. */
    record Unknown() implements Finding {}

    /** Nor will it be: the run ends. */
    record Stopped() implements Finding {}
  }

  SecondLook(Requests requests, Tally tally, InstantSource clock) {
    this.requests = requests;
    this.tally = tally;
    this.clock = clock;
  }

  /**
   * Looks for a file by its URL, as it was linked. Who looks into another listing does not wait:
   * that may be of a host that answers.
   */
  Finding at(URI listing, URI file) throws IOException {
    return with(listing, look -> look.at(file));
  }

  /** Whether a listing, if it can be read now, names a file by its URL, as it was linked. */
  boolean names(URI listing, URI file) throws IOException {
    return with(listing, look -> look.names(file));
  }

  private interface Use<T> {
    T of(Look look) throws IOException;
  }

  private <T> T with(URI listing, Use<T> use) throws IOException {
    Look look;
    synchronized (looks) {
      look = looks.computeIfAbsent(listing, Look::new);
      look.users++;
    }
    try {
      return use.of(look);
    } finally {
      synchronized (looks) {
        look.users--;
        closeEldest();
      }
    }
  }

  private void closeEldest() {
    for (Iterator<Look> all = looks.values().iterator(); looks.size() > MOST && all.hasNext(); ) {
      Look look = all.next();
      if (look.users == 0) {
        look.close();
        all.remove();
      }
    }
  }

  private static Finding find(Listing listing, URI file) {
    Url url = Url.of(file);
    for (Entry entry : listing.entries()) {
      if (entry.url().equals(url)) {
        return new Finding.Named(ListedRow.of(entry));
      }
    }
    return new Finding.Gone();
  }

  private Optional<Listing> read(URI uri) throws IOException {
    try (var page = new PageReceiver(uri, tally)) {
      FetchResult result = requests.fetch(Request.page(uri), page);
      if (!(result instanceof FetchResult.Received received)) {
        if (result instanceof FetchResult.Broken(Fault fault, _) && fault == Fault.STOPPED) {
          stopped = true;
        }
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
