package mirror.currency;

import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mirror.fetch.Head;
import mirror.local.RecordedFile;
import mirror.local.RecordedRow;

/**
 * What an answer tells about a file, to be recorded. Pure.
 *
 * @param link as the file was linked
 * @param row of the listing that names it
 * @param head of the answer
 * @param isElsewhere whether another host gave it than the one that names the file
 * @param now by the clock here
 */
public record Confirmation(
    String link, ListedRow row, Head head, boolean isElsewhere, Instant now) {
  /**
   * A row that changed while its file did not is believed so much later: an edge or a back end may
   * serve an old body for a day.
   */
  static final Duration BELIEVED_AFTER = Duration.ofHours(20);

  /** The same with another row. */
  public Confirmation with(ListedRow other) {
    return new Confirmation(link, other, head, isElsewhere, now);
  }

  /**
   * A file that was received, or found to be the server's, and stands here like this.
   *
   * @param before what was recorded of it
   */
  public RecordedFile ofNew(BasicFileAttributes standing, int crc, Optional<RecordedFile> before) {
    // What may have been cut off must not be vouched for by what the whole file is known by.
    boolean listed = row.size().isPresent() && row.size().getAsLong() == standing.size();
    boolean refuted = !head.isFramed() && row.refutes(standing.size());
    boolean whole =
        head.saysLength() || listed || head.isFramed() && !row.contradicts(standing.size());
    return new RecordedFile(
        link,
        standing.size(),
        standing.lastModifiedTime().toInstant(),
        crc,
        head.etag().filter(tag -> whole && !isOfSize(tag, standing.size())),
        head.lastModified().filter(_ -> whole),
        age(head.lastModified()),
        now,
        before
            .filter(is -> isSame(is, standing.size(), crc))
            .map(same -> refuted ? same.rows() : rows(same))
            .orElseGet(() -> refuted ? List.of() : newRows(standing.size(), before)));
  }

  /**
   * Whether a tag says no more than the length (Apache's {@code FileETag Size}): it stays the same
   * when a file is rewritten in its size, and whoever asks by it is never told of that.
   */
  private static boolean isOfSize(String tag, long size) {
    return tag.endsWith('"' + Long.toHexString(size) + '"')
        || tag.endsWith('"' + Long.toString(size) + '"');
  }

  /** Whether the same body came again; where its time and its row are new, it was touched. */
  private boolean isSame(RecordedFile before, long size, int crc) {
    return before.size() == size
        && before.crc() == crc
        && (head.lastModified().isEmpty()
            || head.lastModified().equals(before.lastModified())
            || before.row(row.text()).isPresent());
  }

  /** A row that was seen beside another body belongs to one of the two: a back end is behind. */
  private List<RecordedRow> newRows(long size, Optional<RecordedFile> before) {
    boolean ofAnother = before.flatMap(other -> other.row(row.text())).isPresent();
    return recordable(size)
        .map(text -> List.of(new RecordedRow(text, doubtIf(mayLag() || ofAnother))))
        .orElse(List.of());
  }

  /** A file that the server says is still the same. */
  public RecordedFile ofSame(RecordedFile known) {
    return new RecordedFile(
        known.link(),
        known.size(),
        known.modified(),
        known.crc(),
        known.etag().filter(tag -> !isOfSize(tag, known.size())),
        known.lastModified(),
        age(head.lastModified().or(() -> modified(known))),
        now,
        rows(known));
  }

  /**
   * A 304 need not say it (RFC 9110, section 15.4.5). What an earlier answer said is the time of
   * the row that stood beside it: under another one, which is doubtful, the file was touched, and
   * may be minutes old.
   */
  private Optional<Instant> modified(RecordedFile known) {
    return known
        .lastModified()
        .filter(_ -> known.row(row.text()).filter(r -> r.unboundSince().isEmpty()).isPresent());
  }

  /** Whether the next run would do anything else for it. */
  public boolean isNews(RecordedFile before, RecordedFile after) {
    return !after.equals(row.showsDate() ? before : before.askedAs(after));
  }

  private List<RecordedRow> rows(RecordedFile known) {
    return recordable(known.size()).map(text -> rows(known, text)).orElse(known.rows());
  }

  /**
   * The row seen now comes first. One that was not seen beside this body before is doubtful, unless
   * it is the first: something changed, and the body did not, yet.
   */
  private List<RecordedRow> rows(RecordedFile known, String text) {
    Optional<RecordedRow> before = known.row(text);
    RecordedRow seen =
        before.isPresent()
            ? believed(before.get())
            : new RecordedRow(text, doubtIf(mayLag() || !known.rows().isEmpty()));
    List<RecordedRow> rows = new ArrayList<>(List.of(seen));
    known.rows().stream()
        .filter(other -> !other.text().equals(text))
        .limit(RecordedFile.MOST_ROWS - 1)
        .forEach(rows::add);
    return rows;
  }

  /** A cache, or a mirror of the host that shows the row, may be a version behind. */
  private boolean mayLag() {
    return head.isFromCache() || isElsewhere;
  }

  private RecordedRow believed(RecordedRow row) {
    boolean longSeen =
        row.unboundSince().isPresent()
            && !now.isBefore(row.unboundSince().get().plus(BELIEVED_AFTER));
    return longSeen ? new RecordedRow(row.text(), Optional.empty()) : row;
  }

  private Optional<Instant> doubtIf(boolean doubtful) {
    return doubtful ? Optional.of(now) : Optional.empty();
  }

  /** A row that contradicts the body is not recorded: it is asked about until it does not. */
  private Optional<String> recordable(long size) {
    return Optional.of(row)
        .filter(ListedRow::isRecordable)
        .filter(r -> !r.contradicts(size))
        .map(ListedRow::text);
  }

  private Optional<Duration> age(Optional<Instant> modified) {
    return head.date().flatMap(date -> modified.map(time -> Duration.between(time, date)));
  }
}
