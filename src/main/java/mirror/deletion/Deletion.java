package mirror.deletion;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import mirror.frontier.Event;
import mirror.frontier.Failure;
import mirror.frontier.Fingerprints;
import mirror.frontier.Observer;
import mirror.local.Casing;
import mirror.local.DirectoryRecord;
import mirror.local.LocalDirectory;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedDirectory;
import mirror.local.RecordedFile;
import mirror.local.RecordedListing;
import mirror.scope.Scope;

/**
 * Deletes what the listings of this run do not name any more: only files of the record, and of each
 * seed all of them or none. For one thread.
 */
public final class Deletion {
  private final boolean planned;
  private final RecordStore records;
  private final Casing casing;
  private final MaxDelete most;
  private final Protection protection;
  private final Predicate<String> incomplete;
  private final BooleanSupplier stopped;
  private final Observer observer;
  private final Map<String, Sum> seeds = new HashMap<>();

  /** Directories of which an error was told: nothing in them is deleted. */
  private final Fingerprints failed = new Fingerprints();

  /** Of one seed. */
  private static final class Sum {
    long known;
    long candidates;
    boolean lost;
    boolean held;
  }

  /** What becomes of a file of a record. */
  private enum Fate {
    STAYS,
    GOES,
    /** Neither here nor there any more: nothing is to be deleted but its line in the record. */
    LOST
  }

  /** Is shown the files of a record, but for those that are not here and should be. */
  private interface Finder {
    void file(RecordedDirectory directory, String name, RecordedFile file, Fate fate)
        throws IOException;
  }

  /**
   * Prepares, and deletes nothing yet.
   *
   * @param planned whether what would be deleted is only told
   * @param incomplete tells of a seed whether old indexes stay, and so what they name
   */
  public Deletion(
      boolean planned,
      RecordStore records,
      Casing casing,
      MaxDelete most,
      Protection protection,
      Predicate<String> incomplete,
      BooleanSupplier stopped,
      Observer observer) {
    this.planned = planned;
    this.records = records;
    this.casing = casing;
    this.most = most;
    this.protection = protection;
    this.incomplete = incomplete;
    this.stopped = stopped;
    this.observer = observer;
  }

  /** Counts first, then deletes where it is not too much. */
  public void run(Absences absences) throws IOException {
    absences.read(
        (root, directory, gone) -> {
          Sum sum = seeds.computeIfAbsent(root, _ -> new Sum());
          find(
              directory,
              gone,
              removal(root),
              (_, _, _, fate) -> {
                sum.known += fate == Fate.LOST ? 0 : 1;
                sum.candidates += fate == Fate.GOES ? 1 : 0;
                sum.lost |= fate == Fate.LOST;
              });
        });
    seeds.forEach((seed, sum) -> hold(seed, sum, absences));
    absences.read(
        (root, directory, gone) -> {
          Sum sum = seeds.get(root);
          boolean any = sum.candidates > 0 || sum.lost || gone instanceof Absences.Extent.All;
          if (any && !sum.held) {
            delete(directory, gone, removal(root));
          }
        });
  }

  private Removal removal(String seed) {
    return new Removal(planned, URI.create(seed), records, failed, observer);
  }

  private void hold(String seed, Sum sum, Absences absences) {
    long limit = most.of(sum.known);
    URI uri = URI.create(seed);
    // Who asks what would go has to see it before more is allowed.
    sum.held = incomplete.test(seed) || sum.candidates > limit && !planned;
    if (sum.held) {
      absences.hold(seed);
    }
    if (sum.candidates > 0 && incomplete.test(seed)) {
      observer.on(
          new Event.Warned(uri, "nothing is deleted, for want of the rest of what comes last"));
    } else if (sum.candidates > limit) {
      observer.on(
          new Event.Failed(
              uri,
              uri,
              new Failure(
                  Failure.Kind.DELETIONS_HELD,
                  ("%d of %d files are gone from its listings, which is more than %d:"
                          + " none is deleted; --max-delete=%d allows it")
                      .formatted(sum.candidates, sum.known, limit, sum.candidates))));
    }
  }

  private void find(LocalDirectory directory, Absences.Extent gone, Removal removal, Finder finder)
      throws IOException {
    removal.in(directory, () -> find(directory, gone, false, removal, finder));
  }

