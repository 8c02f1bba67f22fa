package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import mirror.currency.Inventory;
import mirror.frontier.Ancestry;
import mirror.frontier.Children;
import mirror.frontier.Deferred;
import mirror.frontier.Event;
import mirror.frontier.Failure;
import mirror.frontier.Observer;
import mirror.frontier.Outcome;
import mirror.frontier.PagedListing;
import mirror.frontier.Places;
import mirror.frontier.Seen;
import mirror.frontier.Target;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.local.Casing;
import mirror.local.LocalDirectory;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.Shard;
import mirror.scope.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which entries of a page become targets: those in scope, each once, each with a name of its own.
 */
final class Entries {
  private static final Logger LOG = LoggerFactory.getLogger(Entries.class);

  private final Scope scope;
  private final Casing casing;
  private final RecordStore records;
  private final ChecksumPolicy checks;
  private final Seen seen;
  private final FirstLinks firstLinks;
  private final Shard shard;
  private final Deferred deferred;
  private final Observer observer;

  Entries(
      Scope scope,
      Casing casing,
      RecordStore records,
      ChecksumPolicy checks,
      Seen seen,
      FirstLinks firstLinks,
      Shard shard,
      Deferred deferred,
      Observer observer) {
    this.scope = scope;
    this.casing = casing;
    this.records = records;
    this.checks = checks;
    this.seen = seen;
    this.firstLinks = firstLinks;
    this.shard = shard;
    this.deferred = deferred;
    this.observer = observer;
  }

  /**
   * What a page yields.
   *
   * @param children in scope and not queued before
   * @param inScope how many links are in scope, queued before or not, wanted or not
   * @param unfinished whether the page is to be read once more when all else is done
   */
  record Selection(
      Children children, int inScope, List<Outcome.Problem> problems, boolean unfinished) {}

  /**
   * Selects from the listing that {@code target} was answered with.
   *
   * @param directory where the entries of that directory stand
   * @param ancestry of what the listing names
   * @param inventory of what is here already, if a server made the listing
   */
  Selection select(
      Target target,
      LocalDirectory directory,
      PagedListing listing,
      Ancestry ancestry,
      Optional<Inventory> inventory)
      throws IOException {
    if (listing.kind() == Listing.Kind.GENERATED) {
      firstLinks.begin(target.uri());
    }
    Places places = Places.of(listing.kind(), target.root(), directory);
    var children =
        new Children(target, ancestry, places, listing, inventory.map(Inventory::record));
    var page = new Page(target, directory, listing, places, children, inventory);
    int index = 0;
    for (Entry row : listing) {
      Entry entry = entry(row, inventory);
      switch (verdict(target, entry)) {
        case Scope.Verdict.Accept() -> page.accept(index, entry);
        case Scope.Verdict.Refuse(Scope.Refusal refusal) -> page.refuse(entry, refusal);
      }
      index++;
    }
    listing.gap().ifPresent(page.problems::add);
    children.excess().ifPresent(page.problems::add);
    deferred.add(children, listing, page.later);
    return new Selection(children, page.inScope, page.problems, page.unfinished);
  }

  /** A page whose rows are shown in turn. */
  private final class Page {
    private final Target target;
    private final LocalDirectory directory;
    private final Listing.Kind kind;
    private final Places places;
    private final Children children;
    private final NameClashes clashes;
    private final Optional<Inventory> inventory;
    private final boolean own;
    private final boolean again;
    private final List<Outcome.Problem> problems = new ArrayList<>();
    private int inScope;
    private boolean unfinished;

    /** A directory waits by itself; a file, by being found when its page is read again. */
    private final BitSet later = new BitSet();

    Page(
        Target target,
        LocalDirectory directory,
        PagedListing listing,
        Places places,
        Children children,
        Optional<Inventory> inventory)
        throws IOException {
      this.target = target;
      this.directory = directory;
      this.kind = listing.kind();
      this.places = places;
      this.children = children;
      this.inventory = inventory;
      clashes = clashes(target, listing, places, children, inventory);
      own = target.isOf(shard, directory);
      again = deferred.isAgain(target);
    }

