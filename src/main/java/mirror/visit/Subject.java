package mirror.visit;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import mirror.currency.Currency;
import mirror.currency.Question;
import mirror.fetch.Head;
import mirror.frontier.Target;
import mirror.local.DirectoryRecord;
import mirror.local.PartFile;
import mirror.local.Place;
import mirror.local.RecordedFile;
import mirror.local.RecordedPart;
import mirror.scope.Scope;

/**
 * The file that one visit is about.
 *
 * @param here what stands in its place
 * @param known what is recorded of it, if that is what stands there
 * @param begun what an earlier try or run left of it
 */
record Subject(
    Target target,
    Place.File place,
    boolean storeMismatch,
    DirectoryRecord record,
    Optional<BasicFileAttributes> here,
    Optional<RecordedFile> known,
    Optional<Question.Rest> begun) {
  /** What an earlier try or run left of the file, if anything can be made of it. */
  static Optional<Question.Rest> begun(Place.File place, DirectoryRecord record)
      throws IOException {
    Optional<RecordedPart> part = record.part(place.name());
    if (part.isEmpty() || part.get().temporaries().size() > 1) {
      return Optional.empty(); // what is there in ranges is gone on with in ranges
    }
    long here = PartFile.left(place, part.get().temporary()).orElse(0);
    if (here > 0 && part.get().length().filter(length -> length < here).isEmpty()) {
      return Optional.of(new Question.Rest(part.get(), here));
    }
    record.endPart(place.name());
    PartFile.remove(place, part.get().temporary());
    return Optional.empty();
  }

  /** What is recorded of the file; nothing of another that had its name here. */
  static Optional<RecordedFile> recorded(Target target, Place.File place, DirectoryRecord record)
      throws IOException {
    return record
        .find(place.name())
        .filter(known -> Currency.isFrom(known, target.named().getRawPath()));
  }

  /** What is recorded of it now, whatever stands in its place. */
  Optional<RecordedFile> recorded() throws IOException {
    return recorded(target, place, record);
  }

  /**
   * The record, if the file here is what it tells of. Only its time may be another, as a restored
   * tree's are; that is put right.
   */
  static Optional<RecordedFile> intact(
      Place.File place, BasicFileAttributes here, RecordedFile known) throws IOException {
    if (Currency.isHere(known, here)) {
      return Optional.of(known);
    }
    return here.size() == known.size() && place.crc() == known.crc()
        ? Optional.of(known.standingAs(place.touch(known.modified())))
        : Optional.empty();
  }

  /** Remembers the file; one of another host is no business of this host's listing. */
  void put(RecordedFile now) throws IOException {
    boolean elsewhere =
        target.record().isEmpty() && !Scope.isOfOneHost(record.url(), target.named());
    record.put(place.name(), now, !target.isListed() || elsewhere);
  }

  /**
   * Whether what was received is what stands here already: it was sent anew because there was no
   * validator to ask with, or because the server heeds none.
   */
  boolean isSameBody(PartFile file, Head head) {
    return known
        .filter(is -> is.size() == file.size() && is.crc() == file.crc())
        .filter(
            is -> head.lastModified().isEmpty() || head.lastModified().equals(is.lastModified()))
        .isPresent();
  }
}
