import java.io.IOException;
import java.nio.file.Path;

/** A server that lists its directories and counts what it is asked. */
interface Server extends AutoCloseable {
  String scheme();

  int port();

  /** How many requests were answered so far. */
  long requests() throws IOException, InterruptedException;

  @Override
  void close();

  /** nginx, or where it is missing the JDK's file server, which knows no TLS. */
  static Server start(Path folder, Path site, Link link) throws IOException, InterruptedException {
    return Tool.isOnPath("nginx") ? Nginx.start(folder, site, link) : JdkServer.start(site, link);
  }
}
