package mirror.crawl;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import mirror.frontier.Event;
import mirror.frontier.Failure;
import mirror.frontier.Fingerprints;
import mirror.frontier.ListedChecksums;
import mirror.frontier.Observer;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.local.DiskError;
import mirror.local.LocalDirectory;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedDirectory;
import mirror.local.RecordedFile;
import mirror.visit.ChecksumMode;
import mirror.visit.ChecksumPolicy;
import mirror.visit.QueryDirectory;

/**
 * Lays the files here beside what is known of them, by the record and by checksum files, without
 * any request. Each is read once; one of which nothing is known is left out.
 */
public final class Verification {
  /** So many files are looked into before the next are looked for, a few at the same time. */
  private static final int AT_A_TIME = 64;

  private final LocalTree tree;
  private final RecordStore records;
  private final ChecksumPolicy checks;
  private final Tally tally;
  private final Observer observer;
  private final Fingerprints walked = new Fingerprints();
  private final Fingerprints unreadable = new Fingerprints();
  private final List<KnownFile> waiting = new ArrayList<>();

  /** Of what is in {@code tree}. */
  public Verification(
      LocalTree tree, RecordStore records, ChecksumMode checksums, Tally tally, Observer observer) {
    this.tree = tree;
    this.records = records;
    this.checks = new ChecksumPolicy(checksums, observer);
    this.tally = tally;
    this.observer = observer;
  }

  /** Checks all that is there or should be. */
  public void ofAll() throws IOException {
    of(tree.root());
    if (tally.snapshot().known() == 0) { // a disk that is not mounted looks so
      URI root = tree.root().path().toUri();
      report(root, "nothing is known of what is here: " + tree.root().path());
    }
  }

  /** Checks what was mirrored from {@code seed}, and below it. */
  public void of(URI seed) {
    try {
      find(seed);
    } catch (IOException e) {
      reportUnreadable(seed, e);
      flush();
    }
  }

  private void find(URI seed) throws IOException {
    Place place =
        QueryDirectory.known(Target.seed(seed, tree), records)
            .map(Target::place)
            .orElseGet(() -> tree.place(seed));
    Optional<LocalDirectory> directory =
        switch (place) {
          case Place.Directory(LocalDirectory one) -> Optional.of(tree.alone(one));
          case Place.File file -> file.directory().existing(file.name());
        };
    long before = tally.snapshot().known();
    if (directory.isPresent()) {
      of(directory.get());
    } else if (place instanceof Place.File file) {
      ofOne(file);
    }
    if (tally.snapshot().known() == before) {
      tally.knows(1);
      report(seed, "nothing is known of it here: " + place.path());
    }
  }

  private void of(LocalDirectory top) throws IOException {
    walk(top, above(top));
    String above = tree.pathOf(top);
    records.read(
        new RecordStore.Reader() {
          @Override
          public void directory(RecordedDirectory directory) throws IOException {
            String path = directory.path();
            if (above.isEmpty() || path.equals(above) || path.startsWith(above + "/")) {
              boolean seen = walked.contains(path);
              directory.record().files((name, file, _) -> look(directory, name, file, seen));
            }
          }

          @Override
          public void unreadable(Path path, IOException error) {
            reportUnreadable(path.toUri(), error);
          }
        });
    flush();
  }

  private void ofOne(Place.File file) throws IOException {
    Optional<RecordedDirectory> known = records.find(file.directory());
    LocalDirectory directory = file.directory();
    boolean seen =
        isSeen(
            directory,
            () -> look(file, known, checksums(directory, above(directory), new ArrayList<>())));
    if (known.isPresent()) {
      Optional<RecordedFile> recorded = known.get().record().find(file.name());
      if (recorded.isPresent()) {
        look(known.get(), file.name(), recorded.get(), seen);
      }
    }
    flush();
  }

