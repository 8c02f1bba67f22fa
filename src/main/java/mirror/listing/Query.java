package mirror.listing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The query of a URL as keys and raw values. A bare query ({@code ?/a/b/}) is the value of the
 * empty key.
 */
public record Query(Map<String, String> values) {
  static final Query NONE = new Query(Map.of());

  /** An ampersand, or a semicolon as Apache writes it: but that may be part of a name. */
  private static final Pattern SEPARATOR = Pattern.compile("&|;(?=\\w++=)");

  private static final Set<String> ORDERS = Set.of("asc", "desc", "ascending", "descending");

  private static final Set<String> SORT_KEYS =
      Set.of("by", "asc", "desc", "col", "column", "direction", "descending", "reverse");

  private static final Set<String> PAGE_KEYS =
      Set.of("page", "pagenum", "pageno", "start", "offset");

  /** What the key of a number of rows has in its name: {@code per_page}, {@code limit}. */
  private static final Pattern COUNT =
      Pattern.compile("per|limit|count|size|rows|num|show|max|length|items|results|entries|total");

  /** Some escape what stands between two parameters: {@code C=N%3BO=D}. */
  private static final Pattern LETTER = Pattern.compile("(?i).?(?:%(?:3b|26)\\w=\\w?)*");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** Tools that change no more than how a listing looks, of which each page may be asked so. */
  private static final Set<String> LOOK_KEYS =
      Set.of("lang", "language", "layout", "mode", "style", "template", "theme", "tpl", "view");

  /** What such a key says is done with the entry, or how it is shown; it is no other entry. */
  private static final Set<String> TOOL_KEYS =
      Set.of(
          "action",
          "do",
          "hash",
          "img",
          "info",
          "lang",
          "language",
          "layout",
          "login",
          "md5",
          "mode",
          "preview",
          "sha1",
          "sha256",
          "src",
          "style",
          "template",
          "theme",
          "tpl",
          "view",
          "zip");

  /** Beside a directory's key they tell that the link is a file. */
  private static final Set<String> FILE_KEYS = Set.of("download", "dl", "file", "filename");

  /** What servers do to an entry when such a key or script is asked for, even by GET. */
  private static final Set<String> CHANGES =
      Set.of("del", "delete", "erase", "remove", "rename", "rm", "rmdir", "unlink");

  /** Such a key says what is done: {@code ?action=delete&file=a}. */
  private static final Set<String> ACTION_KEYS =
      Set.of(
          "_method",
          "act",
          "action",
          "cmd",
          "command",
          "do",
          "method",
          "mode",
          "op",
          "operation",
          "task");

  private static final Set<String> SWITCHED_ON = Set.of("", "1", "true", "yes");

  /** Of a file's key, what all that is listed shall be packed in. */
  private static final Set<String> ARCHIVES =
      Set.of("zip", "tar", "tgz", "tar.gz", "tar_gz", "targz", "7z", "rar");

  /** The query of a link, which may have none. */
  public static Query of(String raw) {
    if (raw.isEmpty()) {
      return NONE;
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : SEPARATOR.split(raw, -1)) {
      int equals = part.indexOf('=');
      if (equals >= 0) {
        values.putIfAbsent(part.substring(0, equals), part.substring(equals + 1));
      } else if (!part.isEmpty()) {
        values.putIfAbsent("", part);
      }
    }
    return new Query(values);
  }

  private static boolean isWord(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= '0' && c <= '9';
  }

  /** What remains when the parameters that {@code other} has too are taken away. */
  Query without(Query other) {
    Map<String, String> rest = new LinkedHashMap<>(values);
    rest.entrySet().removeAll(other.values.entrySet());
    return new Query(rest);
  }

  /**
   * What remains without values that name the top, which is also where {@code page} is that has no
   * such key: {@code ?dir=&sort=name} says only the order.
   */
  Query withoutTops(Query page) {
    Map<String, String> rest = new LinkedHashMap<>(values);
    rest.entrySet()
        .removeIf(
            e ->
                !page.has(e.getKey())
                    && mayName(e.getKey(), e.getValue())
                    && QueryPath.of(e.getValue()).segments().isEmpty());
    return new Query(rest);
  }

