package mirror.listing;

import java.util.List;
import java.util.OptionalLong;

/**
 * What tells a listing that a server generated from a page that somebody wrote.
 *
 * @param rows that could show an entry
 * @param children rows that show an entry of the directory itself
 * @param named rows that show the name of their entry, and not a title that somebody gave it
 * @param data rows that show a size or a date
 * @param sizes rows that show a size
 * @param folders rows whose URL ends in a slash
 * @param icons rows with the picture, the class or the word of a directory
 * @param mute rows that show neither a name nor data, and are no directories
 * @param numbered whether a number before each name counts the rows, and is no size
 * @param sizedFrame whether the directory itself or its parent shows a size, as if it were a file
 */
record ListingSigns(
    int rows,
    int children,
    int named,
    int data,
    int sizes,
    int folders,
    int icons,
    int mute,
    boolean numbered,
    boolean sizedFrame) {
  /** Of the rows, as many must be children of the page. */
  private static final double CHILDREN = 0.9;

  private static final int MOST_IN_FOOTER = 5;

  /** Fewer rows may show sizes that happen to be 1 and 2. */
  private static final int FEWEST_NUMBERED = 3;

  static final ListingSigns NONE = new ListingSigns(0, 0, 0, 0, 0, 0, 0, 0, false, false);

  /** Counts the rows of a page. */
  static ListingSigns of(Rows rows, List<RowRule> rules, ScannedPage page) {
    int count = 0;
    boolean seen = false;
    boolean tool = false; // a page with several is no program's
    int children = 0;
    int named = 0;
    int data = 0;
    int sizes = 0;
    int slashes = 0;
    int icons = 0;
    int mute = 0;
    boolean numbered = true;
    OptionalLong number = OptionalLong.empty(); // of the row before
    for (Row row : rows) {
      List<Candidate> entries = row.entries(rules, RefusedLinks.NOBODY);
      if (entries.isEmpty()) {
        count += row.isForeign() && seen ? 1 : 0; // the first may be the way up, wherever that is
        seen = true;
        continue;
      }
      seen = true;
      if (!tool && row.isTool(entries)) {
        tool = true;
        continue;
      }
      boolean child = true;
      boolean shows = false;
      boolean slash = false;
      for (Candidate entry : entries) {
        child &= isChild(entry, page);
        shows |= entry.showsName();
        slash |= entry.shape() == Shape.DIRECTORY;
      }
      count++;
      children += child ? 1 : 0;
      named += shows ? 1 : 0;
      slashes += slash ? 1 : 0;
      RowText text = row.beside(entries.getFirst(), entries.size() == 1).words();
      data += text.showsData() ? 1 : 0;
      sizes += text.sized() ? 1 : 0;
      OptionalLong next = RowText.of(entries.getFirst().link().before()).bytes();
      numbered &=
          next.isPresent() && (number.isEmpty() || next.getAsLong() == number.getAsLong() + 1);
      number = next;
      boolean pictured = row.icon(entries.getFirst(), entries.size() == 1) == Icon.FOLDER;
      icons += pictured || text.folder() ? 1 : 0;
      mute += row.isMute(entries) ? 1 : 0;
    }
    return new ListingSigns(
        count,
        children,
        named,
        data,
        sizes,
        slashes,
        icons,
        mute,
        numbered && count >= FEWEST_NUMBERED,
        rows.sizedFrame());
  }

  /**
   * A script may show directories as queries, and files wherever they are; what is further below
   * may be shown as just that, and a directory linked by its page.
   */
  private static boolean isChild(Candidate entry, ScannedPage page) {
    return entry.isChild()
        || entry.showsName() && page.count(LinkKind.QUERY) > 0
        || entry.showsPath()
        || entry.showsDirectoryOfPage();
  }

  /** Whether the page is a generated listing. */
  boolean isGenerated(ScannedPage page) {
    if (rows == 0) {
      return isEmptyListing(page);
    }
    return children >= rows * CHILDREN
        && (page.count(LinkKind.PARENT) > 0 && 2 * named > rows
            || page.count(LinkKind.SORT) > 0
            || showsDataInMost()
            || named == rows && (page.bare() || icons > 0)
            || page.directory().shownPaths().stream().anyMatch(page.headings()::hold)
            || page.plain() && Verbatim.isAll(page));
  }

  /**
   * A page without entries is an empty directory only if it says which, or has what only listings
   * have: an error page links its parent too.
   */
  private static boolean isEmptyListing(ScannedPage page) {
    boolean bare =
        page.count(LinkKind.OUTSIDE)
                + page.count(LinkKind.CHILD)
                + page.count(LinkKind.DESCENDANT)
                + page.count(LinkKind.QUERY)
            == 0;
    return (bare || page.empty())
        && !showsRows(page)
        && (page.bare() && page.links().size() == 0
            || isFramed(page) && (hasTools(page) || isSilent(page)));
  }

  /** Whether it shows rows of what nobody can ask for here: on another host, or by a number. */
  private static boolean showsRows(ScannedPage page) {
    if (page.astray()) {
      return true;
    }
    for (Link link : page.links()) {
      if (!link.kind().isFrame() && !link.beside()) {
        RowText words = link.words();
        boolean file = link.text().indexOf('.') > 0; // and no program with its version
        if (words.dated() && (words.sized() || words.dashed()) || file && words.sized()) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether it says no more than where it is. */
  private static boolean isSilent(ScannedPage page) {
    return !page.remarks().areThere() && page.headings().allEndWith(page.directory().shownPaths());
  }

  /** Whether it leads up or orders its rows: the heading of an error page may name a path too. */
  private static boolean hasTools(ScannedPage page) {
    return page.count(LinkKind.PARENT) > 0 || page.count(LinkKind.SORT) > 1;
  }

  /** Whether these are the rows that show data, of all on the page: those of a menu show none. */
  boolean hasAllData(ListingSigns page) {
    return data > 0 && 2 * data >= rows && data >= page.data;
  }

  /**
   * Whether a row that shows nothing of its entry is none, as most show its name and its data, and
   * directories look otherwise.
   */
  boolean speaks() {
    int others = rows - mute;
    int directories = Math.max(folders, icons);
    return mute < others
        && named >= others * CHILDREN
        && data > 0
        && directories > 0
        && others - data <= directories;
  }

  /** Whether most rows show data. */
  boolean showsDataInMost() {
    return 2 * data > rows;
  }

  /** Whether some rows show data and some do not, which may be no rows then. */
  boolean showsDataInPart() {
    return data > 0 && data < rows;
  }

  /** Whether all rows show the names of their entries. */
  boolean showsNamesInAll() {
    return named == rows;
  }

  /** Whether there are several rows, and all show a name, files with data: somebody's rarely do. */
  boolean showsAllInAll() {
    return rows > 2 && named == rows && filesShowData();
  }

  /** Whether all rows of a block show data, and are rows, not whole tables. */
  boolean showsDataInAll(MainBlock.Block block) {
    return data == rows && block.candidates() <= rows;
  }

  /** Whether what shows neither a size nor a date is a directory. */
  boolean filesShowData() {
    return data > 0 && rows - data <= Math.max(folders, icons);
  }

  /** Whether all that could be a row is the footer of a listing whose table is empty. */
  boolean isFooter(ScannedPage page) {
    return page.hollow()
        && named == 0
        && data == 0
        && rows <= MOST_IN_FOOTER
        && isFramed(page)
        && !showsRows(page)
        && (page.empty() || linksPages(page));
  }

  /** Whether all that it links below is web pages, as an imprint. */
  private static boolean linksPages(ScannedPage page) {
    for (Link link : page.links()) {
      boolean below = link.kind() == LinkKind.CHILD || link.kind() == LinkKind.DESCENDANT;
      if (below && !ShownName.isPage(link.url().rawPath())) {
        return false;
      }
    }
    return true;
  }

  static boolean isFramed(ScannedPage page) {
    return page.count(LinkKind.SORT) > 1
        || page.count(LinkKind.PARENT) > 0 && page.dottedParent()
        || page.directory().shownPaths().stream().anyMatch(page.headings()::endWith);
  }

  /** Whether files show sizes here, so that what shows none is something else. */
  boolean showsSizes() {
    return 2 * sizes > rows && !sizedFrame;
  }

  /** Whether a dash in the place of a size says anything: some pages have no other. */
  boolean showsAnySize() {
    return sizes > 0;
  }

  /** Whether directories show slashes here, so that what shows none is unlikely to be one. */
  boolean showsSlashes() {
    return folders > 0;
  }
}
