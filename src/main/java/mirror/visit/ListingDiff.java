package mirror.visit;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.currency.Inventory;
import mirror.currency.Update;
import mirror.deletion.Absences;
import mirror.deletion.UnknownFiles;
import mirror.frontier.Ancestry;
import mirror.frontier.Children;
import mirror.frontier.Deferred;
import mirror.frontier.Event;
import mirror.frontier.Failure;
import mirror.frontier.Observer;
import mirror.frontier.Outcome;
import mirror.frontier.PagedListing;
import mirror.frontier.Purpose;
import mirror.frontier.Target;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.listing.PageSource;
import mirror.local.Casing;
import mirror.local.DirectoryRecord;
import mirror.local.LocalDirectory;
import mirror.local.RecordStore;
import mirror.local.RecordedListing;
import mirror.local.Shard;
import mirror.scope.Scope;

/** Lays a listing beside the record of its directory: what is left becomes targets. */
final class ListingDiff {
  private static final String UNREAD =
      "it links or shows what may be more of it, and does not say how it goes on";

  private final Purpose purpose;
  private final Optional<Preview> preview;
  private final Update update;
  private final Entries entries;
  private final String scope;
  private final Casing casing;
  private final RecordStore records;
  private final Optional<Absences> absences;
  private final Deferred deferred;
  private final Shard shard;
  private final SamePage samePage;
  private final Observer observer;
  private final InstantSource clock;

  ListingDiff(
      Purpose purpose,
      Optional<Preview> preview,
      Update update,
      Scope scope,
      Casing casing,
      Entries entries,
      ChecksumPolicy checks,
      RecordStore records,
      Optional<Absences> absences,
      Deferred deferred,
      Shard shard,
      Observer observer,
      InstantSource clock) {
    this.purpose = purpose;
    this.preview = preview;
    this.update = update;
    this.scope = Long.toHexString(new PageHash().with(scope.words()).value());
    this.casing = casing;
    this.entries = entries;
    this.records = records;
    this.absences = absences;
    this.deferred = deferred;
    this.shard = shard;
    this.observer = observer;
    this.clock = clock;
    samePage = new SamePage(update, scope, casing, entries, checks, records, absences, clock);
  }

  /** What tells a page from another in the record; empty where none is recorded. */
  OptionalLong hash(Target target, LocalDirectory directory, PageSource page) throws IOException {
    return purpose == Purpose.MIRROR && isOwn(target, directory)
        ? samePage.hash(target, directory, page)
        : OptionalLong.empty();
  }

  /** What is left of a page with that hash, if all of it is on record and current. */
  Optional<Entries.Selection> same(Target target, LocalDirectory directory, long hash)
      throws IOException {
    return deferred.isAgain(target)
        ? Optional.empty() // only some of its files are to be mirrored, and none counted twice
        : samePage.select(target, directory, hash);
  }

  /**
   * Selects from the listing that {@code target} was answered with.
   *
   * @param print of what the listing shows
   */
  Entries.Selection of(Target target, LocalDirectory directory, PagedListing listing, long print)
      throws IOException {
    Entries.Selection selection = select(target, directory, listing, print);
    if (selection.unfinished()) {
      deferred.add(target);
    }
    return selection;
  }

  private Entries.Selection select(
      Target target, LocalDirectory directory, PagedListing listing, long print)
      throws IOException {
    Ancestry ancestry = target.ancestry().with(print, target.uri());
    if (listing.kind() == Listing.Kind.HAND_MADE
        || purpose == Purpose.LIST
        || !isOwn(target, directory)) {
      return select(target, directory, listing, ancestry);
    }
    DirectoryRecord record = records.open(directory, Target.directory(target.uri()));
    try {
      if (!Scope.isOfOneHost(record.url(), target.uri())) {
        // Without host directories two share this one; the record is the first one's of the run.
        return select(target, directory, listing, ancestry);
      }
      var inventory = new Inventory(update, directory, record, clock.instant());
      Entries.Selection selection =
          entries.select(target, directory, listing, ancestry, Optional.of(inventory));
      forgetReplaced(directory, listing, record);
      record.flush(); // what is wanted, before any of it comes
      Children children = selection.children();
      boolean evidence = false;
      if (listing.complete()) { // else what it does not name may be there
        var page = samePage.page(target, listing, selection, inventory, print);
        evidence =
            record.relist(
                new RecordedListing(
                    page,
                    scope,
                    isUnlisted(target, directory, record),
                    children.mirrored(),
                    children.directoryLinks()),
                listing.links());
      }
      preview(children); // it needs to know
      record.retain(children.recorded());
      if (listing.complete()) {
        note(target, directory, listing, record, evidence);
      } else if (isCutOff(listing, record)) {
        selection.problems().add(cutOff(target));
      } else if (absences.isPresent() && !record.isNamed(listing.links())) {
        warn(
            target,
            switch (listing.first().ending()) {
              case REMARK -> "it lists nothing any more, and says something instead";
              case UNREAD -> UNREAD;
              case PROPER, OPEN, CUT, TORN, CROPPED ->
                  "it lists less than before, and does not show its end";
            });
      } else if (listing.first().ending() == Listing.Ending.UNREAD) {
        observer.on(new Event.Warned(target.named(), UNREAD));
      }
      return selection;
    } finally {
      record.release();
    }
  }

