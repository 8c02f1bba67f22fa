package mirror.local;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a directory's listing was when it was last read to its end: one that a server made.
 *
 * @param page what it came in; empty where not all that it names follows from the record
 * @param scope a hash of all that decides which entries are mirrored, and where
 * @param seed whether a person named the directory, so that no other listing tells whether it is
 *     gone
 * @param files how many of its files are mirrored
 * @param directories the links of those that are mirrored
 */
public record RecordedListing(
    Optional<RecordedPage> page, String scope, boolean seed, int files, List<String> directories) {
  /** Of fewer files and directories than this, all may vanish at once. */
  private static final int FEW = 5;

  /**
   * Of {@link #FEW} or more, one in so many must still be named: a server that shows nearly nothing
   * has lost its disk.
   */
  private static final int LEAST_PART = 10;

  private static final String SEED = "seed";

  public RecordedListing {
    directories = List.copyOf(directories);
  }

  /** Whether both say the same, but for the bytes of the page: some pages tell the time. */
  boolean isLike(RecordedListing other) {
    return page.map(RecordedPage::reader).equals(other.page.map(RecordedPage::reader))
        && scope.equals(other.scope)
        && seed == other.seed
        && files == other.files
        && directories.equals(other.directories);
  }

  /**
   * Whether a listing still names a tenth of what the one before did.
   *
   * @param listed files that it named
   * @param named those of them that this listing names
   * @param links all of this listing's, wanted or not
   */
  static boolean isLikely(
      Optional<RecordedListing> before, int listed, int named, Stream<String> links) {
    int all = listed + before.map(last -> last.directories.size()).orElse(0);
    int lost = listed - named + before.map(last -> last.missing(links)).orElse(0);
    return all < FEW || (all - lost) * LEAST_PART >= all;
  }

  /** How many of its directories none of these links leads to. */
  int missing(Stream<String> links) {
    Set<String> missing = new HashSet<>(directories);
    if (!missing.isEmpty()) {
      links.forEach(missing::remove);
    }
    return missing.size();
  }

  List<byte[]> lines() {
    List<byte[]> lines = new ArrayList<>(directories.size() + 1);
    lines.add(
        RecordLine.of(
            List.of(
                RecordTag.LIST.toString(),
                RecordLine.orNothing(page),
                scope,
                RecordLine.orNothing(seed ? Optional.of(SEED) : Optional.empty()),
                String.valueOf(files),
                String.valueOf(directories.size()))));
    for (String directory : directories) {
      lines.add(RecordLine.of(List.of(RecordTag.DIR.toString(), directory)));
    }
    return lines;
  }

  /** The lines of a listing as they are read; empty unless all are there. */
  static final class Lines {
    private Optional<RecordedListing> head = Optional.empty();
    private long expected;
    private final List<String> directories = new ArrayList<>();

    /** The first; true when there was none before. */
    boolean begin(RecordLine line) {
      boolean first = head.isEmpty();
      head =
          line.as(
              rest ->
                  new RecordedListing(
                      rest.optional().map(RecordedPage::of),
                      rest.text(),
                      rest.optional().isPresent(),
                      (int) rest.number(),
                      List.of()));
      expected = line.as(RecordLine::number).orElse(-1L);
      directories.clear();
      return first;
    }

    void directory(RecordLine line) {
      line.as(rest -> URI.create(rest.text()).toString()).ifPresent(directories::add);
    }

    /** Whether it has as many directories as its first line says. */
    boolean isWhole() {
      return head.isPresent() && directories.size() == expected;
    }

    Optional<RecordedListing> listing() {
      return isWhole() ? Optional.of(whole()) : Optional.empty();
    }

    /** The listing, which {@link #isWhole}. */
    RecordedListing whole() {
      RecordedListing first = head.orElseThrow();
      return new RecordedListing(first.page, first.scope, first.seed, first.files, directories);
    }
  }
}
