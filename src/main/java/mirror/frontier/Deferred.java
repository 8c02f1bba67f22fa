package mirror.frontier;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import mirror.currency.ListedRow;
import mirror.listing.Entry;
import mirror.listing.Url;
import mirror.local.LineList;
import mirror.local.LocalDirectory;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.scope.Last;
import mirror.scope.Scope;

/**
 * What waits until all else of the run is done: directories of which nothing is touched before, and
 * those that are read once more then, for some of their files. It waits on disk. Safe for threads.
 */
public final class Deferred implements Closeable {
  private static final String DIRECTORY = "";

  private final Last last;
  private final LocalTree tree;
  private final Optional<LineList> list;

  /**
   * Servers of which something is missing: whoever keeps packages and indexes on one names both.
   */
  private final Fingerprints incomplete = new Fingerprints();

  private final Fingerprints incompleteAtLast = new Fingerprints();
  private final Fingerprints told = new Fingerprints();

  /** When an entry of a listing is to be mirrored. */
  public enum Turn {
    NOW,
    LATER,
    /** When this listing was read the first time. */
    BEFORE
  }

  /** Is shown what waited. */
  interface Reader {
    void target(Target target) throws IOException, InterruptedException;
  }

  public Deferred(Last last, LocalTree tree, RecordStore records) throws IOException {
    this.last = last;
    this.tree = tree;
    list = last.isNothing() ? Optional.empty() : Optional.of(records.lineList());
  }

  /**
   * When the entry of a listing that {@code target} was answered with is to be mirrored.
   *
   * @param first whether nothing that the listing names may come before it
   */
  public Turn turn(Target target, Entry entry, boolean first) {
    boolean waits = !first && last.is(entry.url());
    if (!target.root().last()) {
      return waits ? Turn.LATER : Turn.NOW;
    }
    boolean before = Children.isDirectory(entry) || !waits;
    return isAgain(target) && before ? Turn.BEFORE : Turn.NOW;
  }

  /** Whether a listing is read the second time. */
  public boolean isAgain(Target target) {
    return target.root().last() && !last.is(Url.of(target.named()));
  }

  /** Whether a seed has to wait. */
  boolean isFor(Target seed) {
    return last.is(Url.of(seed.named()));
  }

  /** Lets some directories of a listing wait, once all of its checksum files were seen. */
  public void add(Children children, PagedListing listing, BitSet directories) throws IOException {
    Iterator<Entry> rows = listing.iterator();
    for (int index = 0; index < directories.length(); index++) {
      Entry row = rows.next();
      if (directories.get(index)) {
        add(children.checkedTarget(row));
      }
    }
  }

  /** Lets {@code target} wait, the whole of it or some files of its listing. */
  public void add(Target target) throws IOException {
    Root root = target.root();
    List<String> fields =
        new ArrayList<>(
            List.of(
                root.named().toString(),
                root.uri().toString(),
                String.valueOf(root.split()),
                target.named().toString(),
                target.uri().toString(),
                String.valueOf(target.depth()),
                String.valueOf(target.isListed()),
                target.ancestry().field()));
    add(root.place(), fields);
    add(target.place(), fields);
    fields.addAll(target.checksums().fields(tree));
    list.orElseThrow().add(fields.toArray(String[]::new));
  }

  private void add(Place place, List<String> fields) {
    LocalDirectory directory =
        switch (place) {
          case Place.Directory(LocalDirectory itself) -> itself;
          case Place.File file -> file.directory();
        };
    fields.addAll(List.of(tree.pathOf(directory), String.valueOf(directory.cuts()), name(place)));
  }

  private static String name(Place place) {
    return switch (place) {
      case Place.Directory _ -> DIRECTORY;
      case Place.File file -> file.name();
    };
  }

  private Target target(Iterator<String> fields) {
    URI seed = URI.create(fields.next());
    URI top = URI.create(fields.next());
    boolean split = Boolean.parseBoolean(fields.next());
    URI named = URI.create(fields.next());
    URI uri = URI.create(fields.next());
    int depth = Integer.parseInt(fields.next());
    boolean listed = Boolean.parseBoolean(fields.next());
    Ancestry ancestry = Ancestry.read(fields.next());
    var root = new Root(seed, top, place(fields), tree, split, true);
    Place place = place(fields);
    var mention =
        new Mention(
            ListedRow.NONE,
            Optional.empty(),
            ListedChecksums.read(fields, tree),
            Optional.empty(),
            ancestry,
            listed);
    return new Target(root, named, place, depth, mention, Target.Try.of(uri), new Portion.Any());
  }

  private Place place(Iterator<String> fields) {
    String path = fields.next();
    LocalDirectory directory = tree.directory(path, Integer.parseInt(fields.next()));
    String name = fields.next();
    return name.equals(DIRECTORY)
        ? new Place.Directory(directory)
        : new Place.File(directory, name);
  }

  /** Learns how a visit ended: an index must not name what did not come. */
  void saw(Target target, Outcome outcome) {
    boolean missing =
        switch (outcome) {
          // What the server does not give it may never give; the index there names it all the same.
          case Outcome.Failed(Failure failure) -> failure.kind() != Failure.Kind.WITHHELD;
          case Outcome.Abandoned _ -> true;
          case Outcome.Listed listed ->
              listed.problems().stream()
                  .anyMatch(problem -> problem.failure().kind() != Failure.Kind.OTHER);
          case Outcome.Ended _, Outcome.Unended _ -> false;
        };
    if (missing && list.isPresent()) {
      (target.root().last() ? incompleteAtLast : incomplete)
          .add(Scope.origin(target.root().named()));
    }
  }

  /** Whether something of a seed's server is missing that what comes last may name. */
  public boolean isIncomplete(String seed) {
    String origin = Scope.origin(URI.create(seed));
    return incomplete.contains(origin) || incompleteAtLast.contains(origin);
  }

  /** Whether there may be anything that waits. */
  public boolean isAny() {
    return list.isPresent();
  }

  /** Shows what waited and may be mirrored; what may not is told of once a seed. */
  void read(Observer observer, Reader reader) throws IOException, InterruptedException {
    list.orElseThrow()
        .<InterruptedException>read(
            fields -> {
              String seed = fields.getFirst();
              if (!incomplete.contains(Scope.origin(URI.create(seed)))) {
                reader.target(target(fields.iterator()));
              } else if (told.add(seed)) {
                observer.on(
                    new Event.Warned(
                        URI.create(seed), "what comes last stays as it is, for want of the rest"));
              }
            });
  }

  @Override
  public void close() throws IOException {
    if (list.isPresent()) {
      list.get().close();
    }
  }
}
