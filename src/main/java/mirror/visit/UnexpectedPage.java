package mirror.visit;

import java.io.IOException;
import java.util.Optional;
import mirror.frontier.Fingerprints;
import mirror.frontier.PagedListing;
import mirror.frontier.Target;
import mirror.listing.CanonicalPath;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.local.LocalDirectory;
import mirror.local.RecordStore;
import mirror.local.RecordedDirectory;
import mirror.local.RecordedListing;

/**
 * Tells a page that answers for a directory instead of its listing (a login, "we are down for
 * maintenance", all with status 200 and a link or two) from one that somebody wrote for it.
 */
final class UnexpectedPage {
  /** Characters of a link; no file has a longer path, and each of its steps is looked up. */
  private static final int LONGEST_LINK = 4000;

  private final boolean allowed;
  private final RecordStore records;

  /**
   * Judges pages.
   *
   * @param allowed whether any page is welcome anywhere
   */
  UnexpectedPage(boolean allowed, RecordStore records) {
    this.allowed = allowed;
    this.records = records;
  }

  /** Whether a server listed the directory before, and the page links nothing of that. */
  boolean is(Target target, LocalDirectory directory, PagedListing page) throws IOException {
    if (allowed || page.kind() == Listing.Kind.GENERATED || target.isFile()) {
      return false;
    }
    Optional<RecordedDirectory> known = records.find(directory);
    if (known.isEmpty()) {
      return false;
    }
    Optional<RecordedListing> before = known.get().record().listing();
    if (before.isEmpty()) {
      return false;
    }
    Fingerprints listed = listed(known.get(), before.get());
    return !listed.isEmpty() && linksOthersOnly(page, listed);
  }

  private static Fingerprints listed(RecordedDirectory known, RecordedListing before)
      throws IOException {
    var listed = new Fingerprints();
    for (String link : before.directories()) {
      listed.add(key(link));
    }
    known
        .record()
        .files(
            (_, file, still) -> {
              if (still) {
                listed.add(key(known.url(file).toString()));
              }
            });
    return listed;
  }

  /** Of a page that links nothing at all others know what to say. */
  private static boolean linksOthersOnly(PagedListing page, Fingerprints listed) {
    boolean others = false;
    for (Entry entry : page) {
      if (isWithin(key(entry.url().toString()), listed)) {
        return false;
      }
      others = true;
    }
    return others;
  }

  /** Whether a link is listed, or leads into a directory that is. */
  private static boolean isWithin(String link, Fingerprints listed) {
    int whole = link.length() > LONGEST_LINK ? 0 : link.length();
    for (int end = whole; end > 0; end = link.lastIndexOf('/', end - 1)) {
      if (listed.contains(link.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  /** People link a directory with its slash or without, and escape what they like. */
  private static String key(String url) {
    String key = CanonicalPath.of(url);
    return key.endsWith("/") ? key.substring(0, key.length() - 1) : key;
  }
}