  /**
   * The same.
   *
   * @param linked whether it goes with the page that named what is in it
   */
  private void find(
      LocalDirectory directory,
      Absences.Extent gone,
      boolean linked,
      Removal removal,
      Finder finder)
      throws IOException {
    Optional<RecordedDirectory> known = records.find(directory);
    boolean whole = gone instanceof Absences.Extent.All;
    if (known.isEmpty() || !directory.isThere() || whole && isProtected(known.get())) {
      return;
    }
    DirectoryRecord record = known.get().record();
    Fingerprints respelled = respelled(record);
    boolean linking = isLinking(record, linked);
    record.files(
        (name, file, listed) -> {
          boolean another = !listed && respelled.contains(casing.key(name));
          // A directory in a file's place is not ours, and protects nothing beside it.
          boolean here = !another && new Place.File(directory, name).find().isPresent();
          boolean candidate =
              (another || gone.includes(name, listed))
                  && (linking || record.wasListed(name))
                  && !protection.holds(known.get().url(file), file.size());
          if (here || candidate) {
            Fate fate = !candidate ? Fate.STAYS : here ? Fate.GOES : Fate.LOST;
            finder.file(known.get(), name, file, fate);
          }
        });
    if (whole) {
      for (LocalDirectory child : below(directory)) {
        removal.in(
            child,
            () -> {
              if (isWithin(known.get(), child)) {
                find(child, gone, linking, removal, finder);
              }
            });
      }
    }
  }

  /**
   * Whether what no listing named was named by a page of the directory, or of one that it is in,
   * which is gone: else a person named it, or a page elsewhere, and nothing tells that it is gone.
   */
  private static boolean isLinking(DirectoryRecord record, boolean linked) throws IOException {
    return record.listing().isEmpty() && (linked || record.wasListed(Place.INDEX));
  }

  /** What a listing names stands here, also where the record knows it by another spelling. */
  private Fingerprints respelled(DirectoryRecord record) throws IOException {
    var names = new Fingerprints();
    if (casing == Casing.ALIKE) {
      record.files(
          (name, _, listed) -> {
            if (listed) {
              names.add(casing.key(name));
            }
          });
    }
    return names;
  }

  /** Another tree may have been mirrored into a directory of this one. */
  private boolean isWithin(RecordedDirectory directory, LocalDirectory child) throws IOException {
    return records.find(child).filter(of -> Scope.isWithin(directory.url(), of.url())).isPresent();
  }

  /** A seed that a person dropped is not gone: its parent's listing may never have named it. */
  private boolean isProtected(RecordedDirectory directory) throws IOException {
    return protection.holds(directory)
        || directory.record().listing().filter(RecordedListing::seed).isPresent();
  }

  private static List<LocalDirectory> below(LocalDirectory directory) throws IOException {
    List<LocalDirectory> below = new ArrayList<>();
    directory.names(name -> UnknownFiles.standing(directory, name).ifPresent(below::add));
    return below;
  }

  private void delete(LocalDirectory directory, Absences.Extent gone, Removal removal)
      throws IOException {
    boolean whole = gone instanceof Absences.Extent.All;
    find(
        directory,
        gone,
        removal,
        (in, name, file, fate) -> {
          if (fate == Fate.STAYS || stopped.getAsBoolean()) {
            return;
          }
          boolean lost = fate == Fate.LOST || removal.file(in, name, file);
          if (lost && !whole && !planned) {
            removal.forget(in, name);
          }
        });
    if (whole && !planned && !stopped.getAsBoolean()) {
      removal.in(directory, () -> prune(directory, removal));
      // Where something of somebody else's is left, the record is too.
      find(
          directory,
          gone,
          removal,
          (in, name, _, fate) -> {
            if (fate == Fate.LOST) {
              removal.forget(in, name);
            }
          });
    }
  }

  /** Removes a directory that is gone, and those in it, if nothing is left there. */
  private void prune(LocalDirectory directory, Removal removal) throws IOException {
    Optional<RecordedDirectory> known = records.find(directory);
    if (known.isEmpty() || !directory.isThere() || isProtected(known.get())) {
      return;
    }
    for (LocalDirectory child : below(directory)) {
      removal.in(child, () -> prune(child, removal));
    }
    removal.directory(known.get());
  }
}