  /** With the values of {@code other} where they name the same directory in another spelling. */
  Query spelledAs(Query other) {
    Map<String, String> spelled = new LinkedHashMap<>(values);
    spelled.replaceAll(
        (key, value) ->
            other
                .value(key)
                .filter(own -> QueryPath.of(own).isSame(QueryPath.of(value)))
                .orElse(value));
    return new Query(spelled);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whether all that it says is the order of the rows. */
  boolean sorts() {
    return !isEmpty() && values.entrySet().stream().allMatch(e -> isSort(e.getKey(), e.getValue()));
  }

  /**
   * Whether it names an entry though it would order the rows or be a tool elsewhere: {@code ?d=a}
   * with "a" as its text, where a column is called by a word.
   */
  boolean names(String shown) {
    return values.size() == 1
        && values.entrySet().stream()
            .allMatch(
                e -> isAmbiguous(e.getKey(), e.getValue()) && e.getValue().equals(shown.strip()));
  }

  /** Whether a link to order the rows, or a tool, may be none. */
  private static boolean isAmbiguous(String key, String value) {
    return (key.isEmpty() || namesFile(key)) && isTool(key, value)
        || namesDirectory(key) && ORDERS.contains(lower(value))
        || key.length() == 1
            && Character.isLowerCase(key.charAt(0))
            && value.length() == 1
            && (!Character.isDigit(value.charAt(0)) || "df".contains(key)); // pages have numbers
  }

  /** Whether it asks for another piece of the same listing. */
  boolean turnsPage() {
    return values.keySet().stream().anyMatch(Query::isPage)
        && values.entrySet().stream()
            .allMatch(
                e ->
                    isPage(e.getKey())
                        || isSort(e.getKey(), e.getValue())
                        || isLook(e.getKey(), e.getValue()));
  }

  /** Whether all that it says is how many rows are shown, and how. */
  boolean looks() {
    return values.entrySet().stream().allMatch(e -> isLook(e.getKey(), e.getValue()));
  }

  private static boolean isPage(String key) {
    return PAGE_KEYS.contains(lower(key));
  }

  private static boolean isLook(String key, String value) {
    return LOOK_KEYS.contains(lower(key)) && !value.endsWith("/")
        || NUMBER.matcher(value).matches() && COUNT.matcher(lower(key)).find();
  }

  boolean isTool() {
    return values.entrySet().stream()
        .anyMatch(
            e ->
                isTool(e.getKey(), e.getValue())
                    || values.size() > 1 && isSwitch(e.getKey(), e.getValue()));
  }

  /** Whether it changes what is there: such a link is never asked for. */
  boolean changes() {
    return values.entrySet().stream()
        .anyMatch(
            e ->
                isChange(e.getKey())
                    || ACTION_KEYS.contains(lower(e.getKey())) && isChange(e.getValue()));
  }

  /** Whether a word without a value says so, which may be an entry's name if it stands alone. */
  boolean changesByWord(boolean alone) {
    return value("").filter(Query::isChange).isPresent() && (alone || values.size() > 1);
  }

  /** Whether a key or a script is called for what it changes: {@code delete.php}. */
  static boolean isChange(String name) {
    int end = name.indexOf('.');
    return CHANGES.contains(lower(end < 0 ? name : name.substring(0, end)));
  }

  /**
   * The parameters that can name an entry.
   *
   * @param shown of a link with this query, which says nothing else than the page's own
   */
  Map<String, String> naming(String shown) {
    Map<String, String> naming = new LinkedHashMap<>(values);
    naming.entrySet().removeIf(e -> !mayName(e.getKey(), e.getValue()) && !names(shown));
    return naming;
  }

  /** Whether a value of this key can be the name of an entry. */
  static boolean mayName(String key, String value) {
    return !isSort(key, value) && !isPage(key) && !isTool(key, value);
  }

  /** {@code ?view=/a/b/} shows a directory, {@code ?sha256} a checksum. */
  private static boolean isTool(String key, String value) {
    return TOOL_KEYS.contains(lower(key.isEmpty() ? value : key)) && !value.endsWith("/")
        || namesFile(key) && ARCHIVES.contains(lower(value));
  }

  /** Whether a file's key may have a value that is no name: {@code ?path=a&download=1}. */
  static boolean isSwitch(String key, String value) {
    return namesFile(key) && SWITCHED_ON.contains(lower(value));
  }

  static boolean namesFile(String key) {
    return FILE_KEYS.contains(lower(key));
  }

  static boolean namesDirectory(String key) {
    String word = lower(key);
    return word.contains("dir") || word.contains("folder") || word.equals("cd");
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * {@code C=N}, {@code O=D}, {@code 0=}, {@code sort=name}, {@code order=asc}, {@code dir=desc}.
   */
  private static boolean isSort(String key, String value) {
    if (key.length() == 1 && isWord(key.charAt(0)) && LETTER.matcher(value).matches()) {
      return true;
    }
    String word = lower(key);
    return word.contains("sort")
        || word.contains("order")
        || SORT_KEYS.contains(word)
        || word.length() > 1 && ORDERS.contains(lower(value));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
