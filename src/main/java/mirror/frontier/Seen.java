package mirror.frontier;

import java.net.URI;
import mirror.listing.CanonicalPath;
import mirror.listing.Url;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.UrlPath;

/**
 * Which URLs were queued, so that each is fetched once however often it is linked. Safe for
 * threads.
 */
public final class Seen {
  private final Fingerprints urls = new Fingerprints();

  private volatile boolean anyFile;

  /** Remembers a URL; false when it was known. */
  public boolean add(URI uri) {
    if (!uri.getRawPath().endsWith("/")) {
      anyFile = true;
    }
    return urls.add(key(uri));
  }

  /**
   * The same of a directory, which stands in each place where a redirect brought what is above it
   * ({@code latest/} is {@code 1.2/}): in one that is not its URL's it is known by that. What has a
   * query stands where its script says, and is known by its URL.
   */
  public boolean add(URI directory, Place.Directory place, LocalTree tree) {
    return isOwn(directory, place, tree) ? add(directory) : add(place);
  }

  /** Remembers a directory by its place; false when it was known. */
  public boolean add(Place.Directory place) {
    return urls.add(place.path().toString());
  }

  /** Whether a directory is known, by its URL or by its place. */
  public boolean contains(URI directory, Place.Directory place, LocalTree tree) {
    return urls.contains(place.path().toString())
        || isOwn(directory, place, tree) && contains(directory);
  }

  private static boolean isOwn(URI directory, Place.Directory place, LocalTree tree) {
    return directory.getRawQuery() != null || tree.place(directory).path().equals(place.path());
  }

  /** Whether a file's URL is known; quick as long as none is. */
  public boolean containsFile(Url url) {
    return anyFile && urls.contains(key(url.uri()));
  }

  /** Whether a URL is known. */
  public boolean contains(URI uri) {
    return urls.contains(key(uri));
  }

  /** Whether a directory's URL is known, or that of one above it. */
  boolean containsTreeOf(URI directory) {
    String path = directory.getRawPath();
    boolean found = contains(directory);
    for (int slash = path.length() - 1; slash > 0 && !found; ) {
      slash = path.lastIndexOf('/', slash - 1);
      found = slash >= 0 && contains(UrlPath.at(directory, path.substring(0, slash + 1)));
    }
    return found;
  }

  private static String key(URI uri) {
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return uri.getScheme()
        + "://"
        + uri.getRawAuthority()
        + CanonicalPath.of(uri.getRawPath() + query);
  }
}
