package mirror.visit;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.frontier.Ancestry;
import mirror.frontier.Children;
import mirror.frontier.Failure;
import mirror.frontier.Outcome;
import mirror.frontier.PagedListing;
import mirror.frontier.Purpose;
import mirror.frontier.Seen;
import mirror.frontier.Target;
import mirror.listing.Listing;
import mirror.listing.PageSource;
import mirror.local.Place;
import mirror.scope.Scope;

/**
 * What becomes of a target whose page was read: a directory with children, unless it is none, or
 * one that was opened before.
 */
final class Opening {
  /** In bytes, as everywhere: more is a file. */
  private static final long LARGEST_PAGE = 256L * 1024 * 1024;

  private final Purpose purpose;
  private final Scope scope;
  private final FurtherPages furtherPages;
  private final ListingDiff diff;
  private final UnexpectedPage unexpectedPage;
  private final Loops loops;
  private final FileToDirectory fileToDirectory;
  private final Seen seen;

  Opening(
      Purpose purpose,
      Scope scope,
      FurtherPages furtherPages,
      ListingDiff diff,
      UnexpectedPage unexpectedPage,
      Loops loops,
      FileToDirectory fileToDirectory,
      Seen seen) {
    this.purpose = purpose;
    this.scope = scope;
    this.furtherPages = furtherPages;
    this.diff = diff;
    this.unexpectedPage = unexpectedPage;
    this.loops = loops;
    this.fileToDirectory = fileToDirectory;
    this.seen = seen;
  }

  /** What is to be done with a page that is read, once it is known to be worth it. */
  interface Content {
    Optional<Outcome> keep() throws IOException;
  }

  /**
   * Whether a page that looked like a file may be a directory's: its row did not show its size.
   *
   * @param bytes of the page
   */
  static boolean mayBeListing(Target target, long bytes) {
    return bytes <= LARGEST_PAGE && !target.row().size().equals(OptionalLong.of(bytes));
  }

  /** Whether a page that looked like a file is a directory's: it shows children. */
  static boolean isListing(Listing page) {
    return page.kind() == Listing.Kind.GENERATED && page.entries().count() > 0;
  }

  /** What tells a page from another that was read at that place; empty where none is recorded. */
  OptionalLong hash(Target target, Place place, PageSource page) throws IOException {
    return place instanceof Place.Directory(var directory)
        ? diff.hash(target, directory, page)
        : OptionalLong.empty();
  }

  /** Opens the directory whose listing has the bytes that it had last time, if so it is. */
  Optional<Outcome> same(Target target, Place place, OptionalLong hash) throws IOException {
    if (hash.isEmpty() || !(place instanceof Place.Directory directory)) {
      return Optional.empty();
    }
    Optional<Entries.Selection> same = diff.same(target, directory.directory(), hash.getAsLong());
    if (same.isEmpty()) {
      return Optional.empty();
    }
    Children children = same.get().children();
    if (children.current() == 0) {
      try {
        fileToDirectory.make(target, directory); // else there are files in it
      } catch (IOException e) {
        children.close();
        throw e;
      }
    }
    return Optional.of(new Outcome.Listed(children, Optional.empty(), same.get().problems()));
  }

  /**
   * Opens the directory of a listing, {@code first} or all of it.
   *
   * @param hash of that page
   */
  Outcome listing(Target target, Place.Directory place, Listing first, OptionalLong hash)
      throws IOException {
    if (!target.isSeed() || target.uri().getRawQuery() == null) {
      return page(target, place, first, hash, made(target, place));
    }
    // A person named a directory by its query: only its page tells how to read that.
    Place.Directory own = QueryDirectory.place(target, target.uri(), first.entries());
    return page(target.asDirectory(own), own, first, OptionalLong.empty(), made(target, own));
  }

  /** Opens the directory of a listing that was found at a place. */
  Outcome listing(Target target, Place place, Listing first, OptionalLong hash) throws IOException {
    return switch (place) {
      case Place.Directory directory -> listing(target, directory, first, hash);
      case Place.File file -> listing(target, file, first);
    };
  }

