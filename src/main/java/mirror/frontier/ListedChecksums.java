package mirror.frontier;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import mirror.checksum.ChecksumName;
import mirror.checksum.Digest;
import mirror.local.LocalDirectory;
import mirror.local.LocalTree;
import mirror.local.Place;

/**
 * The checksum files that a listing names, and those of the listings above it: what they say of a
 * file. They are read from disk, and not before a file has come of which they might say something.
 */
public final class ListedChecksums {
  /** So many of each kind are heeded that may be about several files; nobody has as many. */
  private static final int MOST = 64;

  /** Of what no listing names. */
  public static final ListedChecksums NONE =
      new ListedChecksums(Optional.empty(), Optional.empty());

  private final Optional<ListedChecksums> above;
  private final Optional<LocalDirectory> directory;
  private final Fingerprints ofOne = new Fingerprints();
  private final List<ChecksumCache.Source> ofMany = new ArrayList<>();
  private final List<ChecksumCache.Source> ofOneOrMany = new ArrayList<>();

  private ListedChecksums(Optional<ListedChecksums> above, Optional<LocalDirectory> directory) {
    this.above = above;
    this.directory = directory;
  }

  /**
   * What is said of a file.
   *
   * @param source says it
   */
  public record Claim(Digest digest, ChecksumCache.Source source) {
    public boolean isOf(Digest file) {
      return digest.equals(file);
    }

    /** Of a file that has another digest, for a person. */
    public String contradiction() {
      return "its %s is not what %s says".formatted(digest.algorithm(), source.place().name());
    }
  }

  /** For a listing below this one's. */
  public ListedChecksums below(LocalDirectory directory) {
    return new ListedChecksums(Optional.of(this), Optional.of(directory));
  }

  /** What it needs to be {@link #read} again; without what is about files beside it only. */
  List<String> fields(LocalTree tree) {
    List<String> fields = new ArrayList<>();
    if (directory.isPresent()) {
      fields.add(tree.pathOf(directory.get()));
      fields.add(String.valueOf(ofMany.size() + ofOneOrMany.size()));
      for (var sources : List.of(ofMany, ofOneOrMany)) {
        for (ChecksumCache.Source source : sources) {
          fields.add(source.uri().toString());
          fields.add(tree.pathOf(source.place().directory()));
          fields.add(source.place().name());
        }
      }
      fields.addAll(above.orElseThrow().fields(tree));
    }
    return fields;
  }

  static ListedChecksums read(Iterator<String> fields, LocalTree tree) {
    if (!fields.hasNext()) {
      return NONE;
    }
    LocalDirectory directory = tree.directory(fields.next());
    List<ChecksumCache.Source> sources = new ArrayList<>();
    for (int left = Integer.parseInt(fields.next()); left > 0; left--) {
      URI uri = URI.create(fields.next());
      LocalDirectory of = tree.directory(fields.next());
      sources.add(new ChecksumCache.Source(uri, new Place.File(of, fields.next())));
    }
    ListedChecksums checksums = read(fields, tree).below(directory);
    sources.forEach(source -> checksums.add(source.uri(), source.place()));
    return checksums;
  }

  public static boolean isChecksumFile(String name) {
    return ChecksumName.of(name).isPresent();
  }

  /** The listing names a checksum file. */
  public void add(URI uri, Place.File place) {
    boolean one = ChecksumName.of(place.name()).flatMap(ChecksumName::subject).isPresent();
    if (one) {
      ofOne.add(place.path().toString());
    }
    List<ChecksumCache.Source> sources = one ? ofOneOrMany : ofMany;
    if (sources.size() < MOST) {
      sources.add(new ChecksumCache.Source(uri, place));
    }
  }

  /** The strongest that the checksum files say of the file that is named by {@code uri}. */
  public Optional<Claim> about(URI uri, Place.File place, ChecksumCache cache) throws IOException {
    Optional<Claim> best = beside(uri, place, cache);
    if (directory.isPresent() && place.path().startsWith(directory.get().path())) {
      String path = directory.get().path().relativize(place.path()).toString();
      for (var sources : List.of(ofMany, ofOneOrMany)) {
        for (ChecksumCache.Source source : sources) {
          best = stronger(best, claim(source, path, cache));
        }
      }
    }
    return best.isEmpty() && above.isPresent() ? above.get().about(uri, place, cache) : best;
  }

  /** In a file that has its name and an ending, which may be one of very many. */
  private Optional<Claim> beside(URI uri, Place.File place, ChecksumCache cache)
      throws IOException {
    if (ofOne.isEmpty() || uri.getRawQuery() != null) { // which may be all that names the file
      return Optional.empty();
    }
    for (String name : ChecksumName.about(place.name())) {
      var beside = new Place.File(place.directory(), name);
      if (ofOne.contains(beside.path().toString())) {
        URI there = URI.create(uri + name.substring(place.name().length()));
        Optional<Claim> claim = claim(new ChecksumCache.Source(there, beside), place.name(), cache);
        if (claim.isPresent()) {
          return claim;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Claim> stronger(Optional<Claim> one, Optional<Claim> other) {
    boolean better =
        one.isEmpty()
            || other.isPresent() && other.get().digest().isStrongerThan(one.get().digest());
    return better ? other : one;
  }

  private static Optional<Claim> claim(
      ChecksumCache.Source source, String path, ChecksumCache cache) throws IOException {
    return cache.find(source, path).map(digest -> new Claim(digest, source));
  }
}
