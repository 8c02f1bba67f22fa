package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mirror.frontier.Target;
import mirror.listing.CanonicalPath;
import mirror.listing.Entry;
import mirror.listing.Query;
import mirror.local.DirectoryRecord;
import mirror.local.LocalDirectory;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.RecordedDirectory;
import mirror.local.UrlPath;

/**
 * The directory that a URL names by its query: {@code index.php?dir=a/b} is {@code a/b} beside the
 * script.
 */
public final class QueryDirectory {
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

  /**
   * Where a seed that is answered with such a page stands.
   *
   * @param page its URL
   */
  static Place.Directory place(Target seed, URI page, Iterable<Entry> entries) {
    LocalDirectory directory =
        switch (seed.root().tree().place(seed.named())) {
          case Place.Directory(LocalDirectory named) -> named;
          case Place.File script -> script.directory();
        };
    for (String segment : path(page, entries)) {
      directory = directory.below(segment);
    }
    return new Place.Directory(directory);
  }

  /** Whether a page without a query lists what queries of its own script name. */
  static boolean isScript(URI page, Iterable<Entry> entries) {
    boolean script = false;
    for (Entry entry : entries) {
      script =
          script
              || entry.uri().getRawQuery() != null
                  && entry.uri().getRawPath().equals(page.getRawPath());
    }
    return script && page.getRawQuery() == null;
  }

  /**
   * The directory that a seed was when it was last read, though its URL looks like a file's: an
   * error page in its place, or a listing of nothing, is no file.
   */
  public static Optional<Target> known(Target seed, RecordStore records) throws IOException {
    Target page = seed.uri().getRawQuery() == null ? seed.asScript() : seed;
    Place.Directory place = place(seed, page.uri(), List.of());
    return records
        .find(place.directory())
        .filter(known -> known.url().equals(page.uri()))
        .map(_ -> page.asDirectory(place));
  }

  /** The record of a file's directory, which may be what a script beside the file lists. */
  static DirectoryRecord record(Target file, Place.File place, RecordStore records)
      throws IOException {
    URI path = UrlPath.directory(file.named());
    URI url =
        records
            .find(place.directory())
            .map(RecordedDirectory::url)
            .filter(known -> UrlPath.directory(known).equals(path))
            .orElse(path);
    return records.open(place.directory(), url);
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
      Query query = Query.of(uri.getRawQuery());
      query.values().forEach((key, value) -> parameters.put(key, asPath(value)));
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
