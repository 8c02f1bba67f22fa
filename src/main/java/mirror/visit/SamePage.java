package mirror.visit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.currency.Currency;
import mirror.currency.Inventory;
import mirror.currency.ListedRow;
import mirror.currency.Update;
import mirror.deletion.Absences;
import mirror.deletion.UnknownFiles;
import mirror.frontier.Children;
import mirror.frontier.PagedListing;
import mirror.frontier.Target;
import mirror.listing.Entry;
import mirror.listing.EntryList;
import mirror.listing.Listing;
import mirror.listing.PageSource;
import mirror.listing.Shape;
import mirror.local.Casing;
import mirror.local.Glance;
import mirror.local.LocalDirectory;
import mirror.local.Naming;
import mirror.local.ObstacleException;
import mirror.local.RecordStore;
import mirror.local.RecordedFile;
import mirror.local.RecordedListing;
import mirror.local.RecordedPage;
import mirror.local.RecordedRow;
import mirror.local.TidyRecord;
import mirror.scope.Scope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listing with the bytes that it had last time: all that it names is on record, and needs no
 * parser. Each file is looked at all the same, and the page is read if one of them is in doubt.
 */
final class SamePage {
  private static final Logger LOG = LoggerFactory.getLogger(SamePage.class);

  private final Update update;
  private final Currency currency;
  private final Scope scope;
  private final Casing casing;
  private final Entries entries;
  private final RecordStore records;
  private final Optional<Absences> absences;
  private final InstantSource clock;
  private final String reader;

  SamePage(
      Update update,
      Scope scope,
      Casing casing,
      Entries entries,
      ChecksumPolicy checks,
      RecordStore records,
      Optional<Absences> absences,
      InstantSource clock) {
    this.update = update;
    currency = update.currency();
    this.scope = scope;
    this.casing = casing;
    this.entries = entries;
    this.records = records;
    this.absences = absences;
    this.clock = clock;
    String checked = checks.heeds() ? "checked" : "unchecked";
    reader = String.join("\n", version(), update.recheck().toString(), checked, scope.words());
  }

  /**
   * A hash of the page and of all that decides what is read in it, and what becomes of that: each
   * version of this program may read a page otherwise.
   */
  OptionalLong hash(Target target, LocalDirectory directory, PageSource page) throws IOException {
    boolean plain = !update.noClobber() && !update.sizeOnly() && !update.ignoreListing();
    if (!plain || directory.isShared() || target.uri().getRawQuery() != null) {
      return OptionalLong.empty();
    }
    try (InputStream bytes = page.body().open()) {
      return OptionalLong.of(
          reader(target)
              .with(target.uri())
              .with(page.mediaType())
              .with(page.charset())
              .with(bytes)
              .value());
    }
  }

  /** What a page is read by: another version may find other things in it. */
  private PageHash reader(Target target) {
    Naming naming = target.root().tree().naming();
    return new PageHash()
        .with(reader)
        .with(scope.level() > 0 ? target.depth() : 0)
        .with(naming.windows() + " " + naming.ascii() + " " + naming.letters());
  }

