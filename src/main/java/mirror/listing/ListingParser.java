package mirror.listing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Reads an index page by its structure and its URLs, whatever program made it. */
public final class ListingParser {
  /**
   * Of the links of the main block, as many must be children of the page for it to be a generated
   * listing.
   */
  private static final double CHILDREN_IN_BLOCK = 0.9;

  /** The main block is the innermost container with as many of the candidate links. */
  private static final double LINKS_IN_BLOCK = 0.7;

  /** Elements that are part of one row, or of one cell, and never hold all the rows. */
  private static final List<String> ROW_PARTS =
      List.of(
          "a", "b", "code", "dd", "dt", "em", "h1", "h2", "h3", "i", "li", "p", "span", "strong",
          "td", "th", "tr", "tt");

  /** A date or a size with digits: what a generated row shows beside its name. */
  private static final Pattern ROW_DATA =
      Pattern.compile(
          "\\b(19|20)\\d\\d\\b|\\b\\d{1,2}:\\d\\d\\b|\\b\\d+(\\.\\d+)?\\s?([kKMGT]i?)?B?$");

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Characters of a row beside its name; dates, sizes and a description are less. */
  private static final int LONGEST_ROW_TEXT = 500;

  private static final int HTML_DEPTH = 512;

  private final RefusedLinks refused;

  /** Tells {@code refused} which links are no entries. */
  public ListingParser(RefusedLinks refused) {
    this.refused = refused;
  }

  /**
   * Reads a page; its URL's last segment counts as a directory, slash or not.
   *
   * @throws IOException when its bytes cannot be read
   */
  public Listing parse(PageSource source) throws IOException {
    byte[] html;
    try (InputStream in = source.body().open()) {
      html = in.readAllBytes();
    }
    URI page = source.uri();
    Document document = read(html, source.charset(), page);
    URI base =
        Optional.ofNullable(document.selectFirst("base[href]"))
            .flatMap(element -> Href.resolve(page, element.attr("href")))
            .orElse(page);
    URI directory = page.getRawPath().endsWith("/") ? page : slashed(page);
    List<Link> links = links(document, base, directory);
    Optional<Element> block = mainBlock(links);
    List<Link> rows = block.map(in -> inside(links, in)).orElse(List.of());
    boolean generated = isGenerated(document, directory, links, rows);
    List<Entry> entries =
        generated
            ? entries(rows, directory, block, LinkKind.CHILD)
            : entries(links, directory, Optional.empty(), LinkKind.values());
    boolean complete = new String(html, StandardCharsets.UTF_8).stripTrailing().endsWith(">");
    return new Listing(
        generated ? Listing.Kind.GENERATED : Listing.Kind.HAND_MADE,
        complete,
        new EntryList(entries),
        List.of());
  }

  private record Link(Element element, URI uri, LinkKind kind) {}