  /**
   * Opens what looked like a file: some servers show a directory at a URL without its slash and do
   * not redirect.
   */
  Outcome listing(Target target, Place.File place, Listing first) throws IOException {
    Target page =
        target.isSeed() && QueryDirectory.isScript(target.uri(), first.entries())
            ? target.asScript()
            : target;
    Place.Directory directory =
        target.isSeed() && page.uri().getRawQuery() != null
            ? new Place.Directory(place.directory())
            : place.asDirectory();
    if (isAnothers(target)) {
      first.close();
      return failed(
          Failure.Kind.OTHER, "redirects to " + target.uri() + ", which lists another directory");
    }
    Target slashed = page.asDirectory(directory);
    if (!target.uri().equals(slashed.uri()) && !seen.add(slashed.uri())) {
      first.close();
      return new Outcome.Known();
    }
    // A file may come from anywhere; what turned out to be a directory may not.
    Optional<Scope.Refusal> refusal = scope.elsewhere(target.root().uri(), target.uri());
    if (refusal.isPresent()) {
      first.close();
      return failed(
          Failure.Kind.OTHER, "redirects to " + target.uri() + ", which " + refusal.get());
    }
    return listing(slashed, directory, first, OptionalLong.empty());
  }

  /** Whether a seed, a file's by its name, led to what else there is on its host. */
  private static boolean isAnothers(Target target) {
    return target.isSeed()
        && target.redirects() > 0
        && target.uri().getRawQuery() == null // a script's
        && Scope.sameHost(target.named(), target.uri())
        && !Redirects.isOwn(target.named(), target.uri());
  }

  /**
   * Opens the directory that a page is about.
   *
   * @param first what {@code target} was answered with; it is closed in the end
   * @param hash of that page
   */
  Outcome page(
      Target target, Place.Directory place, Listing first, OptionalLong hash, Content content)
      throws IOException {
    return switch (furtherPages.after(target, first)) {
      case FurtherPages.Reading.Interrupted(Outcome outcome) -> outcome;
      case FurtherPages.Reading.Read(PagedListing listing) -> {
        boolean listed = false;
        try {
          Outcome outcome = opened(target, place, listing.hashed(hash), content);
          listed = outcome instanceof Outcome.Listed;
          yield outcome;
        } finally {
          if (!listed) {
            listing.close();
          }
        }
      }
    };
  }

  /** A listing is never stored, but its directory is there, though it may be empty. */
  private Content made(Target target, Place.Directory place) {
    return () -> {
      make(target, place);
      return Optional.empty();
    };
  }

  /** Makes the directory that a page is about, where anything is to be stored. */
  void make(Target target, Place.Directory place) throws IOException {
    if (purpose == Purpose.MIRROR) {
      fileToDirectory.make(target, place);
    }
  }

  private Outcome opened(
      Target target, Place.Directory place, PagedListing listing, Content content)
      throws IOException {
    long print = Ancestry.print(listing);
    Optional<Outcome> objection = loops.objection(target, listing, print);
    if (objection.isPresent()) {
      return objection.get();
    }
    if (purpose != Purpose.LIST && unexpectedPage.is(target, place.directory(), listing)) {
      return failed(
          Failure.Kind.PROTOCOL,
          "is a page that links nothing of what was listed here; --allow-html takes it");
    }
    if (purpose == Purpose.PLAN && diff.isDue(target, place.directory())) {
      fileToDirectory.check(target, place); // else files are told of that no run could store
    }
    Entries.Selection selection = diff.of(target, place.directory(), listing, print);
    if (listing.kind() == Listing.Kind.HAND_MADE && selection.inScope() == 0) {
      if (target.isFile()) {
        Optional<Outcome> kept = content.keep();
        return kept.isPresent() ? kept.get() : new Outcome.Filtered(refusal(target));
      }
      // An error page with status 200 looks just so: an empty directory would name itself.
      return failed(Failure.Kind.PROTOCOL, "is no listing, and links nothing below this directory");
    }
    Optional<Outcome> kept =
        diff.isDue(target, place.directory()) ? content.keep() : Optional.empty();
    return new Outcome.Listed(selection.children(), kept, selection.problems());
  }

  /** Why a page is not wanted that is not kept. */
  private Scope.Refusal refusal(Target page) {
    return page.refusal(scope.filter(), OptionalLong.empty()).orElse(Scope.Refusal.SIZE);
  }

  private static Outcome failed(Failure.Kind kind, String reason) {
    return new Outcome.Failed(new Failure(kind, reason));
  }
}