  private static String version() {
    return Optional.ofNullable(SamePage.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse("");
  }

  /**
   * What the record has to say of a listing, so that it can do without the page next time: nothing
   * unless each of its entries is a file or a directory that is mirrored, in the simplest of ways.
   */
  Optional<RecordedPage> page(
      Target target,
      PagedListing listing,
      Entries.Selection selection,
      Inventory inventory,
      long print)
      throws IOException {
    Children children = selection.children();
    int files = children.current() + children.files() + children.filesLeft();
    boolean simple =
        listing.hash().isPresent()
            && selection.problems().isEmpty()
            && files == inventory.files()
            && !children.haveChecksums()
            && files + children.directoryLinks().size() == listing.count();
    if (!simple) {
      return Optional.empty();
    }
    for (Entry entry : listing) {
      if (Children.isDirectory(entry)
          && directory(target, entry.url().toString())
              .filter(found -> found.path().equals(entry.path()))
              .isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new RecordedPage(
            listing.hash().getAsLong(), print, inventory.rows(), reader(target).value()));
  }

  /** The entry of a directory just below that of {@code target}, from its link alone. */
  private static Optional<Entry> directory(Target target, String link) {
    String parent = target.uri().toString();
    int slash = link.indexOf('/', parent.length());
    return link.startsWith(parent) && slash == link.length() - 1 && slash > parent.length()
        ? Optional.of(
            new Entry(
                URI.create(link),
                link.substring(parent.length()),
                Shape.DIRECTORY,
                "",
                OptionalLong.empty()))
        : Optional.empty();
  }

  /**
   * Selects the directories of a page with that hash, if it is on record, and all of its files are
   * here and current.
   */
  Optional<Entries.Selection> select(Target target, LocalDirectory directory, long hash)
      throws IOException {
    Look look;
    try (var glance = new Glance(directory)) {
      look = new Look(target, directory, glance, hash, clock.instant());
      TidyRecord record = records.tidy(directory, Target.directory(target.uri()));
      if (!record.read(look, look.now) || !look.isAll()) {
        return Optional.empty();
      }
    } catch (ObstacleException e) {
      return Optional.empty(); // the visit will say so
    }
    RecordedListing known = look.listing.orElseThrow();
    var listing = new EntryList();
    for (String link : known.directories()) {
      Optional<Entry> entry = directory(target, link);
      if (entry.isEmpty()) {
        listing.close();
        return Optional.empty();
      }
      listing.add(entry.get());
      look.unknown.row(entry.get());
    }
    Entries.Selection selection =
        entries.select(
            target,
            directory,
            new PagedListing(
                new Listing(Listing.Kind.GENERATED, Listing.Ending.PROPER, listing, List.of())),
            target.ancestry().with(known.page().orElseThrow().shown(), target.uri()),
            Optional.empty());
    selection.children().skip(look.files);
    LOG.debug("{}: as when it was last read", target.uri());
    if (absences.isPresent()) {
      absences.get().note(target, directory, look.unknown);
    }
    return Optional.of(selection);
  }

  /** Goes through a record for as long as nothing speaks for reading the page. */
  private final class Look implements TidyRecord.Reader {
    private final Target target;
    private final Glance glance;
    private final long hash;
    private final Instant now;
    private final String url;
    private final UnknownFiles unknown;
    private Optional<RecordedListing> listing = Optional.empty();
    private int files;
    private long rows;
    private boolean sealed;

    Look(Target target, LocalDirectory directory, Glance glance, long hash, Instant now) {
      this.target = target;
      this.glance = glance;
      this.hash = hash;
      this.now = now;
      unknown = new UnknownFiles(directory, casing);
      url = target.uri().toString();
    }

    @Override
    public boolean listing(RecordedListing known) {
      listing = Optional.of(known);
      return (!known.seed() || target.isSeed())
          && known
              .page()
              .filter(page -> page.bytes() == hash && !target.ancestry().contains(page.shown()))
              .isPresent();
    }

    @Override
    public boolean file(String name, RecordedFile file) throws IOException {
      if (file.rows().isEmpty()) {
        return false;
      }
      RecordedRow row = file.rows().getFirst();
      rows += RecordedPage.row(name, row.text());
      return isHere(name, file.size(), file.modified())
          && currency
              .doubt(url + file.link(), file, new ListedRow(row.text(), OptionalLong.empty()), now)
              .isEmpty();
    }

    @Override
    public boolean fresh(String name, long size, Instant modified) throws IOException {
      sealed = true;
      return isHere(name, size, modified);
    }

    private boolean isHere(String name, long size, Instant modified) throws IOException {
      files++;
      if (absences.isPresent()) {
        unknown.name(name);
      }
      return glance.shows(name, size, modified);
    }

    /** Whether these are the files that the page showed, under the rows that it showed. */
    boolean isAll() {
      return listing
          .filter(known -> files == known.files())
          .flatMap(RecordedListing::page)
          .filter(page -> sealed || page.rows() == rows)
          .isPresent();
    }
  }
}
