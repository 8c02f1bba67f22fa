package mirror.frontier;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mirror.listing.Entry;
import mirror.listing.Listing;

/**
 * A listing, all of its pages: one listing to the walk, the record and the rule against loops.
 *
 * @param pages in the order in which they link each other, at least one
 * @param gap why a page is missing, if one is
 * @param hash of the page, if that is all of it
 */
public record PagedListing(List<Listing> pages, Optional<Outcome.Problem> gap, OptionalLong hash)
    implements Iterable<Entry>, AutoCloseable {
  public PagedListing {
    pages = List.copyOf(pages);
  }

  public PagedListing(List<Listing> pages, Optional<Outcome.Problem> gap) {
    this(pages, gap, OptionalLong.empty());
  }

  /**
   * The same, of which {@code hash} is the first page's. Where that links others they may fill
   * while it stays, though they showed nothing new yet.
   */
  public PagedListing hashed(OptionalLong hash) {
    return new PagedListing(
        pages, gap, pages.getFirst().pages().isEmpty() ? hash : OptionalLong.empty());
  }

  public Listing.Kind kind() {
    return pages.getFirst().kind();
  }

  /** Whether it is all there: only then is what it does not name known to be gone. */
  public boolean complete() {
    return gap.isEmpty() && pages.stream().allMatch(Listing::complete);
  }

  /** Whether it names nothing, and has words where it should. */
  public boolean isRemark() {
    return pages.getFirst().ending() == Listing.Ending.REMARK;
  }

  @Override
  public Iterator<Entry> iterator() {
    return pages.size() == 1
        ? pages.getFirst().entries().iterator()
        : pages.stream().flatMap(PagedListing::rows).iterator();
  }

  private static Stream<Entry> rows(Listing page) {
    return StreamSupport.stream(page.entries().spliterator(), false);
  }

  @Override
  public void close() {
    pages.forEach(Listing::close);
  }
}
