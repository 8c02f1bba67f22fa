package mirror.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The directory that a page lists: what the links of the page are to it follows from the URLs.
 *
 * <p>A script lists the directory that a value of its own query names ({@code ?dir=a/b}).
 */
final class ListedDirectory {
  private static final Pattern LETTER = Pattern.compile("\\w");

  private final Url page;
  private final String script;
  private final String rawPath;
  private final String path;
  private final String above;
  private final int slashes;
  private final Query query;
  private final List<String> valuePaths;

  private ListedDirectory(Url page, String path) {
    this.page = page;
    script = CanonicalPath.of(page.rawPath());
    rawPath = path;
    this.path = CanonicalPath.of(path);
    above = this.path.substring(0, this.path.lastIndexOf('/', this.path.length() - 2) + 1);
    slashes = slashes(path);
    query = Query.of(page.rawQuery());
    valuePaths = valuePaths();
  }

  /** That a page lists whose last segment is the directory, slash or not. */
  static ListedDirectory ofDirectory(Url page) {
    String path = page.rawPath();
    return new ListedDirectory(page, path.endsWith("/") ? path : path + "/");
  }

  /** That a page lists which stands in the directory. */
  static ListedDirectory ofScript(Url page) {
    String path = page.rawPath();
    return new ListedDirectory(page, path.substring(0, path.lastIndexOf('/') + 1));
  }

  /** The same that {@code first} lists, of which {@code page} is a further page. */
  static ListedDirectory ofPage(Url page, Url first) {
    return page.rawPath().equals(first.rawPath()) || !first.rawPath().endsWith("/")
        ? ofDirectory(page)
        : new ListedDirectory(page, first.rawPath());
  }

  private static int slashes(String path) {
    return (int) path.chars().filter(c -> c == '/').count();
  }

  /** Where files may stand whose directories are values of a query. */
  private List<String> valuePaths() {
    List<String> paths = new ArrayList<>();
    for (Map.Entry<String, String> own : query.values().entrySet()) {
      if (Query.mayName(own.getKey(), own.getValue()) || query.names(own.getValue())) {
        QueryPath.ofBase64(own.getValue()).ifPresent(value -> paths.add(path + value + "/"));
        paths.add(path + CanonicalPath.of(QueryPath.of(own.getValue()).toString()) + "/");
      }
    }
    return paths;
  }

  /** Decoded, as a title shows them; a proxy may serve the tree below another path. */
  List<String> shownPaths() {
    List<String> shown = new ArrayList<>();
    String decoded = ShownName.decoded(path);
    for (int slash = 0; slash >= 0; slash = decoded.indexOf('/', slash + 1)) {
      shown.add(decoded.substring(slash));
    }
    shown.add(path);
    for (String value : valuePaths) {
      String below = value.substring(path.length());
      shown.add(ShownName.decoded(below));
      shown.add("/" + ShownName.decoded(below));
      shown.add(ShownName.decoded(value));
    }
    return shown;
  }

  Query query() {
    return query;
  }

  /** Of the directory, in one spelling. */
  String path() {
    return path;
  }

  /** Of the directory, as it was asked for. */
  String rawPath() {
    return rawPath;
  }

  Url page() {
    return page;
  }

  /** Whether a link leads to the page's own script, and only its query tells where. */
  boolean isScript(Url link) {
    return isScript(CanonicalPath.of(link.rawPath()));
  }

  private boolean isScript(String to) {
    return to.equals(script)
        || isDirectory(to)
        || to.startsWith(path + "index.") && to.indexOf('/', path.length()) < 0;
  }

  /** Whether a text shows the directory above as paths do. */
  static boolean isDotted(String shown) {
    return shown.contains("..") && !LETTER.matcher(shown).find();
  }

  /**
   * What {@code link} is to the page, of which it shows a text: where a tree is one of pages, two
   * dots lead to the page of the directory above.
   */
  LinkKind kindOf(Url link, String shown) {
    LinkKind kind = kindByUrl(link);
    if (kind == LinkKind.SORT && added(Query.of(link.rawQuery())).names(shown)) {
      return LinkKind.QUERY;
    }
    return kind == LinkKind.OUTSIDE && isDotted(shown) && isPageAbove(link)
        ? LinkKind.PARENT
        : kind;
  }

  private boolean isPageAbove(Url link) {
    String to = CanonicalPath.of(link.rawPath());
    return !above.isEmpty() && to.startsWith(above) && to.indexOf('/', above.length()) < 0;
  }

