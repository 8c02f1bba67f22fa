package mirror.listing;

import java.net.URI;
import java.util.OptionalLong;

/**
 * One entry of a directory, as a listing shows it.
 *
 * @param url where it is, to be requested just so: as it was linked, repaired only where it could
 *     not be sent or a name would be taken for something else
 * @param path its place below the directory that the page lists, percent-encoded, with a slash at
 *     its end where the entry is known to be a directory: {@code a.iso}, {@code sub/}, {@code
 *     bin/index.shtml}; empty for a link of a hand-made page that leads out of its directory
 * @param shape what the row looks like
 * @param rowText what its row says beside the name: dates and sizes, white space collapsed
 * @param size in bytes, only where the row shows all of its digits
 */
public record Entry(Url url, String path, Shape shape, String rowText, OptionalLong size) {
  /** The same, of a URI. */
  public Entry(URI uri, String path, Shape shape, String rowText, OptionalLong size) {
    this(Url.of(uri), path, shape, rowText, size);
  }

  /** Where it is, to be requested just so. */
  public URI uri() {
    return url.uri();
  }

  /** What stands for it in the directory itself, percent-encoded; empty if nothing does. */
  public String segment() {
    int slash = path.indexOf('/');
    return slash < 0 ? path : path.substring(0, slash);
  }

  /** The same, which may be a file although its row shows a directory. */
  public Entry asFile() {
    return shape == Shape.DIRECTORY && path.endsWith("/")
        ? new Entry(url, path.substring(0, path.length() - 1), Shape.UNSURE, rowText, size)
        : this;
  }
}
