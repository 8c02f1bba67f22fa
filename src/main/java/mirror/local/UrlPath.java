package mirror.local;

import java.net.URI;

/**
 * URLs beside others, by the text of their paths: {@link URI#resolve} takes a path that begins with
 * two slashes for a host, and drops an empty segment from any other, which is none of ours to drop.
 */
public final class UrlPath {
  private UrlPath() {}

  /** What has this path, and perhaps a query, where {@code uri} is. */
  public static URI at(URI uri, String path) {
    return URI.create(uri.getScheme() + "://" + uri.getRawAuthority() + path);
  }

  /** The last segment of its path, as it was linked; empty behind a slash. */
  public static String name(URI uri) {
    return uri.getRawPath().substring(uri.getRawPath().lastIndexOf('/') + 1);
  }

  /** The directory that {@code uri} is in, or is. */
  public static URI directory(URI uri) {
    String path = uri.getRawPath();
    return at(uri, path.substring(0, path.lastIndexOf('/') + 1));
  }
}
