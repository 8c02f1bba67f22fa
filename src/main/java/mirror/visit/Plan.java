package mirror.visit;

import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.currency.Currency;
import mirror.currency.ListedRow;
import mirror.currency.Update;
import mirror.deletion.Absences;
import mirror.frontier.Claims;
import mirror.frontier.Intent;
import mirror.frontier.Outcome;
import mirror.frontier.Target;
import mirror.listing.Shape;
import mirror.local.DirectoryRecord;
import mirror.local.ObstacleException;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedFile;

/** Says what a run would do about files, by what listings show and what is here. */
final class Plan implements Forecast {
  private final Update update;
  private final Currency currency;
  private final RecordStore records;
  private final Optional<Absences> absences;
  private final Claims claims;
  private final FileToDirectory fileToDirectory;
  private final InstantSource clock;

  /**
   * Looks, and changes nothing.
   *
   * @param absences where it is noted what is gone, if that is to be deleted
   */
  Plan(
      Update update,
      RecordStore records,
      Optional<Absences> absences,
      Claims claims,
      FileToDirectory fileToDirectory,
      InstantSource clock) {
    this.update = update;
    currency = update.currency();
    this.records = records;
    this.absences = absences;
    this.claims = claims;
    this.fileToDirectory = fileToDirectory;
    this.clock = clock;
  }

  /** What was a file when it was mirrored, and stands here, is likely to be one still. */
  @Override
  public boolean isCertain(Shape shape, Target target) throws IOException {
    return shape == Shape.FILE
        || target.record().isPresent()
            && target.place() instanceof Place.File place
            && target.record().get().find(place.name()).isPresent()
            && existing(target, place).isPresent();
  }

  @Override
  public Outcome file(Target target, Place.File place, OptionalLong size) throws IOException {
    if (place.name().equals(Place.INDEX) && !claims.grant(place.path(), target.named())) {
      return new Outcome.Known(); // the page of its directory, as far as a plan can tell
    }
    Optional<BasicFileAttributes> here = existing(target, place);
    OptionalLong there = target.row().size().isPresent() ? target.row().size() : size;
    if (here.isEmpty()) {
      Optional<ObstacleException> obstacle =
          absences.isPresent() ? directory(place) : Optional.empty();
      if (obstacle.isPresent()
          && !absences.orElseThrow().noteReplaced(target, place.asDirectory())) {
        throw obstacle.get();
      }
      return new Outcome.Planned(Intent.NEW, place.path(), there);
    }
    if (update.noClobber()) {
      return new Outcome.Unchanged(place.path());
    }
    if (there.isPresent() && there.getAsLong() != here.get().size()) {
      return new Outcome.Planned(Intent.CHANGED, place.path(), there);
    }
    if (update.sizeOnly() && there.isPresent()) {
      return new Outcome.Unchanged(place.path());
    }
    Optional<Intent> intent = intent(target, place, here.get(), known(target, place));
    return intent.isEmpty()
        ? new Outcome.Unchanged(place.path())
        : new Outcome.Planned(
            intent.get(),
            place.path(),
            there.isEmpty() && intent.get() == Intent.ASK
                ? OptionalLong.of(here.get().size())
                : there);
  }

  private Optional<Intent> intent(
      Target target, Place.File place, BasicFileAttributes here, Optional<RecordedFile> recorded)
      throws IOException {
    if (recorded.isEmpty()) {
      return Optional.of(Intent.ASK);
    }
    RecordedFile known = recorded.get();
    if (!Subject.isIntact(place, here, known)) {
      return Optional.of(update.sizeOnly() ? Intent.ASK : Intent.CHANGED);
    }
    return currency
        .doubt(target.named().toString(), known, target.row(), clock.instant())
        .map(doubt -> isAnother(doubt, known, target.row()) ? Intent.CHANGED : Intent.ASK);
  }

  /** Whether the row shows another date than that of the file here, which a size alone may not. */
  private boolean isAnother(Currency.Doubt doubt, RecordedFile known, ListedRow row) {
    return doubt == Currency.Doubt.NEW_ROW
        && row.showsDate()
        && !known.rows().isEmpty()
        && !update.sizeOnly();
  }

  private Optional<RecordedFile> known(Target target, Place.File place) throws IOException {
    if (target.record().isPresent()) {
      return Subject.recorded(target, place, target.record().get());
    }
    DirectoryRecord record = QueryDirectory.record(target, place, records);
    try {
      return Subject.recorded(target, place, record);
    } finally {
      record.release();
    }
  }

  /** What a run would find there when it comes to the file. */
  private Optional<BasicFileAttributes> existing(Target target, Place.File place)
      throws IOException {
    try {
      return place.existing();
    } catch (ObstacleException e) {
      boolean givesWay =
          switch (e.obstacle()) {
            case NOT_A_DIRECTORY ->
                fileToDirectory.givesWay(target, new Place.Directory(place.directory()));
            // Only what a sound listing names tells what is there no more.
            case DIRECTORY ->
                absences.isPresent()
                    && target.record().filter(DirectoryRecord::isEvidence).isPresent();
            case SYMLINK, REPLACED -> false;
          };
      if (!givesWay) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** A directory in the place of a file. */
  private static Optional<ObstacleException> directory(Place.File place) throws IOException {
    try {
      place.existing();
      return Optional.empty();
    } catch (ObstacleException e) {
      return Optional.of(e)
          .filter(found -> found.obstacle() == ObstacleException.Obstacle.DIRECTORY);
    }
  }

  @Override
  public Outcome page(Target target, Place.File place, PageReceiver page) throws IOException {
    if (!claims.grant(place.path(), target.named())) {
      return new Outcome.Known();
    }
    boolean here = existing(target, place).isPresent();
    return here && (update.noClobber() || page.isSame(place))
        ? new Outcome.Unchanged(place.path())
        : new Outcome.Planned(
            here ? Intent.CHANGED : Intent.NEW, place.path(), OptionalLong.of(page.page().size()));
  }
}
