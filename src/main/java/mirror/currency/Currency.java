package mirror.currency;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.listing.CanonicalPath;
import mirror.local.RecordedFile;
import mirror.local.RecordedRow;

/**
 * Whether what the listing shows of a file is reason enough to ask the server nothing about it.
 * Pure. No date is interpreted and no clock compared with another's: a row that says what it said
 * when the file was confirmed, and had said so for long, stands for the same file.
 *
 * @param recheck each file is asked about within this time
 */
public record Currency(boolean ignoreListing, Duration recheck) {
  /** A row that names a day shows every change of later days; twice that is safe in any zone. */
  static final Duration SETTLED_BY_DAY = Duration.ofDays(2);

  /** A row that names a time of day shows every change of later minutes: but for an hour's fold. */
  static final Duration SETTLED_BY_TIME = Duration.ofHours(2);

  /** Why the server has to be asked. */
  public enum Doubt {
    IGNORED_LISTING("the listing is not to be trusted"),
    NEW_ROW("its row is new"),
    NO_DATE("its row shows no date"),
    UNSETTLED("it was young when it was confirmed"),
    UNBOUND("its row may belong to another version"),
    LONG_AGO("it was not asked about for long");

    private final String words;

    Doubt(String words) {
      this.words = words;
    }

    /** For a person, after "because". */
    @Override
    public String toString() {
      return words;
    }
  }

  /** The first doubt about a file that stands here as it was recorded. */
  public Optional<Doubt> doubt(String url, RecordedFile file, ListedRow row, Instant now) {
    if (ignoreListing) {
      return Optional.of(Doubt.IGNORED_LISTING);
    }
    Optional<RecordedRow> known = file.row(row.text());
    if (known.isEmpty()) {
      return Optional.of(Doubt.NEW_ROW);
    }
    if (!row.showsDate()) {
      return Optional.of(Doubt.NO_DATE);
    }
    if (!isSettled(file, row)) {
      return Optional.of(Doubt.UNSETTLED);
    }
    if (!isBound(file, row, known.get())) {
      return Optional.of(Doubt.UNBOUND);
    }
    return isRecent(url, file.asked(), now) ? Optional.empty() : Optional.of(Doubt.LONG_AGO);
  }

  /** Until when there is no doubt about a file that stands here, under the row seen last. */
  Optional<Instant> freshUntil(String url, RecordedFile file) {
    if (file.rows().isEmpty()) {
      return Optional.empty();
    }
    var row = new ListedRow(file.rows().getFirst().text(), OptionalLong.empty());
    return doubt(url, file, row, file.asked()).isEmpty()
        ? Optional.of(file.asked().plus(restingTime(url)))
        : Optional.empty();
  }

  /** Whether the file stands here as it was recorded. */
  public static boolean isHere(RecordedFile file, BasicFileAttributes here) {
    return here.size() == file.size()
        && here.lastModifiedTime().toInstant().equals(file.modified());
  }

  /**
   * Whether the file came from such a path: another may have come to its name here. A query is no
   * part of it, which may be a token.
   */
  public static boolean isFrom(RecordedFile file, String path) {
    String link = file.link();
    int query = link.indexOf('?');
    String name = query < 0 ? link : link.substring(0, query);
    return CanonicalPath.of(path).endsWith('/' + CanonicalPath.of(name));
  }

  /**
   * Whether the file was old enough, when it was last confirmed, for any later change to show in
   * its row: both stamps came from one server. The idea is git's, of "racily clean" files.
   */
  static boolean isSettled(RecordedFile file, ListedRow row) {
    return file.age().isPresent()
        && (file.age().get().compareTo(SETTLED_BY_DAY) >= 0
            || file.age().get().compareTo(SETTLED_BY_TIME) >= 0 && row.showsTime());
  }

  /** Whether row and body are of one version: a cache may show an old one beside a new other. */
  static boolean isBound(RecordedFile file, ListedRow row, RecordedRow known) {
    return row.size().isPresent()
        ? row.size().getAsLong() == file.size()
        : known.unboundSince().isEmpty();
  }

  /**
   * Whether the file was asked about lately: within half of the time to all of it, by a hash of its
   * URL, so that what was mirrored in one night is not asked about in one.
   */
  boolean isRecent(String url, Instant asked, Instant now) {
    return !now.isBefore(asked) && now.isBefore(asked.plus(restingTime(url)));
  }

  private Duration restingTime(String url) {
    int spread = (url.hashCode() * 0x9e3779b9) >>> 16;
    long half = recheck.toSeconds() / 2;
    return Duration.ofSeconds(half + half * spread / 0xffff);
  }
}
