package mirror.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an index page by its structure and its URLs, whatever program made it. */
public final class ListingParser {
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
    return parse(source, source.uri());
  }

  /**
   * Reads a further page of a listing, which may have a path of its own.
   *
   * @param first the URL of the first page
   */
  public Listing parse(PageSource source, URI first) throws IOException {
    try (PageText text = PageText.of(source)) {
      if (DataListing.isXml(source.mediaType())) {
        return DataListing.ofXml(Url.of(source.uri()), text);
      }
      if (DataListing.isJson(source.mediaType())) {
        return DataListing.ofJson(Url.of(source.uri()), text);
      }
      var directory = ListedDirectory.ofPage(Url.of(source.uri()), Url.of(first));
      var escaping = new Escaping(directory.rawPath(), false, Set.of());
      Set<String> files;
      try (var scan = new LinkScan(directory, escaping, refused)) {
        ScannedPage page = scan.over(text);
        files = escaping.isMissing() ? Set.of() : escaping.filesWithPlaces(page);
        if (!page.isOfScript() && !escaping.isMissing() && files.isEmpty()) {
          return read(page, text);
        }
        if (page.isOfScript()) {
          directory = ListedDirectory.ofScript(directory.page());
        }
      }
      try (var scan =
          new LinkScan(
              directory, new Escaping(directory.rawPath(), escaping.isMissing(), files), refused)) {
        return read(scan.over(text), text);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Listing read(ScannedPage page, PageText text) throws IOException {
    RowChoice.Reading reading = new RowChoice(page, rules).rows();
    Optional<Rows> rows = reading.rows();
    ListingSigns evidence = reading.evidence();
    boolean generated = evidence.isGenerated(page);
    if (evidence.isFooter(page)) {
      rows = Optional.empty();
      generated = true;
    }
    var entries = new EntryList();
    var shown = new GeneratedRows(page, evidence, rules, refused);
    boolean all =
        generated
            ? shown.collect(rows, entries)
            : new HandMadeLinks(page, refused).collect(entries);
    boolean remarked = generated && entries.count() == 0 && page.remarks().areThere();
    Listing.Ending ending = all ? text.ending() : Listing.Ending.CROPPED;
    if (generated
        && ending == Listing.Ending.PROPER
        && (UnreadLinks.areIn(page, rows) || shown.leaveNames(entries))) {
      ending = Listing.Ending.UNREAD;
    }
    return new Listing(
        generated ? Listing.Kind.GENERATED : Listing.Kind.HAND_MADE,
        remarked && ending == Listing.Ending.PROPER ? Listing.Ending.REMARK : ending,
        entries,
        generated ? page.pages().stream().map(Url::uri).toList() : List.of());
  }
}
