package mirror.listing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Collects the links of a page in one walk, with what stands around each, and finds its block. */
final class LinkScan implements PageWalk.Visitor, AutoCloseable {
  /** What begins a line of its own. */
  private static final Set<String> LINE_STARTS =
      Set.of(
          "body", "dl", "dt", "form", "h1", "h2", "h3", "h4", "li", "main", "ol", "p", "pre",
          "section", "table", "tbody", "thead", "tr", "ul");

  /** What nothing follows on the same line. */
  private static final Set<String> LINE_ENDS =
      Set.of("body", "dl", "li", "ol", "pre", "table", "tbody", "tr", "ul");

  /** Characters of a link's text; a name has at most 255 bytes. */
  private static final int LONGEST_TEXT = 1024;

  /** Links that are kept as they are; few pages are read at a time, and most have fewer. */
  static final int IN_MEMORY = 2048;

  private record Open(Element element, int links) {}

  private final ListedDirectory directory;
  private final RefusedLinks refused;
  private final Escaping escaping;
  private final SpillList<Link> links = new SpillList<>(Link.PACKING, IN_MEMORY);
  private final Headings headings = new Headings();
  private final NamingKeys names = new NamingKeys();
  private final PageLinks pages;
  private final MainBlock rows = new MainBlock();
  private final Map<LinkKind, Integer> kinds = new EnumMap<>(LinkKind.class);

  private final Deque<Open> open = new ArrayDeque<>();
  private final PageBase base;
  private final Boilerplate boilerplate = new Boilerplate();
  private final Remarks remarks = new Remarks();
  private final Lists lists = new Lists();
  private final ScriptedRows scripted = new ScriptedRows();
  private final KeptLines lines = new KeptLines();
  private final Surroundings surroundings = new Surroundings();
  private final Excerpt text = new Excerpt(LONGEST_TEXT);
  private Optional<Element> within = Optional.empty();
  private Optional<Link> pending = Optional.empty();
  private Optional<Url> lastCandidate = Optional.empty();
  private Optional<Url> lastNamed = Optional.empty();
  private Icon icon = Icon.NONE;
  private int found;
  private boolean dotted;
  private boolean bare = true;
  private boolean plain = true;

  LinkScan(ListedDirectory directory, Escaping escaping, RefusedLinks refused) {
    this.directory = directory;
    this.escaping = escaping;
    this.refused = refused;
    base = new PageBase(directory);
    pages = new PageLinks(directory);
    surroundings.begin(0);
  }

  /** Walks the page, and tells all that was collected. */
  ScannedPage over(PageText page) throws IOException {
    page.walk(Parser.htmlParser(), this);
    finishPending();
    return new ScannedPage(
        directory,
        links,
        headings,
        names,
        pages.found(),
        pages.leadElsewhere(),
        rows.found(),
        rows.named(),
        rows.all(),
        kinds,
        dotted,
        bare && lists.areThere(),
        plain,
        lists.areHollow(),
        lists.isEmpty(),
        base.isAstray() || scripted.areThere(),
        remarks);
  }

  @Override
  public void open(Element element) {
    String tag = element.normalName();
    rows.open(tag);
    if (tag.equals("br") || tag.equals("hr")) {
      newLine();
    } else if (LINE_STARTS.contains(tag)) {
      surroundings.startLine();
      scripted.newLine();
    }
    if (element.hasAttr("onclick")) {
      scripted.call();
    }
    open.push(new Open(element, found));
    boilerplate.open(tag);
    lines.open(tag);
    lists.open(tag);
    bare = bare && !tag.equals("script") && !tag.equals("form");
    plain = plain && !tag.equals("form");
    headings.open(tag);
    if (within.isEmpty() && isLink(element)) {
      if (tag.equals("a")) {
        text.clear();
        within = Optional.of(element);
      } else {
        link(element, element.attr("data-href"), "", open.size());
      }
    }
  }

  private static boolean isLink(Element element) {
    return element.attributesSize() > 0
        && (element.hasAttr("data-href") || element.nameIs("a") && element.hasAttr("href"));
  }

  @Override
  public void text(String more) {
    scripted.text(more);
    if (within.isPresent()) {
      text.add(more);
    } else if (!lines.areKept()) {
      surroundings.add(more, Icon.NONE, open.size());
    } else {
      int start = 0;
      for (int end = more.indexOf('\n'); end >= 0; end = more.indexOf('\n', start)) {
        surroundings.add(more.substring(start, end), Icon.NONE, open.size());
        newLine();
        start = end + 1;
      }
      surroundings.add(more.substring(start), Icon.NONE, open.size());
    }
    headings.text(more);
    boolean blank = within.isPresent() || more.isBlank();
    bare = bare && blank;
    boolean remark = !blank && !headings.areOpen();
    plain = plain && !remark;
    if (remark && !boilerplate.isAround()) {
      remarks.add(more);
    }
  }

