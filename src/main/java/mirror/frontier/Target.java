package mirror.frontier;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.currency.ListedRow;
import mirror.listing.Url;
import mirror.local.DirectoryRecord;
import mirror.local.LocalDirectory;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.Shard;
import mirror.local.UrlPath;
import mirror.scope.Filter;
import mirror.scope.Scope;

/**
 * One URL to visit and the place where it goes.
 *
 * @param root the tree that it belongs to
 * @param named its URL as a person typed it or a listing names it
 * @param place where it goes, whatever redirects say
 * @param depth how many listings lead to it from its seed
 * @param listed what the last of these says of it, and what led to that
 * @param next what is asked, and how often that was done
 * @param portion what of a file is to be visited
 */
public record Target(
    Root root, URI named, Place place, int depth, Mention listed, Try next, Portion portion) {
  /**
   * The next request.
   *
   * @param uri requested just so: redirects may lead away from what was named
   * @param redirects how many brought it here
   * @param attempt the number of the try, from 1
   */
  record Try(URI uri, int redirects, int attempt) {
    /** The first one. */
    static Try of(URI uri) {
      return new Try(uri, 0, 1);
    }
  }

  public URI uri() {
    return next.uri();
  }

  public int redirects() {
    return next.redirects();
  }

  public int attempt() {
    return next.attempt();
  }

  public ListedRow row() {
    return listed.row();
  }

  public Optional<DirectoryRecord> record() {
    return listed.record();
  }

  public ListedChecksums checksums() {
    return listed.checksums();
  }

  public Optional<Children> waiting() {
    return listed.waiting();
  }

  public Ancestry ancestry() {
    return listed.ancestry();
  }

  /** Whether a listing that a server made names it, so that one may tell that it is gone. */
  public boolean isListed() {
    return listed.listed();
  }

  /** What a person named. */
  public static Target seed(URI uri, LocalTree tree) {
    Place place = tree.place(uri);
    var root = new Root(uri, uri, place, tree, place instanceof Place.Directory, false);
    return new Target(root, uri, place, 0, Mention.NONE, Try.of(uri), new Portion.Any());
  }

  /**
   * What a listing of this target's names.
   *
   * @param ancestry this target's, and what that listing shows
   * @param isListed whether a server made it
   */
  Target child(
      URI uri,
      Place place,
      ListedRow row,
      Optional<DirectoryRecord> record,
      Ancestry ancestry,
      boolean isListed) {
    var listed = new Mention(row, record, checksums(), Optional.empty(), ancestry, isListed);
    return new Target(root, uri, place, depth + 1, listed, Try.of(uri), new Portion.Any());
  }

  /**
   * The same, told of checksum files.
   *
   * @param waiting what waits until this is done, if it is one of them
   */
  Target checkedBy(ListedChecksums checksums, Optional<Children> waiting) {
    var told = new Mention(row(), record(), checksums, waiting, ancestry(), isListed());
    return new Target(root, named, place, depth, told, next, portion);
  }

  /** A checksum file that is about this target, and comes in one piece. */
  public Target source(ChecksumCache.Source source) {
    return child(source.uri(), source.place(), ListedRow.NONE, Optional.empty(), ancestry(), false)
        .checkedBy(ListedChecksums.NONE, Optional.empty())
        .portion(new Portion.Whole());
  }

  /** The same thing somewhere else. */
  public Target movedTo(URI uri, Place place) {
    // A file may come from another host and leave its tree where it is.
    boolean rootMoves = Scope.sameHost(uri(), uri) || place instanceof Place.Directory;
    Root moved = isSeed() && rootMoves ? root.movedTo(uri, place) : root;
    return new Target(
        isFile() && place instanceof Place.Directory ? moved.unsplit() : moved,
        named,
        place,
        depth,
        listed,
        new Try(uri, redirects() + 1, attempt()),
        portion);
  }

  /**
   * The same, asked for in another way: some servers read a plus in a path as a blank, as in a form
   * (Netty, S3), and know the thing by its escape only. Empty where it has none.
   */
  public Optional<Target> withoutPlus() {
    String path = uri().getRawPath();
    String query = uri().getRawQuery() == null ? "" : '?' + uri().getRawQuery();
    return path.indexOf('+') < 0
        ? Optional.empty()
        : Optional.of(movedTo(UrlPath.at(uri(), path.replace("+", "%2B") + query), place));
  }

  /**
   * The same, as browsers read its link: where what is shown as it stands was no name after all.
   */
  public Optional<Target> asBrowsed() {
    return row().literal() && redirects() == 0
        ? Url.browsed(uri()).map(read -> movedTo(read, place))
        : Optional.empty();
  }

  /** What its link names, if that holds a place in a page and no name. */
  public Optional<URI> unfragmented() {
    return row().literal() ? Url.unfragmented(named) : Optional.empty();
  }

  /** The file that its link names, if that holds a place in one. */
  public Optional<Target> withoutFragment() {
    return unfragmented()
        .filter(to -> redirects() == 0 && !to.getRawPath().endsWith("/"))
        .flatMap(
            to ->
                place instanceof Place.File file
                    ? Optional.of(movedTo(to, file.beside(UrlPath.name(to))))
                    : Optional.empty());
  }

  /** The same, known to be a directory although its URL does not look so. */
  public Target asDirectory(Place.Directory place) {
    URI slashed = directory(uri());
    Root moved = isSeed() ? root.movedTo(slashed, place) : root;
    return at(isFile() ? moved.unsplit() : moved, slashed, place);
  }

  /** A script that lists what its queries name: with an empty one it is the top of that. */
  public Target asScript() {
    return at(root, URI.create(uri() + "?"), place);
  }

  /** What its page is asked for by: a script as a person named it, without the empty query. */
  public URI page() {
    return uri().toString().equals(named + "?") ? named : uri();
  }

  /** The same, known to be a file although its row looked like a directory's. */
  public Target asFile(Place.File place) {
    return at(root, uri(), place);
  }

  private Target at(Root root, URI uri, Place place) {
    var there = new Try(uri, redirects(), attempt());
    return new Target(root, named, place, depth, listed, there, portion);
  }

  /** Whether a listing shows it as a directory, and its URL does not, nor where that leads. */
  public boolean mayBeFile() {
    return !isSeed()
        && !isFile()
        && !named.getRawPath().endsWith("/")
        && !uri().getRawPath().endsWith("/");
  }

  /** The URL of a directory, as it is known by: with its slash, unless it has a query. */
  public static URI directory(URI uri) {
    return uri.getRawPath().endsWith("/") || uri.getRawQuery() != null
        ? uri
        : URI.create(uri + "/");
  }

  /**
   * What to name in another run, so that this comes to the same place: itself, or its seed where a
   * redirected directory gave it a place that its own URL does not tell.
   */
  public URI seed(LocalTree tree) {
    return tree.place(named).path().equals(place.path()) ? named : root.named();
  }

  /**
   * The last segment of its path, as it was linked, and its query where that tells it from all that
   * a script gives: any other may be a token, and what a person put into one a secret.
   */
  public String link() {
    String last = UrlPath.name(named);
    boolean byPath =
        isSeed()
            || named.getRawQuery() == null
            || root.tree().place(named).path().equals(place.path());
    return byPath ? last : last + '?' + named.getRawQuery();
  }

  /** Another try: of a file that came from elsewhere, where it was named: it may lead elsewhere. */
  public Target nextAttempt() {
    return isElsewhere() ? tried(new Try(named, 0, attempt() + 1)) : nextAttemptThere();
  }

  /** Another try, where it is now. */
  public Target nextAttemptThere() {
    return tried(new Try(uri(), redirects(), attempt() + 1));
  }

  /** Whether it is a file that its host leaves to another. */
  public boolean isElsewhere() {
    return isFile() && !Scope.sameHost(named, uri());
  }

  private Target tried(Try next) {
    return new Target(root, named, place, depth, listed, next, portion);
  }

  /** The same, of another portion of it. */
  public Target portion(Portion other) {
    var first = new Try(uri(), redirects(), 1);
    return new Target(root, named, place, depth, listed, first, other);
  }

  /** All of it at once, where another try of it would begin. */
  public Target whole() {
    return (isElsewhere() ? tried(Try.of(named)) : this).portion(new Portion.Whole());
  }

  /** Whether {@code shard} has what stands in a directory of this tree. */
  public boolean isOf(Shard shard, LocalDirectory directory) {
    return !root.split() || shard.owns(root.tree().pathOf(directory));
  }

  /** Whether it is to be a file, as far as is known. */
  public boolean isFile() {
    return switch (place) {
      case Place.File _ -> true;
      case Place.Directory _ -> false;
    };
  }

  public boolean isSeed() {
    return depth == 0;
  }

  /**
   * Why it is not wanted, now that it is known to be a file: what a person names may be a
   * directory.
   *
   * @param size where the answer tells
   */
  public Optional<Scope.Refusal> refusal(Filter filter, OptionalLong size) {
    return isSeed() ? filter.refusal(named.getRawPath(), size) : filter.refusal(size);
  }

  /** Scheme, host and port: what the limits of politeness hold for. */
  public String origin() {
    return Scope.origin(uri());
  }
}
