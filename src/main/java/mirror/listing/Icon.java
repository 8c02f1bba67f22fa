package mirror.listing;

import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;

/** What a picture, or the class of an element of a row, shows its entry as. */
enum Icon {
  NONE,
  /** Something, but no directory. */
  OTHER,
  FOLDER;

  private static final Set<String> WORDS =
      Set.of("dir", "directory", "folder", "folders", "subdir", "subdirectory", "subfolder");

  /** What directories are to WebDAV (RFC 4918, section 5.2). */
  private static final String COLLECTION = "collection.";

  /** What belongs to one row or cell; the class of a table says what the table holds. */
  private static final Set<String> CARRIERS =
      Set.of(
          "a", "b", "div", "dt", "em", "i", "li", "p", "small", "span", "strong", "svg", "td",
          "tr");

  /** What one element shows, its children aside. */
  static Icon of(Element element) {
    if (element.nameIs("img")) {
      String file = file(element.attr("src"));
      return named(element.attr("alt"))
              || named(file)
              || file.startsWith(COLLECTION)
              || named(element.className())
          ? FOLDER
          : OTHER;
    }
    if (element.nameIs("use")) {
      String href = element.hasAttr("href") ? element.attr("href") : element.attr("xlink:href");
      return named(href) ? FOLDER : OTHER;
    }
    if (element.attributesSize() == 0 || !CARRIERS.contains(element.normalName())) {
      return NONE;
    }
    return named(element.className())
            || named(element.attr("aria-label"))
            || named(element.attr("data-type"))
        ? FOLDER
        : NONE;
  }

  Icon or(Icon other) {
    return compareTo(other) > 0 ? this : other;
  }

  private static String file(String src) {
    String path = src.startsWith("data:") ? "" : ShownName.decoded(src);
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static boolean named(String words) {
    if (words.isEmpty()) {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= words.length(); i++) {
      if (i == words.length() || !Character.isLetter(words.charAt(i))) {
        if (i - start > 2 && WORDS.contains(words.substring(start, i).toLowerCase(Locale.ROOT))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }
}