  /** What {@code link} is to the page as far as the two URLs tell, whatever its text is. */
  LinkKind kindByUrl(Url link) {
    if (!page.isOfSameOrigin(link)) {
      return LinkKind.OTHER_ORIGIN;
    }
    String to = CanonicalPath.of(link.rawPath());
    boolean own = to.equals(script) || isDirectory(to);
    if (link.hasQuery()) {
      return kindOf(to, Query.of(link.rawQuery()).spelledAs(query));
    }
    if (own) {
      return query.isEmpty() || !mayName() ? LinkKind.SELF : LinkKind.ANCESTOR;
    }
    if (to.startsWith(path)) {
      return kindBelow(to);
    }
    if (path.startsWith(to.endsWith("/") ? to : to + "/")) {
      boolean parent = to.equals(above) || to.length() == above.length() - 1;
      return parent && above.startsWith(to) ? LinkKind.PARENT : LinkKind.ANCESTOR;
    }
    return LinkKind.OUTSIDE;
  }

  /** Whether the page's own query names a directory. */
  boolean mayName() {
    return !valuePaths.isEmpty();
  }

  private boolean isDirectory(String to) {
    return to.equals(path) || to.length() == path.length() - 1 && path.startsWith(to);
  }

  private LinkKind kindBelow(String to) {
    String name = below(to, slashes).toString();
    if (name.isEmpty()) {
      return LinkKind.SELF;
    }
    int end = endOfValue(to);
    if (end > 0) {
      name = to.substring(end);
    } else if (valuePaths.stream().anyMatch(v -> v.startsWith(to.endsWith("/") ? to : to + "/"))) {
      return LinkKind.ANCESTOR;
    }
    int slash = name.indexOf('/');
    return slash < 0 || slash == name.length() - 1 ? LinkKind.CHILD : LinkKind.DESCENDANT;
  }

  private LinkKind kindOf(String to, Query link) {
    if (!isScript(to)) {
      return to.startsWith(path) ? LinkKind.QUERY : LinkKind.OUTSIDE;
    }
    Query added = added(link);
    Query left = query.without(link);
    if (added.isEmpty()) {
      return left.isEmpty() || left.sorts()
          ? LinkKind.SELF
          : left.turnsPage() ? LinkKind.FURTHER_PAGE : LinkKind.PARENT;
    }
    if (added.sorts() && (left.isEmpty() || left.sorts() || left.turnsPage())) {
      return LinkKind.SORT;
    }
    if (added.turnsPage()) {
      return LinkKind.FURTHER_PAGE;
    }
    return kindByValue(added);
  }

  /** What a link says else than the page's own URL. */
  private Query added(Query link) {
    return link.without(query).withoutTops(query);
  }

  /** Of a link that has another value than the page for the same key. */
  private LinkKind kindByValue(Query added) {
    for (Map.Entry<String, String> other : added.values().entrySet()) {
      Optional<String> value = query.value(other.getKey());
      if (value.isEmpty() || !Query.mayName(other.getKey(), other.getValue())) {
        continue;
      }
      QueryPath here = QueryPath.of(value.get());
      QueryPath there = QueryPath.of(other.getValue());
      Optional<QueryPath> codeHere = QueryPath.ofBase64(value.get());
      Optional<QueryPath> codeThere = QueryPath.ofBase64(other.getValue());
      if (codeHere.isPresent() && codeThere.isPresent()) {
        here = codeHere.get();
        there = codeThere.get();
      }
      int down = there.segments().size() - here.segments().size();
      if (down == 0 && there.startsWith(here)) {
        continue; // the same directory in another spelling
      }
      if (there.startsWith(here)) {
        return LinkKind.QUERY;
      }
      if (here.startsWith(there)) {
        return down == -1 ? LinkKind.PARENT : LinkKind.ANCESTOR;
      }
      return LinkKind.OUTSIDE;
    }
    return added.values().keySet().stream().allMatch(key -> query.value(key).isPresent())
        ? LinkKind.SELF
        : LinkKind.QUERY;
  }

  /**
   * Where the directory of the page's own query ends in a path, or -1: {@code /files/a/x.iso} is in
   * {@code ?dir=a}, for files may stand below another directory than the script.
   */
  private int endOfValue(String to) {
    for (String value : valuePaths) {
      String steps = value.substring(path.length() - 1);
      int at = to.startsWith(path) ? to.indexOf(steps, path.length() - 1) : -1;
      if (at >= 0 && at + steps.length() < to.length()) {
        return at + steps.length();
      }
    }
    return -1;
  }

  /** The raw path of a link below, from the directory that is listed. */
  String pathOf(Url link) {
    String raw = link.rawPath();
    String to = CanonicalPath.of(raw);
    int end = endOfValue(to);
    if (end > 0) {
      return below(raw, slashes(to.substring(0, end)));
    }
    return to.startsWith(path) ? below(raw, slashes) : "";
  }

  /** Counted in slashes: a link may escape other characters than the page's own URL does. */
  private static String below(String raw, int slashes) {
    int start = 0;
    for (int i = 0; i < slashes; i++) {
      start = raw.indexOf('/', start) + 1;
    }
    while (start < raw.length() && raw.charAt(start) == '/') { // ".//a" is a detour
      start++;
    }
    return raw.substring(start);
  }
}
