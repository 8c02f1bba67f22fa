package mirror.fetch;

import java.net.URI;
import java.net.http.HttpClient.Version;
import java.util.HashSet;
import java.util.Set;

/** Which version of HTTP each origin is asked in. Safe for threads. */
final class HttpVersions {
  /**
   * What a server sends ahead of what is taken, its connection's window of it (jvm.options), waits
   * in the heap, where it takes up to 15 MiB: that much is there for so many origins. Connections
   * by HTTP/1.1 have buffers of one size.
   */
  private static final int MOST_NEWER = 4;

  private final Set<String> older = new HashSet<>();
  private final Set<String> newer = new HashSet<>();

  /**
   * For the next request.
   *
   * @param renamed whether it goes out with a Host of its own
   */
  synchronized Version of(URI uri, boolean renamed) {
    String origin = origin(uri);
    boolean possible =
        uri.getScheme().equals("https") // over cleartext the client would ask for an upgrade
            && !renamed // beside another name in the URL it would be a contradiction
            && !older.contains(origin);
    return possible && isAmongFirst(origin) ? Version.HTTP_2 : Version.HTTP_1_1;
  }

  private boolean isAmongFirst(String origin) {
    return newer.contains(origin) || newer.size() < MOST_NEWER && newer.add(origin);
  }

  /** From now on HTTP/1.1. */
  synchronized void useOlder(URI uri) {
    older.add(origin(uri));
    newer.remove(origin(uri));
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
