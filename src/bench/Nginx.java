import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** nginx with its autoindex, one worker. */
final class Nginx implements Server {
  private final Process process;
  private final Path log;
  private final String scheme;
  private final int port;

  private Nginx(Process process, Path log, String scheme, int port) {
    this.process = process;
    this.log = log;
    this.scheme = scheme;
    this.port = port;
  }

  static Nginx start(Path folder, Path site, Link link) throws IOException, InterruptedException {
    int port = freePort();
    Path log = folder.resolve("access.log");
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, configuration(port, site, log, tls(folder, link)));
    Process process =
        new ProcessBuilder("nginx", "-e", "stderr", "-p", folder.toString(), "-c", "nginx.conf")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
    awaitPort(process, port, folder.resolve("nginx.log"));
    return new Nginx(process, log, link.secure() ? "https" : "http", port);
  }

  private static String configuration(int port, Path site, Path log, String tls) {
    return """
    daemon off;
    master_process off;
    pid nginx.pid;
    error_log stderr;
    worker_rlimit_nofile 4096;
    events { worker_connections 1024; }
    http {
      default_type application/octet-stream;
      sendfile on;
      tcp_nopush on;
      keepalive_requests 100000;
      access_log %s combined buffer=4k flush=10ms;
      client_body_temp_path body;
      proxy_temp_path proxy;
      fastcgi_temp_path fastcgi;
      uwsgi_temp_path uwsgi;
      scgi_temp_path scgi;
      server {
        listen 127.0.0.1:%d%s
        root "%s";
        autoindex on;
      }
    }
    """
        .formatted(log, port, tls, site);
  }

  /** A certificate that nobody trusts; each tool is told not to ask. */
  private static String tls(Path folder, Link link) throws IOException, InterruptedException {
    if (!link.secure()) {
      return ";";
    }
    String request =
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1"
            + " -addext subjectAltName=IP:127.0.0.1 -keyout key.pem -out chain.pem";
    int status =
        new ProcessBuilder(request.split(" "))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("openssl makes no certificate");
    }
    return " ssl%s;\nssl_certificate %s;\nssl_certificate_key %s;"
        .formatted(
            link.http2() ? " http2" : "", folder.resolve("chain.pem"), folder.resolve("key.pem"));
  }

  private static int freePort() throws IOException {
    try (var socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(Process process, int port, Path log)
      throws IOException, InterruptedException {
    while (process.isAlive()) {
      try (Socket _ = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        Thread.sleep(10);
      }
    }
    throw new IOException("nginx does not start: " + Files.readString(log));
  }

  @Override
  public String scheme() {
    return scheme;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public long requests() throws IOException, InterruptedException {
    Thread.sleep(50); // the log is flushed after 10 ms
    try (Stream<String> lines = Files.lines(log)) {
      return lines.count();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
