package mirror.listing;

import java.net.URI;
import java.util.List;

/**
 * An index page, read.
 *
 * @param kind who made the page
 * @param ending whether all of it came, as far as it shows
 * @param entries each place once, in the order of the page
 * @param pages further pages of the same listing, in the order of the page; they are not entries
 */
public record Listing(Kind kind, Ending ending, EntryList entries, List<URI> pages)
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

  /** How the page ends. */
  public enum Ending {
    /** With its closing markup. */
    PROPER,
    /** With its closing markup, and without an entry, but for words in the place of some. */
    REMARK,
    /** With its closing markup, and with links to what may be more of it, which tells not how. */
    UNREAD,
    /** With neither its closing markup nor anything that would want some. */
    OPEN,
    /** Without the end of what it began with: all of it came, or not. */
    CUT,
    /** Within the start of an element, or a comment, where nobody ends a page. */
    TORN,
    /**
     * Behind a text, a comment or a script that is too long to be read, or behind as many rows as
     * are: more may follow.
     */
    CROPPED,
  }

  public Listing {
    pages = List.copyOf(pages);
  }

  /** Whether what it does not name is not there. */
  public boolean complete() {
    return ending == Ending.PROPER;
  }

  @Override
  public void close() {
    entries.close();
  }
}
