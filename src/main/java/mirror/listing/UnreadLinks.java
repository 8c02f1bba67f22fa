package mirror.listing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Links of a listing to its own script that may lead to more of it, and are read neither as entries
 * nor as further pages: what such a listing does not name may be there.
 */
final class UnreadLinks {
  /** As the value of a key; the numbers 0 and 1 switch things off and on. */
  private static final Pattern NUMBER = Pattern.compile("[2-9]|[1-9]\\d{1,2}");

  private static final Pattern SHOWN_NUMBER = Pattern.compile("[\\[(]?\\d{1,4}[\\])]?");

  private static final Pattern ARROW = Pattern.compile("[^\\p{L}\\p{N}]*[>›»→≫▶][^\\p{L}\\p{N}]*");

  private static final Pattern NEXT = Pattern.compile("(?U)\\b(next|more|older|continue)\\b");

  private static final Pattern NEXT_PAGE =
      Pattern.compile("(?U)[^\\p{L}\\p{N}]*(next|more|older|continue)(\\s+page)?[^\\p{L}\\p{N}]*");

  /** Where other programs have their rows go on. */
  private static final Set<String> KEYS =
      Set.of(
          "after",
          "begin",
          "continue",
          "continuation",
          "cursor",
          "from",
          "last",
          "marker",
          "next",
          "pg",
          "skip",
          "token");

  private UnreadLinks() {}

  /** Whether a link to the page's own script calls itself the next page, and is as those are. */
  static boolean isNext(Url url, String shown, ListedDirectory directory) {
    Query added = Query.of(url.rawQuery()).without(directory.query());
    return NEXT_PAGE.matcher(shown.toLowerCase(Locale.ROOT)).matches()
        && directory.isScript(url)
        && !added.isTool()
        && !added.looks()
        && added.values().entrySet().stream().anyMatch(UnreadLinks::isPosition);
  }

  /** {@code p} is a path to other programs. */
  private static boolean isPosition(Map.Entry<String, String> parameter) {
    String key = parameter.getKey().toLowerCase(Locale.ROOT);
    return KEYS.contains(key) || key.equals("p") && NUMBER.matcher(parameter.getValue()).matches();
  }

  /** Whether there are some, or one that the page itself calls the next. */
  static boolean areIn(ScannedPage page, Optional<Rows> rows) {
    if (page.unread()) {
      return true;
    }
    if (page.count(LinkKind.QUERY) + page.count(LinkKind.SORT) == 0) {
      return false;
    }
    int number = 0;
    for (Link link : page.links()) {
      int at = number++;
      if (mayLeadOn(link, page)) {
        boolean row = rows.isPresent() && rows.get().hold(at, link);
        if (!row || Candidate.inRows(link, page).isEmpty()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean mayLeadOn(Link link, ScannedPage page) {
    boolean query = link.kind() == LinkKind.QUERY;
    if (!query && link.kind() != LinkKind.SORT
        || !page.directory().isScript(link.url())
        || page.pages().contains(link.url())) {
      return false;
    }
    Query added = Query.of(link.url().rawQuery()).without(page.directory().query());
    String shown = link.text();
    boolean says =
        SHOWN_NUMBER.matcher(shown).matches()
            || ARROW.matcher(shown).matches()
            || NEXT.matcher(shown.toLowerCase(Locale.ROOT)).find();
    return query
        ? (says || added.values().entrySet().stream().anyMatch(UnreadLinks::mayLeadOn))
            && !added.isTool()
            && !added.looks()
        : says && added.values().keySet().stream().allMatch(key -> key.length() == 1);
  }

  private static boolean mayLeadOn(Map.Entry<String, String> parameter) {
    return KEYS.contains(parameter.getKey().toLowerCase(Locale.ROOT))
        || NUMBER.matcher(parameter.getValue()).matches();
  }

  /**
   * Whether it is but a number, with nothing in its row that listings show of a directory, where
   * the key has only numbers and other entries have paths: pages are linked so, under keys of any
   * name.
   */
  static boolean isNumber(Link link, ScannedPage page) {
    if (!NUMBER.matcher(link.text()).matches()
        || page.count(LinkKind.CHILD) == 0
        || !page.directory().isScript(link.url())) {
      return false;
    }
    Query added = Query.of(link.url().rawQuery()).without(page.directory().query());
    return added.values().size() == 1
        && added.values().entrySet().stream()
            .allMatch(
                e -> e.getValue().equals(link.text()) && page.names().hasOnlyNumbers(e.getKey()))
        && !link.isTold();
  }
}
