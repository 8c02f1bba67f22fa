package mirror.listing;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** The links of a page to other pieces of the same listing. */
final class PageLinks {
  /** A listing of more is read by the next ones. */
  private static final int MOST = 1000;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final ListedDirectory directory;
  private final Set<Url> found = new LinkedHashSet<>();
  private boolean leadElsewhere;

  PageLinks(ListedDirectory directory) {
    this.directory = directory;
  }

  /** Takes a link element of the page's head. */
  void add(Element element, Url base) {
    if (isRelated(element, "next") || isRelated(element, "prev")) {
      Href.resolve(base, element.attr("href"))
          .ifPresent(url -> add(element, url, "", directory.kindByUrl(url)));
    }
  }

  /**
   * Takes a link that leads to another piece by its query, or says so of itself.
   *
   * @param shown its text
   * @return whether it does, and so is no entry of a listing
   */
  boolean add(Element element, Url url, String shown, LinkKind kind) {
    boolean next = isRelated(element, "next");
    boolean related = next || isRelated(element, "prev");
    boolean script = kind == LinkKind.QUERY || kind == LinkKind.SORT;
    boolean called = script && UnreadLinks.isNext(url, shown, directory);
    boolean page =
        kind == LinkKind.FURTHER_PAGE
            || !Candidate.isChange(url)
                && (called
                    || related && script
                    || next && kind.isBelow()); // what was before it is read
    if (page && found.size() < MOST) {
      found.add(url);
    }
    leadElsewhere = leadElsewhere || next && !page && kind != LinkKind.SELF;
    return page || related;
  }

  /** What is another piece, in the order of the page. */
  Set<Url> found() {
    return Collections.unmodifiableSet(found);
  }

  /** Whether what is called the next piece is none of this directory. */
  boolean leadElsewhere() {
    return leadElsewhere;
  }

  /** Whether a link says of itself what it is to the page (WHATWG HTML, section 4.6.7). */
  private static boolean isRelated(Element element, String relation) {
    return element.hasAttr("rel")
        && BLANKS
            .splitAsStream(element.attr("rel").toLowerCase(Locale.ROOT))
            .anyMatch(relation::equals);
  }
}