  private void newLine() {
    scripted.newLine();
    if (within.isEmpty()) {
      surroundings.newLine(open.size());
    }
    rows.newLine();
  }

  @Override
  public void close(Element element) {
    String tag = element.normalName();
    if (within.isPresent() && within.get().equals(element)) {
      within = Optional.empty();
      String href = element.attr("href");
      boolean elsewhere = element.hasAttr("data-href") && (href.isEmpty() || href.startsWith("#"));
      link(element, elsewhere ? element.attr("data-href") : href, text.toString(), open.size() - 1);
    }
    if (within.isEmpty()) {
      surroundings.add(" ", Icon.NONE, open.size()); // cells are words of their own
    } else if (element.isBlock() || tag.equals("span")) {
      text.add(" ");
    }
    show(Icon.of(element), found - open.pop().links);
    rows.close();
    headings.close(tag);
    boilerplate.close(tag);
    lines.close(tag);
    lists.close(tag);
    if (within.isEmpty()) {
      surroundings.closed(open.size(), LINE_ENDS.contains(tag));
    }
    if (tag.equals("base")) {
      base.move(element.attr("href"));
    } else if (tag.equals("link")) {
      pages.add(element, base.url());
    }
  }

  /** A class belongs to the one row in its element; a picture to the link that comes next. */
  private void show(Icon shown, int linksWithin) {
    if (shown == Icon.NONE) {
      return;
    }
    if (within.isPresent()) {
      icon = icon.or(shown);
    } else if (linksWithin == 0) {
      surroundings.add("", shown, open.size() + 1); // where its words are
    } else if (linksWithin == 1) {
      pending = pending.map(link -> link.followedBy("", shown));
    }
  }

  private void link(Element element, String href, String shown, int depth) {
    Icon own = icon;
    icon = Icon.NONE;
    plain = plain && href.indexOf('#') < 0; // perhaps a checksum
    Optional<Url> resolved = escaping.resolve(base.url(), element, href, shown);
    if (resolved.isEmpty()) {
      if (ScriptedRows.isScript(href)) {
        scripted.call();
      }
      refused.refuse(href, Refusal.OTHER_SCHEME); // a button: what stands around it goes on
      return;
    }
    Url url = resolved.get();
    LinkKind kind = directory.kindOf(url, shown);
    boolean beside = boilerplate.isAround();
    if (pages.add(element, url, shown, kind)) {
      kind = kind == LinkKind.QUERY || kind == LinkKind.SORT ? LinkKind.FURTHER_PAGE : kind;
      beside = beside || kind.isBelow(); // to a file, perhaps, on a page that somebody wrote
    }
    boolean named = kind != LinkKind.QUERY || names.add(url, directory, shown);
    boolean below = kind.isBelow() && named && !beside;
    boolean candidate = below && !lastCandidate.equals(resolved);
    boolean ofScript = kind == LinkKind.QUERY && directory.isScript(url);
    boolean showsName =
        below && !lastNamed.equals(resolved) && (ofScript || ShownName.shows(shown, url.rawPath()));
    lastCandidate = candidate ? resolved : lastCandidate;
    lastNamed = showsName ? resolved : lastNamed;
    boolean spelled = showsName && (ofScript || ShownName.spells(shown, url.rawPath()));
    rows.link(candidate, showsName, spelled, kind == LinkKind.SORT || kind == LinkKind.PARENT);
    kinds.merge(kind, 1, Integer::sum);
    lists.link(kind);
    scripted.link(kind);
    base.leads(url, kind);
    dotted = dotted || kind == LinkKind.PARENT && ListedDirectory.isDotted(shown);
    found++;
    finishPending();
    pending =
        Optional.of(
            new Link(
                url,
                kind,
                Href.isForeign(href),
                RowText.collapsed(shown),
                surroundings.before(),
                "",
                surroundings.shared(),
                surroundings.hasNewLine(),
                beside,
                own.or(surroundings.iconBefore())));
    surroundings.begin(depth);
  }

  private void finishPending() {
    if (pending.isPresent()) {
      Link link = pending.get();
      try {
        links.add(link.followedBy(surroundings.after(), surroundings.iconAfter()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    links.close();
  }
}
