package mirror.visit;

import java.io.IOException;
import java.net.URI;
import mirror.frontier.Fingerprints;
import mirror.frontier.Seen;
import mirror.frontier.Target;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.local.UrlPath;

/**
 * Which link of a run is the first to its URL, so that each is fetched once. Safe for threads.
 *
 * <p>A file of a server's listing is in no other, so it is not remembered: memory does not grow
 * with files. What another page links, in a directory whose listing was read before, is looked up
 * there: a package index beside its packages, for one.
 */
final class FirstLinks {
  /** Directories whose listings are remembered to have been read; in a larger tree, the first. */
  private static final int MOST_LISTED = 100_000;

  private final Seen seen;
  private final Lookup lookup;
  private final Fingerprints listed = new Fingerprints();

  /** Whether a listing names a file. */
  interface Lookup {
    boolean names(URI listing, URI file) throws IOException;
  }

  private enum Turn {
    FIRST,
    LATER,
    /** The directory's listing may have been the first. */
    LISTED
  }

  FirstLinks(Seen seen, Lookup lookup) {
    this.seen = seen;
    this.lookup = lookup;
  }

  /** What a server's listing names is looked at from now on. */
  synchronized void begin(URI listing) {
    if (listed.size() < MOST_LISTED) {
      listed.add(Target.directory(listing).toString());
    }
  }

  /** Whether no link of the run led to a file before this one, which stands in such a page. */
  boolean isFirst(Entry entry, Listing.Kind kind) throws IOException {
    boolean own = kind == Listing.Kind.GENERATED && entry.path().indexOf('/') < 0;
    if (own) {
      return !seen.containsFile(entry.url());
    }
    URI file = entry.uri();
    URI directory = UrlPath.directory(file);
    return switch (turn(file, directory)) {
      case FIRST -> true;
      case LATER -> false;
      case LISTED -> !lookup.names(directory, file) && seen.add(file);
    };
  }

  /** One at a time: a listing either begins before the file is remembered, or finds it so. */
  private synchronized Turn turn(URI file, URI directory) {
    if (listed.contains(directory.toString())) {
      return Turn.LISTED;
    }
    return seen.add(file) ? Turn.FIRST : Turn.LATER;
  }
}
