package mirror.listing;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which keys of queries hold the names of entries: those whose values the links show as their text,
 * in plain or in Base64.
 */
final class NamingKeys {
  /** No script has so many keys; a page made to exhaust memory may. */
  private static final int MOST_KEYS = 64;

  /** What columns are called: {@code ?o=size} has its own value as its text, as a name would. */
  private static final Set<String> COLUMNS =
      Set.of(
          "name",
          "file",
          "filename",
          "size",
          "filesize",
          "date",
          "filedate",
          "time",
          "filetime",
          "modified",
          "mtime",
          "lastmod",
          "lastmodified",
          "last_modified",
          "type",
          "filetype",
          "ext",
          "extension",
          "kind",
          "desc",
          "description",
          "owner",
          "permissions",
          "downloads",
          "hits");

  private static final Pattern WHOLE = Pattern.compile("\\d+");

  private static final class Count {
    private int links;
    private int plain;
    private int coded;
    private int phrases;
    private boolean others;
    private boolean words;
    private final Set<String> columns = new HashSet<>();

    /** Whether the key has named columns alone, and not just one: entries may be called so too. */
    boolean isOrder() {
      return !others && columns.size() > 1;
    }
  }

  private final Map<String, Count> keys = new HashMap<>();

  /**
   * The name that a query holds.
   *
   * @param path raw, from the directory that the page lists
   */
  record Named(String path, Shape shape) {}

  /** Takes a link with a query into account, and tells whether it seems to name something. */
  boolean add(Url link, ListedDirectory page, String shown) {
    boolean names = !page.isScript(link);
    for (Map.Entry<String, String> added : naming(link, page, shown, true).entrySet()) {
      String key = added.getKey();
      String value = added.getValue();
      if (keys.size() < MOST_KEYS || keys.containsKey(key)) {
        Count count = keys.computeIfAbsent(key, _ -> new Count());
        boolean shows = count(count, key, value, shown) && !isColumn(value);
        names = names || shows || isKnown(key) && !QueryPath.of(value).name().isEmpty();
      }
    }
    return names;
  }

  /**
   * The parameters of a link that can name an entry.
   *
   * @param told whether its row may say something of an entry, as it does not of a tool
   */
  private static Map<String, String> naming(
      Url link, ListedDirectory page, String shown, boolean told) {
    Query added = Query.of(link.rawQuery()).without(page.query());
    boolean tool = added.isTool() && !(told && page.isScript(link));
    return added.naming(tool ? "" : shown);
  }

  /** A bare query may be a page of the site's: {@code ?about} has "About" as its title. */
  private static boolean count(Count count, String key, String value, String shown) {
    String name = QueryPath.of(value).name();
    boolean plain =
        ShownName.shows(shown, name)
            && (!key.isEmpty() || ShownName.spells(shown, name))
            && (isKnown(key) || !ShownName.isPhrase(shown, name) || count.phrases++ > 0);
    boolean coded =
        !plain
            && QueryPath.ofBase64(value)
                .filter(path -> ShownName.shows(shown, path.name()))
                .isPresent();
    count.links += shown.isBlank() || name.isEmpty() ? 0 : 1; // the top has no name
    count.plain += plain ? 1 : 0;
    count.coded += coded ? 1 : 0;
    count.words = count.words || !WHOLE.matcher(value).matches();
    if (isColumn(value)) {
      count.columns.add(value.toLowerCase(Locale.ROOT));
    } else {
      count.others = true;
    }
    return plain || coded;
  }

  private static boolean isColumn(String value) {
    return COLUMNS.contains(value.toLowerCase(Locale.ROOT));
  }

  private static boolean isKnown(String key) {
    return Query.namesFile(key) || Query.namesDirectory(key);
  }

  /** What a link's query names, if anything. */
  Optional<Named> name(Link link, ListedDirectory page) {
    Query own = page.query();
    Query query = Query.of(link.url().rawQuery());
    Optional<String> naming = Optional.empty();
    for (Map.Entry<String, String> added :
        naming(link.url(), page, link.text(), link.isTold()).entrySet()) {
      String key = added.getKey();
      if (isNaming(key)) {
        boolean file = Query.namesFile(key) && !Query.isSwitch(key, added.getValue());
        boolean better = naming.isEmpty() || file || shown(key) > shown(naming.get());
        naming = better ? Optional.of(key) : naming;
      }
    }
    return naming.flatMap(key -> named(key, query, own));
  }

  /** Whether a key has had no other values, and is not one of directories by its name. */
  boolean hasOnlyNumbers(String key) {
    return !isKnown(key)
        && !key.toLowerCase(Locale.ROOT).contains("path")
        && !keys.getOrDefault(key, new Count()).words;
  }

  private boolean isNaming(String key) {
    Count count = keys.getOrDefault(key, new Count());
    int named = count.plain + count.coded;
    return isKnown(key) || named > 0 && 2 * named >= count.links && !count.isOrder();
  }

  private int shown(String key) {
    Count count = keys.getOrDefault(key, new Count());
    return count.plain + count.coded;
  }

  private Optional<Named> named(String key, Query query, Query own) {
    Count count = keys.getOrDefault(key, new Count());
    boolean coded = count.coded > count.plain;
    QueryPath there = path(query.values().get(key), coded);
    QueryPath here = own.value(key).map(value -> path(value, coded)).orElse(QueryPath.TOP);
    boolean beside = false;
    for (Map.Entry<String, String> other : own.values().entrySet()) {
      boolean kept = query.value(other.getKey()).equals(Optional.of(other.getValue()));
      if (!other.getKey().equals(key) && Query.mayName(other.getKey(), other.getValue())) {
        beside = beside || kept && Query.namesDirectory(other.getKey()) && !own.has(key);
        QueryPath value = path(other.getValue(), coded);
        here =
            there.startsWith(value) && there.segments().size() > value.segments().size()
                ? value
                : here;
      }
    }
    if (!there.startsWith(here) || there.segments().size() == here.segments().size()) {
      return Optional.empty();
    }
    Shape shape =
        Query.namesFile(key) || beside
            ? Shape.FILE
            : there.slashed() || Query.namesDirectory(key) ? Shape.DIRECTORY : Shape.UNSURE;
    return Optional.of(new Named(there.below(here).toString(), shape));
  }

  private static QueryPath path(String value, boolean coded) {
    return coded ? QueryPath.ofBase64(value).orElse(QueryPath.of(value)) : QueryPath.of(value);
  }
}
