package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Optional;
import mirror.currency.Confirmation;
import mirror.currency.ListedRow;
import mirror.currency.Question;
import mirror.deletion.Absences;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.frontier.Failure;
import mirror.frontier.HeldFile;
import mirror.frontier.Outcome;
import mirror.frontier.Target;
import mirror.local.DirectoryRecord;
import mirror.local.DiskError;
import mirror.local.ObstacleException;
import mirror.local.PartFile;
import mirror.local.Place;
import mirror.local.RecordedFile;

/** Puts files in their places, and what answers say of them into the record. */
final class Ledger {
  private final SecondLook secondLook;
  private final Optional<Absences> absences;
  private final InstantSource clock;

  /**
   * Puts nothing anywhere yet.
   *
   * @param absences where it is noted what is gone, if that is to be deleted
   */
  Ledger(SecondLook secondLook, Optional<Absences> absences, InstantSource clock) {
    this.secondLook = secondLook;
    this.absences = absences;
    this.clock = clock;
  }

  /**
   * What to make of a file that is not given, once all its spellings were tried: it is not missing
   * if a fresh listing does not name it either, nor if its link held a place in a file that this
   * names.
   */
  Optional<Outcome> absence(Subject subject, FetchResult.Refused refused) throws IOException {
    boolean isAbsent =
        switch (refused.status()) {
          case 403, 404, 410 ->
              refused.proxy().isEmpty()
                  && subject.target().withoutPlus().isEmpty()
                  && isListed(subject);
          default -> false;
        };
    if (!isAbsent) {
      return Optional.empty();
    }
    URI listing = subject.record().url();
    return switch (secondLook.at(listing, subject.target().named())) {
      case SecondLook.Finding.Gone _ -> Optional.of(new Outcome.Gone());
      case SecondLook.Finding.Stopped _ -> Optional.of(new Outcome.Stopped());
      case SecondLook.Finding.Named _, SecondLook.Finding.Unknown _ -> {
        Optional<URI> page = subject.target().unfragmented();
        yield page.isPresent()
                && secondLook.at(listing, page.get()) instanceof SecondLook.Finding.Named
            ? Optional.of(new Outcome.Known())
            : Optional.empty();
      }
    };
  }

  /** Whether a listing named it, of this run, or of an earlier one from which a list is left. */
  boolean isListed(Subject subject) throws IOException {
    return subject.target().record().isPresent()
        || !subject.record().isForeign() && subject.record().wasListed(subject.place().name());
  }

  private Confirmation confirmation(Subject subject, Head head) {
    Target target = subject.target();
    return new Confirmation(
        target.link(), target.row(), head, target.isElsewhere(), clock.instant());
  }

  /** The file here is the one there. */
  Outcome keep(Subject subject, Question question, Head head) throws IOException {
    subject.record().endPart(subject.place().name()); // of a version that came and went
    if (!question.isCertain(head)) {
      return new Outcome.Unchanged(subject.place().path()); // which nobody compared
    }
    var confirmation = confirmation(subject, head);
    if (subject.known().isPresent()) {
      record(subject, confirmation, confirmation.ofSame(subject.known().get()));
    } else if (question instanceof Question.Compared) {
      subject.put(
          confirmation.ofNew(
              subject.here().orElseThrow(), subject.place().crc(), Optional.empty()));
    }
    return new Outcome.Unchanged(subject.place().path());
  }

  /** The row of a file that was received, looked up again where it contradicts the file. */
  ListedRow row(Subject subject, long size) throws IOException {
    Target target = subject.target();
    return target.record().isPresent()
            && target.row().contradicts(size)
            && secondLook.at(target.record().get().url(), target.named())
                instanceof SecondLook.Finding.Named(ListedRow row)
        ? row
        : target.row();
  }

  /** Writes only what matters to another run. */
  private static void record(Subject subject, Confirmation confirmation, RecordedFile now)
      throws IOException {
    if (confirmation.isNews(subject.known().orElseThrow(), now)) {
      subject.put(now);
    }
  }

  /**
   * Sees to it that a file's place is free, or will be.
   *
   * @throws ObstacleException when a directory stands there that will not go
   */
  void checkRoom(Target target, Place.File place) throws IOException {
    try {
      place.existing();
    } catch (ObstacleException e) {
      if (!mayGo(target, e)) {
        throw e;
      }
    }
  }

  /** Only what a sound listing names tells what is there no more. */
  private boolean mayGo(Target target, ObstacleException obstacle) {
    return absences.isPresent()
        && target.record().filter(DirectoryRecord::isEvidence).isPresent()
        && obstacle.obstacle() == ObstacleException.Obstacle.DIRECTORY;
  }

  /** Puts what was received in its place; it waits for that while a directory is to go. */
  Outcome store(Subject subject, Download download, Head head) throws IOException {
    try {
      return put(subject, download, head);
    } catch (ObstacleException e) {
      Target target = subject.target();
      if (subject.storeMismatch()
          || !mayGo(target, e)
          || !absences.orElseThrow().noteReplaced(target, subject.place().asDirectory())) {
        throw e;
      }
      subject.record().retain(1);
      download.hold();
      return new Outcome.Blocked(new Waiting(subject, download, head));
    }
  }

  /** A file whose place a directory has. */
  private final class Waiting implements HeldFile {
    private final Subject subject;
    private final Download download;
    private final Head head;

    Waiting(Subject subject, Download download, Head head) {
      this.subject = subject;
      this.download = download;
      this.head = head;
    }

    @Override
    public Outcome settle() throws IOException {
      try {
        return put(subject, download, head);
      } catch (ObstacleException e) {
        if (!absences.orElseThrow().isHeld(subject.target())) {
          throw e;
        }
        download.keep(); // for the run that may delete
        return new Outcome.Failed(new Failure(Failure.Kind.DELETIONS_HELD, DiskError.describe(e)));
      }
    }

    @Override
    public void close() throws IOException {
      try {
        download.close();
      } finally {
        subject.record().release();
      }
    }
  }

  /** Puts what was received in its place, unless it stands there. */
  Outcome put(Subject subject, Download download, Head head) throws IOException {
    PartFile file = download.part();
    Confirmation confirmation = confirmation(subject, head).with(row(subject, file.size()));
    Optional<RecordedFile> before = subject.recorded();
    if (subject.isSameBody(file, head)) {
      record(
          subject,
          confirmation,
          confirmation.ofNew(subject.here().orElseThrow(), file.crc(), before));
      download.done();
      return new Outcome.Unchanged(subject.place().path());
    }
    BasicFileAttributes standing = file.commit(head.lastModified());
    subject.put(confirmation.ofNew(standing, file.crc(), before));
    download.done();
    return new Outcome.Saved(subject.place().path(), file.size());
  }
}
