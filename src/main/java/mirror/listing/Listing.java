package mirror.listing;

import java.net.URI;
import java.util.List;

/**
 * An index page, read.
 *
 * @param kind who made the page
 * @param complete whether the page ends with its closing markup: one that was cut off does not
 * @param entries each place once, in the order of the page
 * @param pages further pages of the same listing, in the order of the page; they are not entries
 */
public record Listing(Kind kind, boolean complete, EntryList entries, List<URI> pages)
    implements AutoCloseable {
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

  public Listing {
    pages = List.copyOf(pages);
  }

  @Override
  public void close() {
    entries.close();
  }
}
