package mirror.frontier;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mirror.listing.Entry;
import mirror.listing.Listing;

/**
 * A listing, all of its pages: one listing to the walk, the record and the rule against loops.
 *
 * @param first its first page, with the entries of all
 * @param complete whether it is all there: only then is what it does not name known to be gone
 * @param gap why a page is missing, if one is
 * @param hash of the page, if that is all of it
 */
public record PagedListing(
    Listing first, boolean complete, Optional<Outcome.Problem> gap, OptionalLong hash)
    implements Iterable<Entry>, AutoCloseable {
  /** Of which {@code complete} tells whether no page ended too early. */
  public PagedListing(Listing first, boolean complete, Optional<Outcome.Problem> gap) {
    this(first, complete && gap.isEmpty(), gap, OptionalLong.empty());
  }

  /** A page that is all of it. */
  public PagedListing(Listing page) {
    this(page, page.complete(), Optional.empty());
  }

  /**
   * The same, of which {@code hash} is the first page's. Where that links others they may fill
   * while it stays, though they showed nothing new yet.
   */
  public PagedListing hashed(OptionalLong hash) {
    return new PagedListing(
        first, complete, gap, first.pages().isEmpty() ? hash : OptionalLong.empty());
  }

  public Listing.Kind kind() {
    return first.kind();
  }

  public int count() {
    return first.entries().count();
  }

  /** The links of all its rows, wanted or not. */
  public Stream<String> links() {
    return StreamSupport.stream(spliterator(), false).map(entry -> entry.url().toString());
  }

  @Override
  public Iterator<Entry> iterator() {
    return first.entries().iterator();
  }

  @Override
  public void close() {
    first.close();
  }
}
