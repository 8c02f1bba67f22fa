package mirror.visit;

import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mirror.listing.CanonicalPath;
import mirror.listing.Entry;

/**
 * The directory that a URL names by its query: {@code index.php?dir=a/b} is {@code a/b} beside the
 * script.
 */
final class QueryDirectory {
  private QueryDirectory() {}

  /**
   * Its path beside the script, in segments: the value that an entry of the page carries on, or the
   * only one. Empty where no value is one or the other, or where the entries stand below the path
   * of the page ({@code /d/?sort=date} lists {@code /d/a}).
   */
  static List<String> path(URI page, Iterable<Entry> entries) {
    Map<String, String> own = parameters(page);
    boolean byPath = false;
    for (Entry entry : entries) {
      byPath = byPath || entry.uri().getRawQuery() == null && isChild(entry.uri(), page);
      Map<String, String> longer = parameters(entry.uri());
      for (var parameter : own.entrySet()) {
        String path = parameter.getValue();
        if (longer.getOrDefault(parameter.getKey(), "").startsWith(path + "/")) {
          return segments(path);
        }
      }
    }
    return own.size() == 1 && !byPath ? segments(own.values().iterator().next()) : List.of();
  }

  private static boolean isChild(URI uri, URI page) {
    String directory = page.getRawPath().substring(0, page.getRawPath().lastIndexOf('/') + 1);
    String path = uri.getRawPath();
    int slash = path.indexOf('/', directory.length());
    return path.startsWith(directory) && (slash < 0 || slash == path.length() - 1);
  }

  /** The values as paths, by their keys; of {@code ?/a/b/} by none. */
  private static Map<String, String> parameters(URI uri) {
    Map<String, String> parameters = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String parameter : uri.getRawQuery().split("[&;]", -1)) {
        int equals = parameter.indexOf('=');
        parameters.put(
            parameter.substring(0, Math.max(equals, 0)), asPath(parameter.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String asPath(String value) {
    String path = CanonicalPath.of(value.replace("+", "%20")).replace("%2F", "/");
    return String.join("/", segments(path));
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
  }
}