  /**
   * A file that became a directory, which is here, is off the record, whoever made room: another
   * shard does not write in this record, and a run may be killed before it does.
   */
  private static void forgetReplaced(
      LocalDirectory directory, PagedListing listing, DirectoryRecord record) throws IOException {
    for (Entry entry : listing) {
      if (Children.isDirectory(entry)) {
        String name = directory.name(entry.segment());
        if (record.find(name).isPresent() && directory.existing(name).isPresent()) {
          record.remove(name);
        }
      }
    }
  }

  /**
   * Notes what a listing does not name any more.
   *
   * @param evidence whether that is gone
   */
  private void note(
      Target target,
      LocalDirectory directory,
      PagedListing listing,
      DirectoryRecord record,
      boolean evidence)
      throws IOException {
    if (preview.isPresent() || evidence && absences.isPresent()) {
      var unknown = UnknownFiles.of(directory, casing, listing);
      if (evidence && absences.isPresent() && !deferred.isAgain(target)) {
        absences.get().note(target, directory, unknown, record);
      }
      if (preview.isPresent() && !directory.isShared()) {
        preview.get().unknown(unknown, record);
      }
    }
    if (!evidence && absences.isPresent() && !record.isForeign()) {
      warn(target, "it lists less than a tenth of what it did");
    }
  }

  /**
   * Whether a page that had an end has none now, and names less: a cache may keep the beginning of
   * one as if it were all, with its length.
   */
  private static boolean isCutOff(PagedListing listing, DirectoryRecord record) throws IOException {
    return listing.first().ending() == Listing.Ending.CUT
        && record.listing().isPresent()
        && !record.isNamed(listing.links());
  }

  private static Outcome.Problem cutOff(Target target) {
    var failure =
        new Failure(
            Failure.Kind.NETWORK, "its listing names less than before, and does not show its end");
    return new Outcome.Problem(target.uri(), target.seed(target.root().tree()), failure);
  }

  private void warn(Target target, String doubt) {
    observer.on(new Event.Warned(target.named(), doubt + ": nothing is deleted for that"));
  }

  /**
   * Whether a person or a page that somebody wrote named the directory, and no listing did, nor one
   * that it is in: none tells whether it is gone.
   */
  private boolean isUnlisted(Target target, LocalDirectory directory, DirectoryRecord record)
      throws IOException {
    if (target.isListed() || record.listing().filter(before -> !before.seed()).isPresent()) {
      return false;
    }
    String named = target.named().toString();
    return records
        .listingAbove(directory)
        .filter(
            above ->
                above.directories().stream()
                    .anyMatch(
                        link -> named.equals(link) || link.endsWith("/") && named.startsWith(link)))
        .isEmpty();
  }

  /** The same of a listing that tells nothing about what is on record. */
  private Entries.Selection select(
      Target target, LocalDirectory directory, PagedListing listing, Ancestry ancestry)
      throws IOException {
    Entries.Selection selection =
        entries.select(target, directory, listing, ancestry, Optional.empty());
    preview(selection.children());
    return selection;
  }

  private void preview(Children children) throws IOException {
    if (preview.isPresent()) {
      preview.get().files(children);
    }
  }

  /** Whether what is to be done for a directory once is to be done by this visit. */
  boolean isDue(Target target, LocalDirectory directory) {
    return isOwn(target, directory) && !deferred.isAgain(target);
  }

  /** Whether a directory is this run's, and no other shard's. */
  private boolean isOwn(Target target, LocalDirectory directory) {
    return target.isOf(shard, directory);
  }
}
