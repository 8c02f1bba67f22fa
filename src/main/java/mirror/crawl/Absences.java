package mirror.crawl;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mirror.listing.Entry;
import mirror.local.LocalDirectory;
import mirror.local.PathList;
import mirror.local.RecordStore;

/**
 * Where the listings of this run are evidence for what is gone: noted while they are read, acted
 * upon after all transfers. Safe for threads.
 */
final class Absences implements Closeable {
  /** A directory whose listing does not name all that is known of it, maybe. */
  private static final char LISTED = 'l';

  /** One that its parent's listing does not name. */
  private static final char GONE = 'g';

  private final RecordStore records;
  private final PathList list;

  /** Is shown what was noted. */
  interface Reader {
    /**
     * A directory.
     *
     * @param root the URL of its tree
     * @param gone whether all of it is: else only the files that its listing does not name
     */
    void directory(String root, LocalDirectory directory, boolean gone) throws IOException;
  }

  Absences(RecordStore records) throws IOException {
    this.records = records;
    list = records.pathList();
  }

  /** A listing that a server made was read to its proper end, and has not lost all at once. */
  void note(Target target, LocalDirectory directory, PagedListing listing) throws IOException {
    String root = target.root().uri().toString();
    list.add(LISTED + root, directory);
    for (LocalDirectory child : strangers(directory, listing)) {
      if (records.find(child).isPresent()) {
        list.add(GONE + root, child);
      }
    }
  }

  /** The directories in this one that the listing does not name, mirrored or not. */
  private static List<LocalDirectory> strangers(LocalDirectory directory, PagedListing listing)
      throws IOException {
    List<LocalDirectory> strangers = new ArrayList<>();
    if (directory.isThere()) {
      Fingerprints names = names(directory, listing);
      directory.names(
          name -> {
            // What this program made has no control characters in its name.
            if (!names.contains(folded(name)) && name.chars().noneMatch(Character::isISOControl)) {
              directory.existing(name).ifPresent(strangers::add);
            }
          });
    }
    return strangers;
  }

  /** The names of all rows, wanted or not. */
  private static Fingerprints names(LocalDirectory directory, PagedListing listing) {
    var names = new Fingerprints();
    for (Entry entry : listing) {
      String path = entry.path();
      int slash = path.indexOf('/');
      String first = slash < 0 ? path : path.substring(0, slash);
      if (!first.isEmpty()) {
        names.add(folded(directory.name(first)));
      }
    }
    return names;
  }

  /** Some disks take two spellings for one; then neither is a stranger. */
  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Shows all that was noted. */
  void read(Reader reader) throws IOException {
    list.read(
        (tag, directory) -> reader.directory(tag.substring(1), directory, tag.charAt(0) == GONE));
  }

  @Override
  public void close() throws IOException {
    list.close();
  }
}