  /** What the checksum files above a directory say, up to the top of the tree. */
  private ListedChecksums above(LocalDirectory directory) throws IOException {
    String path = tree.pathOf(directory);
    if (path.isEmpty()) {
      return ListedChecksums.NONE;
    }
    LocalDirectory parent = tree.directory(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    ListedChecksums above = above(parent);
    List<ListedChecksums> here = new ArrayList<>();
    isSeen(parent, () -> here.add(checksums(parent, above, new ArrayList<>())));
    return here.isEmpty() ? above : here.getFirst();
  }

  private void walk(LocalDirectory directory, ListedChecksums above) throws IOException {
    boolean seen =
        isSeen(
            directory,
            () -> {
              List<LocalDirectory> below = new ArrayList<>();
              ListedChecksums checksums = checksums(directory, above, below);
              Optional<RecordedDirectory> known = records.find(directory);
              directory.names(name -> look(new Place.File(directory, name), known, checksums));
              for (LocalDirectory one : below) {
                walk(one, checksums);
              }
            });
    if (seen) {
      walked.add(tree.pathOf(directory));
    }
  }

  /** What is done in a directory. */
  private interface Look {
    void at() throws IOException;
  }

  /** Whether a directory can be read, if it is there; where not, the others are checked still. */
  private boolean isSeen(LocalDirectory directory, Look look) throws IOException {
    try {
      if (directory.isThere()) {
        look.at();
      }
      return true;
    } catch (IOException e) {
      reportUnreadable(directory.path().toUri(), e);
      return false;
    }
  }

  /**
   * What the checksum files of a directory say, and of those above it.
   *
   * @param below gets the directories in it
   */
  private ListedChecksums checksums(
      LocalDirectory directory, ListedChecksums above, List<LocalDirectory> below)
      throws IOException {
    ListedChecksums checksums = above.below(directory);
    directory.names(
        name -> {
          Optional<LocalDirectory> one = directory.existing(name);
          one.ifPresent(below::add);
          if (one.isEmpty() && checks.isSource(name)) {
            var file = new Place.File(directory, name);
            checksums.add(file.path().toUri(), file);
          }
        });
    return checksums;
  }

  /** A file that is here. */
  private void look(Place.File place, Optional<RecordedDirectory> known, ListedChecksums checksums)
      throws IOException {
    if (!stands(place)) {
      return;
    }
    Optional<RecordedFile> recorded =
        known.isPresent() ? known.get().record().find(place.name()) : Optional.empty();
    URI uri =
        recorded.map(file -> known.orElseThrow().url(file)).orElseGet(() -> place.path().toUri());
    Optional<ListedChecksums.Claim> claim = checks.about(checksums, uri, place);
    if (recorded.isPresent() || claim.isPresent()) {
      add(new KnownFile(place, uri, recorded, claim));
    }
  }

  /**
   * A file that was mirrored.
   *
   * @param walked whether it has been looked at, if it is here
   */
  private void look(RecordedDirectory directory, String name, RecordedFile recorded, boolean walked)
      throws IOException {
    var place = new Place.File(directory.directory(), name);
    if (!walked || !stands(place)) {
      URI uri = directory.url(recorded);
      add(new KnownFile(place, uri, Optional.of(recorded), Optional.empty()));
    }
  }

  private static boolean stands(Place.File place) throws IOException {
    return place
        .directory()
        .attributes(place.name())
        .filter(BasicFileAttributes::isRegularFile)
        .isPresent();
  }

  private void add(KnownFile file) {
    tally.knows(1);
    waiting.add(file);
    if (waiting.size() == AT_A_TIME) {
      flush();
    }
  }

  private void flush() {
    List<Optional<Failure>> damages =
        waiting.parallelStream().map(file -> file.damage(tally)).toList();
    for (int i = 0; i < waiting.size(); i++) {
      KnownFile file = waiting.get(i);
      damages
          .get(i)
          .ifPresentOrElse(
              damage -> report(file.uri(), damage),
              () -> observer.on(new Event.Unchanged(file.uri(), file.place().path())));
    }
    waiting.clear();
  }

  /** Once: the record of a directory is looked for by the directory, and among all. */
  private void reportUnreadable(URI uri, IOException error) {
    String reason = "cannot be read: " + DiskError.describe(error);
    if (unreadable.add(reason)) {
      tally.knows(1);
      report(uri, new Failure(Failure.Kind.LOCAL, reason));
    }
  }

  private void report(URI uri, String reason) {
    report(uri, new Failure(Failure.Kind.OTHER, reason));
  }

  private void report(URI uri, Failure failure) {
    observer.on(new Event.Failed(uri, uri, failure));
  }
}