  /**
   * Links are UTF-8 whatever the page claims (Apache says Latin-1 by default), so the claim counts
   * only if they are not.
   */
  private static Document read(byte[] html, Optional<Charset> charset, URI page)
      throws IOException {
    String name;
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(html));
      // UTF-16 of ASCII is valid UTF-8 full of NULs.
      name = hasNul(html) ? charset.map(Charset::name).orElse(null) : "UTF-8";
    } catch (CharacterCodingException e) {
      name = charset.map(Charset::name).orElse(null);
    }
    var parser = org.jsoup.parser.Parser.htmlParser().setMaxDepth(HTML_DEPTH);
    return Jsoup.parse(new ByteArrayInputStream(html), name, page.toString(), parser);
  }

  private static boolean hasNul(byte[] html) {
    for (byte b : html) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private static URI slashed(URI page) {
    return Href.resolve(page, page.getRawPath() + "/").orElseThrow();
  }

  private static List<Link> links(Document document, URI base, URI directory) {
    List<Link> links = new ArrayList<>();
    var judge = new LinkKind.Judge(directory);
    for (Element element : document.getElementsByTag("a")) {
      if (!element.hasAttr("href")) {
        continue;
      }
      resolve(base, element).ifPresent(uri -> links.add(new Link(element, uri, judge.kindOf(uri))));
    }
    return links;
  }

  /**
   * Where a link leads. A colon is part of a name where the link is shown as just that: {@code
   * mailto:me}. Some servers neither escape it nor write {@code ./} before it (jwebserver).
   */
  private static Optional<URI> resolve(URI base, Element link) {
    String href = link.attr("href");
    if (href.indexOf(':') > 0 && !href.contains("//") && href.indexOf('@') < 0) {
      Optional<URI> name = Href.resolve(base, "./" + href);
      if (name.isPresent() && name.get().getPath().endsWith("/" + link.text())) {
        return name;
      }
    }
    return Href.resolve(base, href);
  }

  private static Optional<Element> mainBlock(List<Link> links) {
    Map<Element, Integer> counts = new LinkedHashMap<>();
    int children = 0;
    for (Link link : links) {
      if (link.kind == LinkKind.CHILD) {
        children++;
        for (Element up = link.element.parent(); up != null; up = up.parent()) {
          counts.merge(up, 1, Integer::sum);
        }
      }
    }
    double enough = children * LINKS_IN_BLOCK;
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= enough)
        .map(Map.Entry::getKey)
        .filter(element -> !ROW_PARTS.contains(element.normalName()))
        .max(Comparator.comparingInt(ListingParser::depth)); // all of them hold one another
  }

  private static int depth(Element element) {
    int depth = 0;
    for (Element up = element.parent(); up != null; up = up.parent()) {
      depth++;
    }
    return depth;
  }

  private static List<Link> inside(List<Link> links, Element block) {
    return links.stream().filter(link -> isInside(link.element, block)).toList();
  }

  private static boolean isInside(Element element, Element block) {
    Element up = element.parent();
    while (up != null && !up.equals(block)) {
      up = up.parent();
    }
    return up != null;
  }

  private static boolean isGenerated(
      Document document, URI directory, List<Link> links, List<Link> rows) {
    long children = count(rows, LinkKind.CHILD);
    long frame = count(rows, LinkKind.PARENT, LinkKind.SORT, LinkKind.SELF);
    if (children < (rows.size() - frame) * CHILDREN_IN_BLOCK) {
      return false;
    }
    // A page without entries is an empty directory only if it says which: an error page links its
    // parent too.
    return namesItself(document, directory)
        || children > 0 && count(links, LinkKind.PARENT, LinkKind.SORT) > 0
        || children > 0 && 2 * showingData(rows) > children;
  }

  private static long showingData(List<Link> rows) {
    return rows.stream()
        .filter(row -> row.kind == LinkKind.CHILD)
        .filter(row -> ROW_DATA.matcher(rowText(row.element)).find())
        .count();
  }

  private static long count(List<Link> links, LinkKind... kinds) {
    List<LinkKind> wanted = Arrays.asList(kinds);
    return links.stream().filter(link -> wanted.contains(link.kind)).count();
  }

  /**
   * Its own path, as the last word of the title or of a heading; HTML shows a run of blanks as one.
   */
  private static boolean namesItself(Document document, URI directory) {
    String path = collapsed(directory.getPath());
    String bare = path.length() > 1 ? path.substring(0, path.length() - 1) : path;
    return document.select("title, h1").stream()
        .map(heading -> " " + collapsed(heading.text()))
        .anyMatch(text -> text.endsWith(" " + path) || text.endsWith(" " + bare));
  }

  private static String collapsed(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }

  private List<Entry> entries(
      List<Link> links, URI directory, Optional<Element> block, LinkKind... kinds) {
    List<LinkKind> wanted = Arrays.asList(kinds);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Link link : links) {
      if (!wanted.contains(link.kind)) {
        refused.refuse(link.uri.toString(), Refusal.OUTSIDE);
        continue;
      }
      String text = block.isPresent() ? rowText(link.element) : "";
      String path = link.uri.getRawPath();
      String above = directory.getRawPath();
      boolean below = path.startsWith(above);
      entries.putIfAbsent(
          CanonicalPath.of(link.uri.toString()),
          new Entry(
              link.uri,
              below ? path.substring(above.length()) : "",
              path.endsWith("/") ? Shape.DIRECTORY : Shape.UNSURE,
              text,
              OptionalLong.empty()));
    }
    return List.copyOf(entries.values());
  }

  /** The other cells of a table row, or what follows the link on its line. */
  private static String rowText(Element link) {
    Element own = link;
    while (own != null && !own.nameIs("td") && !own.nameIs("th")) {
      own = own.parent();
    }
    if (own != null) {
      var text = new StringBuilder();
      Element cell = own.firstElementSibling();
      // A row of thousands of cells, each with a link, is no row: its text is cut.
      for (; cell != null && text.length() < LONGEST_ROW_TEXT; cell = cell.nextElementSibling()) {
        if (!cell.equals(own)) {
          text.append(' ').append(cell.text());
        }
      }
      return text.toString().strip();
    }
    var text = new StringBuilder();
    for (Node next = link.nextSibling(); next instanceof TextNode rest; next = next.nextSibling()) {
      String line = rest.getWholeText();
      int end = line.indexOf('\n');
      text.append(end < 0 ? line : line.substring(0, end));
      if (end >= 0) {
        break;
      }
    }
    return collapsed(text.toString());
  }
}
