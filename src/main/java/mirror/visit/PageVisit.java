package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.fetch.PageBuffer;
import mirror.fetch.Request;
import mirror.frontier.Failure;
import mirror.frontier.Outcome;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.listing.Listing;
import mirror.listing.PageSource;
import mirror.local.Place;
import mirror.scope.Filter;
import mirror.scope.Scope;

/**
 * A visit to a directory's URL, or to a page that a person wants to be followed: it is read, and
 * stored only if somebody wrote it.
 */
final class PageVisit {

  private final Optional<ListVisit> foretold;
  private final Requests requests;
  private final Opening opening;
  private final Filter filter;
  private final CheckedVisit files;
  private final IndexPage index;
  private final Setback setback;
  private final Tally tally;

  PageVisit(
      Optional<ListVisit> foretold,
      Requests requests,
      Opening opening,
      Filter filter,
      CheckedVisit files,
      IndexPage index,
      Setback setback,
      Tally tally) {
    this.foretold = foretold;
    this.requests = requests;
    this.opening = opening;
    this.filter = filter;
    this.files = files;
    this.index = index;
    this.setback = setback;
    this.tally = tally;
  }

  Outcome to(Target target, Place place) throws IOException {
    try (var page = new PageReceiver(target.uri(), tally)) {
      URI uri = target.page();
      Request request = target.mayBeFile() ? Request.file(uri) : Request.page(uri);
      return switch (requests.fetch(request, page)) {
        case FetchResult.Received(Head head, _) -> read(target, place, head, page);
        case FetchResult.Declined(Head head) -> noPage(target, place, head);
        case FetchResult.NotModified _ -> setback.notModified();
        case FetchResult.Moved moved -> setback.moved(target, moved);
        case FetchResult.Refused refused -> refused(target, place, refused);
        case FetchResult.Broken broken -> setback.broken(target, broken);
      };
    } catch (PageBuffer.UnreadableException e) {
      return notListed("is " + e.getMessage());
    }
  }

  private Outcome read(Target target, Place place, Head head, PageReceiver page)
      throws IOException {
    PageSource source = page.source(head);
    OptionalLong hash = opening.hash(target, place, source);
    Optional<Outcome> same = opening.same(target, place, hash);
    if (same.isPresent()) {
      return same.get();
    }
    Listing listing = PageReceiver.read(source);
    Optional<FetchResult.Broken> cut = page.cut(head, listing);
    if (cut.isPresent()) {
      listing.close();
      return setback.broken(target, cut.get());
    }
    if (listing.kind() == Listing.Kind.HAND_MADE && !head.isHtml()) {
      listing.close();
      return noPage(target, place, head); // data, but no listing
    }
    if (!head.isHtml() && !listing.complete()) {
      listing.close();
      return notListed("is a listing that breaks off, " + described(head.mediaType()));
    }
    if (listing.kind() == Listing.Kind.HAND_MADE && isStrange(target)) {
      listing.close();
      return notListed("is a page, and no listing");
    }
    return switch (listing.kind()) {
      case GENERATED -> opening.listing(target, place, listing, hash);
      case HAND_MADE ->
          opening.page(
              target,
              directory(place),
              listing,
              OptionalLong.empty(),
              () -> {
                opening.make(target, directory(place));
                return filter.takesName(path(target, place))
                        && filter.sizes().take(page.page().size())
                    ? Optional.of(index.keep(target, file(place), head, page))
                    : Optional.empty();
              });
    };
  }

  /**
   * Whether a directory that a person named was redirected to a page that is not even in it: a
   * login or a welcome. Its links are not the directory's, and the page's own directory, as the
   * root, would often open the whole host.
   */
  private static boolean isStrange(Target target) {
    String path = target.uri().getRawPath();
    return target.isSeed()
        && !target.isFile()
        && target.redirects() > 0
        && !path.endsWith("/")
        && !Scope.isBelow(Target.directory(target.named()), path);
  }

  /** A link that is shown as it stands may hold a place in a file, whatever its row looks like. */
  private Outcome refused(Target target, Place place, FetchResult.Refused refused) {
    return place instanceof Place.Directory directory
            && target.mayBeFile()
            && target.unfragmented().filter(file -> !file.getPath().endsWith("/")).isPresent()
        ? new Outcome.Moved(target.asFile(directory.asFile()))
        : setback.refused(target, refused);
  }

  /** A row that looked like a directory's was a file's, if its URL may be one. */
  private Outcome noPage(Target target, Place place, Head head) throws IOException {
    return switch (place) {
      case Place.Directory directory when target.mayBeFile() ->
          new Outcome.Moved(target.asFile(directory.asFile()));
      case Place.Directory _ -> notListed("is no listing but " + described(head.mediaType()));
      case Place.File file ->
          foretold.isPresent() ? foretold.get().found(target, file, head) : files.to(target, file);
    };
  }

  /** Where the entries of a page stand. */
  private static Place.Directory directory(Place place) {
    return switch (place) {
      case Place.Directory directory -> directory;
      case Place.File file -> new Place.Directory(file.directory());
    };
  }

  private static Place.File file(Place place) {
    return switch (place) {
      case Place.Directory(var directory) -> new Place.File(directory, Place.INDEX);
      case Place.File file -> file;
    };
  }

  /** What its name stands in, escaped as in any URL. */
  private static String path(Target target, Place place) {
    return switch (place) {
      case Place.Directory _ -> Place.INDEX;
      case Place.File _ -> target.named().getRawPath();
    };
  }

  private static Outcome notListed(String reason) {
    return new Outcome.Failed(new Failure(Failure.Kind.PROTOCOL, reason));
  }

  private static String described(String mediaType) {
    return mediaType.isEmpty() ? "of no type" : "of type " + mediaType;
  }
}
