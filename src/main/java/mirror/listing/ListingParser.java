package mirror.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Reads an index page by its structure and its URLs, whatever program made it. */
public final class ListingParser {
  /** Of the candidates, a part that is all there is of the rows holds no fewer. */
  private static final double LEAST = 0.3;

  private final RefusedLinks refused;
  private final List<RowRule> rules;

  /** Tells {@code refused} which links are no entries. */
  public ListingParser(RefusedLinks refused) {
    this(refused, List.of(RowRule.values()));
  }

  ListingParser(RefusedLinks refused, List<RowRule> rules) {
    this.refused = refused;
    this.rules = rules;
  }

  /** Whether listings for programs come so: in XML or JSON, which may as well be a file's. */
  public static boolean readsData(String mediaType) {
    return DataListing.isXml(mediaType) || DataListing.isJson(mediaType);
  }

  /**
   * Reads a page.
   *
   * @throws IOException when its bytes cannot be read, or the temporary file of a long listing
   *     cannot be written
   */
  public Listing parse(PageSource source) throws IOException {
    PageText text = PageText.of(source);
    try {
      if (DataListing.isXml(source.mediaType())) {
        return DataListing.ofXml(Url.of(source.uri()), text);
      }
      if (DataListing.isJson(source.mediaType())) {
        return DataListing.ofJson(Url.of(source.uri()), text);
      }
      var directory = ListedDirectory.ofDirectory(Url.of(source.uri()));
      var escaping = new Escaping(directory.rawPath(), false);
      try (var scan = new LinkScan(directory, escaping, refused)) {
        ScannedPage page = scan.over(text);
        if (!page.isOfScript() && !escaping.isMissing()) {
          return read(page, text);
        }
        if (page.isOfScript()) {
          directory = ListedDirectory.ofScript(directory.page());
        }
      }
      try (var scan =
          new LinkScan(
              directory, new Escaping(directory.rawPath(), escaping.isMissing()), refused)) {
        return read(scan.over(text), text);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Listing read(ScannedPage page, PageText text) throws IOException {
    Reading reading = reading(page);
    Optional<Rows> rows = reading.rows;
    Evidence evidence = reading.evidence;
    boolean generated = evidence.isGenerated(page);
    if (evidence.isFooter(page)) {
      rows = Optional.empty();
      generated = true;
    }
    var entries = new EntryList();
    if (generated) {
      new GeneratedRows(page, evidence, rules, refused).collect(rows, entries);
    } else {
      new HandMadeLinks(page, refused).collect(entries);
    }
    return new Listing(
        generated ? Listing.Kind.GENERATED : Listing.Kind.HAND_MADE,
        text.ending(),
        entries,
        generated ? page.pages().stream().map(Url::uri).toList() : List.of());
  }

  /** Rows that may be those of a page, and what they say of it. */
  private record Reading(Optional<MainBlock.Block> block, Optional<Rows> rows, Evidence evidence) {}

  private Reading reading(ScannedPage page, Optional<MainBlock.Block> block) {
    Optional<Rows> rows = block.map(found -> new Rows(page, found));
    return new Reading(
        block, rows, rows.map(found -> Evidence.of(found, rules, page)).orElse(Evidence.NONE));
  }

  /** The narrowest rows that are all there is of a listing. */
  private Reading reading(ScannedPage page) {
    var sections = new Sections(page);
    Reading all = reading(page, page.block().map(sections::with));
    boolean generated = all.evidence.isGenerated(page);
    Optional<Reading> told = told(page, all, sections);
    if (told.isPresent()) {
      return withoutAfterword(told.get(), page);
    }
    boolean orders = generated || page.count(LinkKind.SORT) > 1;
    if (orders || Evidence.isFramed(page)) {
      for (MainBlock.Block named : page.named()) {
        Optional<MainBlock.Block> block = Optional.of(sections.with(named));
        if (!block.equals(all.block)) { // else it was read just now
          Reading narrow = reading(page, block);
          boolean data = narrow.evidence.hasAllData(all.evidence);
          boolean large = orders && (data || isLarge(named, page.block().orElseThrow()));
          boolean whole = (data || namesAll(narrow, page)) && sections.showsMost(named);
          if (narrow.evidence.isGenerated(page) && (large || whole)) {
            return withoutAfterword(narrow, page);
          }
        }
      }
    }
    return generated ? withoutAfterword(all, page) : all;
  }

  /** The rows where all data is shown, if there is more on the page. */
  private Optional<Reading> told(ScannedPage page, Reading all, Sections sections) {
    if (isAlone(page, all)) {
      return Optional.empty();
    }
    return DataBlock.of(page)
        .filter(sections::showsMost)
        .filter(
            rows ->
                all.evidence.isGenerated(page)
                    || Evidence.isFramed(page)
                    || page.directory().mayName() // a script lists what its query names
                    || holdsParent(page, rows))
        .flatMap(rows -> told(page, all, rows, sections.with(rows)))
        .filter(part -> part.evidence.isGenerated(page) && part.evidence.hasAllData(all.evidence));
  }

  /** What is no narrower has to show more. */
  private Optional<Reading> told(
      ScannedPage page, Reading all, MainBlock.Block rows, MainBlock.Block withSections) {
    boolean wider = all.block.filter(rows::holds).isPresent();
    boolean narrower = all.block.filter(withSections::covers).isEmpty();
    return Optional.of(withSections)
        .filter(_ -> wider || narrower)
        .map(block -> reading(page, Optional.of(block)))
        .filter(part -> narrower || part.evidence.data() > all.evidence.data());
  }

  /** Whether nothing else on the page could be an entry, and all rows are alike. */
  private static boolean isAlone(ScannedPage page, Reading all) {
    return all.block
        .filter(rows -> rows.candidates() == page.blocks().getLast().candidates())
        .filter(all.evidence::showsDataInAll)
        .isPresent();
  }

  /** Whether the rows show nothing but names, below the way up. */
  private static boolean namesAll(Reading part, ScannedPage page) {
    return part.evidence.showsNamesInAll()
        && part.block.filter(rows -> holdsParent(page, rows)).isPresent();
  }

  /** Whether the way up is one of the rows. */
  private static boolean holdsParent(ScannedPage page, MainBlock.Block rows) {
    int number = 0;
    for (Link link : page.links()) {
      if (rows.holds(number++) && link.kind() == LinkKind.PARENT) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLarge(MainBlock.Block part, MainBlock.Block wide) {
    return part.isWithin(wide) && part.candidates() >= wide.candidates() * LEAST;
  }

  private Reading withoutAfterword(Reading all, ScannedPage page) {
    if (!all.evidence.showsDataInPart()) {
      return all;
    }
    Reading cut = reading(page, all.block.flatMap(block -> Afterword.cut(page, block)));
    return cut.evidence.isGenerated(page) && cut.evidence.filesShowData() ? cut : all;
  }
}
