package mirror.listing;

import java.net.URI;
import java.util.List;

/**
 * An index page, read.
 *
 * @param kind who made the page
 * @param entries each URI once, in the order of the page
 */
public record Listing(Kind kind, List<Entry> entries) {
  /** Who made the page decides what its links are worth. */
  public enum Kind {
    /**
     * A server's own index of a directory: its links are that directory's children and nothing
     * else.
     */
    GENERATED,
    /** A page that somebody wrote: content, and its links may lead anywhere. */
    HAND_MADE,
  }

  /**
   * One link of the listing.
   *
   * @param uri where it leads, as it was linked
   * @param rowText what its row says beside the name: dates and sizes, white space collapsed
   */
  public record Entry(URI uri, String rowText) {}

  public Listing {
    entries = List.copyOf(entries);
  }
}