    void accept(int index, Entry entry) throws IOException {
      inScope++;
      boolean first = checks.refuses() && checks.isSource(entry.path());
      Deferred.Turn turn = deferred.turn(target, entry, first);
      Optional<URI> holder = clashes.holder(index, entry);
      if (holder.isPresent()) {
        if (own && !again && !NameClashes.areSame(kind, entry.uri(), holder.get())) {
          problems.add(problem(entry.uri(), "its name here is that of " + holder.get()));
        }
      } else if (isElsewhere(entry)) {
        LOG.debug("{}: not {}, which is another shard's", target.uri(), entry.url());
      } else if (turn == Deferred.Turn.LATER && !isHere(entry)) {
        children.leave(index, entry);
        unfinished |= !Children.isDirectory(entry);
        later.set(index, Children.isDirectory(entry) && isFirst(entry));
      } else if (turn == Deferred.Turn.BEFORE) {
        boolean _ = isHere(entry); // which the record is to know: it has not left the listing
        children.leave(index, entry);
        check(entry);
      } else if (!isFirst(entry)) {
        see(entry);
      } else {
        take(index, entry, turn == Deferred.Turn.LATER || isHere(entry));
      }
    }

    private boolean isFirst(Entry entry) throws IOException {
      return Children.isDirectory(entry) && places.of(entry) instanceof Place.Directory place
          ? seen.add(Target.directory(entry.uri()), place, target.root().tree())
          : firstLinks.isFirst(entry, kind);
    }

    private void take(int index, Entry entry, boolean here) {
      boolean checks = check(entry);
      if (!here) {
        children.add(index, entry);
        if (checks) {
          children.putAhead(index);
        }
      } else if (again) {
        children.leave(index, entry); // it was counted then
      } else {
        children.skip(1);
      }
    }

    void refuse(Entry entry, Scope.Refusal refusal) throws IOException {
      see(entry);
      if (own && !again && refusal.isLoss()) {
        problems.add(problem(entry.uri(), refusal.toString()));
      }
      if (!refusal.isUnwanted()) {
        LOG.debug("{}: not {}, which {}", target.uri(), entry.url(), refusal);
        return;
      }
      inScope++;
      if (own && !again) {
        observer.on(new Event.Filtered(entry.uri(), refusal.toString()));
      }
    }

    /** Whether another shard fetches it. All walk all directories. */
    private boolean isElsewhere(Entry entry) {
      if (Children.isDirectory(entry)) {
        return false;
      }
      return Children.isOwnFile(entry)
          ? !own
          : places.of(entry) instanceof Place.File file && !target.isOf(shard, file.directory());
    }

    /** Whether it is a checksum file, which will be read. */
    private boolean check(Entry entry) {
      if (checks.isSource(entry.path()) && places.of(entry) instanceof Place.File file) {
        children.check(directory, entry.uri(), file);
        return true;
      }
      return false;
    }

    private boolean isHere(Entry entry) throws IOException {
      return inventory.isPresent() && Children.isOwnFile(entry) && inventory.get().has(entry);
    }

    /** What the listing names has not left it, mirrored or not. */
    private void see(Entry entry) throws IOException {
      if (inventory.isPresent() && Children.isOwnFile(entry)) {
        inventory.get().see(entry);
      }
    }
  }

  /** Filtered entries count: what had its name before is not to give way because of that. */
  private NameClashes clashes(
      Target target,
      PagedListing listing,
      Places places,
      Children children,
      Optional<Inventory> inventory)
      throws IOException {
    var clashes = new NameClashes(entry -> casing.key(places.key(entry)), records);
    for (Entry row : listing) {
      if (hasName(target, row)) {
        clashes.add(row);
      }
    }
    if (!clashes.areNone()) {
      int index = 0;
      for (Entry row : listing) {
        if (hasName(target, row)) {
          clashes.settle(index, entry(row, inventory), children::target);
        }
        index++;
      }
    }
    return clashes;
  }

  /** What leads out of the page's directory may have no place below the root. */
  private boolean hasName(Target target, Entry entry) {
    return !entry.path().isEmpty() || verdict(target, entry) instanceof Scope.Verdict.Accept;
  }

  /** A row may look like a directory's; what it was before is known. */
  private static Entry entry(Entry row, Optional<Inventory> inventory) throws IOException {
    boolean knownFile =
        inventory.isPresent()
            && Children.isDirectory(row)
            && !row.url().rawPath().endsWith("/")
            && !row.url().hasQuery()
            && inventory.get().knows(row.asFile());
    return knownFile ? row.asFile() : row;
  }

  private Scope.Verdict verdict(Target target, Entry entry) {
    return entry.path().isEmpty() && entry.url().hasQuery()
        ? new Scope.Verdict.Refuse(Scope.Refusal.HAS_QUERY)
        : scope.decide(target.root().uri(), entry, target.depth() + 1);
  }

  private static Outcome.Problem problem(URI uri, String reason) {
    return new Outcome.Problem(uri, uri, new Failure(Failure.Kind.OTHER, reason));
  }
}
