package mirror.visit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Optional;
import mirror.currency.Confirmation;
import mirror.currency.Currency;
import mirror.currency.ListedRow;
import mirror.fetch.Head;
import mirror.frontier.Claims;
import mirror.frontier.HeldFile;
import mirror.frontier.Outcome;
import mirror.frontier.Target;
import mirror.local.DirectoryRecord;
import mirror.local.PartFile;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.UrlPath;

/** A page that somebody wrote and that is read for its links: content as well, and on record. */
final class IndexPage {
  private final boolean noClobber;
  private final Optional<Forecast> forecast;
  private final Claims claims;
  private final RecordStore records;
  private final InstantSource clock;

  /**
   * Keeps none yet.
   *
   * @param noClobber whether what stands here stays as it is
   */
  IndexPage(
      boolean noClobber,
      Optional<Forecast> forecast,
      Claims claims,
      RecordStore records,
      InstantSource clock) {
    this.noClobber = noClobber;
    this.forecast = forecast;
    this.claims = claims;
    this.records = records;
    this.clock = clock;
  }

  /** Puts a page that was received at its place, unless it stands there. */
  Outcome keep(Target target, Place.File place, Head head, PageReceiver page) throws IOException {
    if (forecast.isPresent()) {
      return forecast.get().page(target, place, page);
    }
    boolean own = claims.grant(place.path(), target.named());
    Optional<BasicFileAttributes> here = place.existing();
    if (here.isPresent() && (noClobber || page.isSame(place))) {
      if (!own) {
        return new Outcome.Known();
      }
      if (!noClobber) {
        record(target, place, record -> know(record, target, place, head, here.get()));
      }
      return new Outcome.Unchanged(place.path());
    }
    PartFile part = PartFile.create(place);
    boolean held = false;
    try (InputStream in = page.page().open()) {
      in.transferTo(Channels.newOutputStream(part));
      if (own) {
        return store(target, place, head, part);
      }
      part.pause();
      held = true;
      return new Outcome.Held(new Twin(target, place, head, part));
    } finally {
      if (!held) {
        part.close();
      }
    }
  }

  private Outcome store(Target target, Place.File place, Head head, PartFile part)
      throws IOException {
    BasicFileAttributes standing = part.commit(head.lastModified());
    record(target, place, record -> put(record, target, place, head, standing, part.crc()));
    return new Outcome.Saved(place.path(), part.size());
  }

  /** A page whose place is that of a file, which is on its way perhaps. */
  private final class Twin implements HeldFile {
    private final Target target;
    private final Place.File place;
    private final Head head;
    private final PartFile part;

    Twin(Target target, Place.File place, Head head, PartFile part) {
      this.target = target;
      this.place = place;
      this.head = head;
      this.part = part;
    }

    @Override
    public Outcome settle() throws IOException {
      Optional<BasicFileAttributes> here = place.existing();
      if (here.isEmpty()) {
        return store(target, place, head, part);
      }
      return here.get().size() == part.size() && place.crc() == part.crc()
          ? new Outcome.Known()
          : new Outcome.Failed(claims.refusal(place.path()));
    }

    @Override
    public void close() throws IOException {
      part.close();
    }
  }

  private interface Note {
    void in(DirectoryRecord record) throws IOException;
  }

  /** Without a record nobody would know of the page once a listing is there that lacks it. */
  private void record(Target target, Place.File place, Note note) throws IOException {
    DirectoryRecord record =
        records.open(
            place.directory(),
            target.isFile() ? UrlPath.directory(target.named()) : Target.directory(target.uri()));
    try {
      note.in(record);
    } finally {
      record.release();
    }
  }

  private void know(
      DirectoryRecord record, Target target, Place.File place, Head head, BasicFileAttributes here)
      throws IOException {
    if (record.find(place.name()).filter(known -> Currency.isHere(known, here)).isEmpty()) {
      put(record, target, place, head, here, place.crc());
    }
  }

  private void put(
      DirectoryRecord record,
      Target target,
      Place.File place,
      Head head,
      BasicFileAttributes standing,
      int crc)
      throws IOException {
    var confirmation = new Confirmation(place.name(), ListedRow.NONE, head, false, clock.instant());
    record.put(
        place.name(), confirmation.ofNew(standing, crc, Optional.empty()), !target.isListed());
  }
}
