package mirror.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The title and the headings of a page, where listings name the directory that they list. */
final class Headings {
  private static final Set<String> TAGS = Set.of("title", "h1", "h2");

  /** A word that holds a slash, before one that begins with one; no word is looked at twice. */
  private static final Pattern STEP = Pattern.compile("(?<![^ ])([^ /]*+/[^ ]*+) (?=/)");

  /** Where a path begins at the directory that a program was started in. */
  private static final Pattern HERE = Pattern.compile("(?<= |^)\\./");

  private static final int LONGEST = 2000;

  private static final int MOST = 8;

  private final List<String> texts = new ArrayList<>();
  private final Excerpt text = new Excerpt(LONGEST);
  private int depth;

  void open(String tag) {
    if (TAGS.contains(tag)) {
      depth++;
    }
  }

  boolean areOpen() {
    return depth > 0;
  }

  void text(String more) {
    if (depth > 0) {
      text.add(more);
    }
  }

  void close(String tag) {
    if (TAGS.contains(tag) && --depth == 0) {
      if (texts.size() < MOST) {
        texts.add(" " + joined(text.toString()));
      }
      text.clear();
    }
  }

  /** Whether each ends with one of the paths: a heading of an error may be beside one that does. */
  boolean allEndWith(List<String> paths) {
    return texts.stream()
        .filter(shown -> !shown.isBlank())
        .allMatch(
            shown -> paths.stream().map(Headings::bare).anyMatch(bare -> endsWith(shown, bare)));
  }

  /** Whether one ends with the path. An error page may name it too, but says more after it. */
  boolean endWith(String path) {
    String bare = bare(path);
    return texts.stream().anyMatch(shown -> endsWith(shown, bare));
  }

  private static boolean endsWith(String shown, String bare) {
    return Stream.of(shown, unquoted(shown))
        .anyMatch(s -> ends(s, bare) || ends(s, bare + "/") || ends(s, bare + "/."));
  }

  /** "Listing of [/pub/]". */
  private static String unquoted(String shown) {
    int end = shown.length();
    while (end > 0 && "])\"'»”`".indexOf(shown.charAt(end - 1)) >= 0) {
      end--;
    }
    return shown.substring(0, end);
  }

  /** Whether one holds the path as a word of its own. */
  boolean hold(String path) {
    String bare = bare(path);
    return endWith(path)
        || !bare.isEmpty() && texts.stream().anyMatch(s -> holds(s, bare) || isSteps(s, bare));
  }

  /** "pub/linux/", and nothing else: nobody gives a page such a title. */
  private static boolean isSteps(String shown, String path) {
    return shown.endsWith("/")
        && shown.length() == path.length() + 1
        && shown.startsWith(path.substring(1), 1);
  }

  /** "Index of / pub / linux": the steps of a path are often links of their own. */
  private static String joined(String text) {
    String steps = STEP.matcher(RowText.collapsed(text).replace("/ ", "/")).replaceAll("$1");
    return steps.indexOf("./") < 0 ? steps : HERE.matcher(steps).replaceAll("/");
  }

  private static String bare(String path) {
    String shown = joined(path);
    return (shown.endsWith("/") ? shown.substring(0, shown.length() - 1) : shown).strip();
  }

  private static boolean ends(String shown, String path) {
    int start = shown.length() - path.length();
    return !path.isEmpty()
        && start > 0
        && shown.endsWith(path)
        && (isEdge(shown, start - 1) || isUrl(shown.substring(0, start)));
  }

  /** "Index of http://host/pub/". */
  private static boolean isUrl(String before) {
    return before.indexOf("://", before.lastIndexOf(' ') + 1) >= 0;
  }

  private static boolean holds(String shown, String path) {
    for (int at = shown.indexOf(path); at > 0; at = shown.indexOf(path, at + 1)) {
      int end = at + path.length();
      int after = end < shown.length() && shown.charAt(end) == '/' ? end + 1 : end;
      if (isEdge(shown, at - 1) && (after == shown.length() || isEdge(shown, after))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEdge(String shown, int at) {
    return " \"'`:()[]«»|“”".indexOf(shown.charAt(at)) >= 0;
  }
}
