package mirror.frontier;

import java.util.Optional;
import mirror.currency.ListedRow;
import mirror.local.DirectoryRecord;

/**
 * What the listing that names a target says of it, and those that lead to that.
 *
 * @param row of the listing that names it
 * @param record of the directory whose listing that is; the end of the last visit releases it
 * @param checksums what is said of it where that listing, or one above it, names checksum files
 * @param waiting what else that listing names, if it is one of the checksum files
 * @param ancestry what the directories show that lead to it
 * @param listed whether a server made that listing: a page that somebody wrote names what it likes
 */
record Mention(
    ListedRow row,
    Optional<DirectoryRecord> record,
    ListedChecksums checksums,
    Optional<Children> waiting,
    Ancestry ancestry,
    boolean listed) {
  /** Nothing. */
  static final Mention NONE =
      new Mention(
          ListedRow.NONE,
          Optional.empty(),
          ListedChecksums.NONE,
          Optional.empty(),
          Ancestry.NONE,
          false);
}
