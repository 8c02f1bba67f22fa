import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The JDK's file server, in this process. */
record JdkServer(HttpServer server, AtomicLong answered) implements Server {
  static JdkServer start(Path site, Link link) throws IOException {
    if (link.secure()) {
      throw new IOException("TLS is measured with nginx, which is not installed");
    }
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
    var answered = new AtomicLong();
    server
        .createContext("/", SimpleFileServer.createFileHandler(site))
        .getFilters()
        .add(Filter.beforeHandler("count", _ -> answered.incrementAndGet()));
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return new JdkServer(server, answered);
  }

  @Override
  public String scheme() {
    return "http";
  }

  @Override
  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public long requests() {
    return answered.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
