package mirror.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * nginx with its autoindex, in clear or with TLS and HTTP/2.
 *
 * @param directives for the whole server, at its configuration's end
 */
public record Nginx(Optional<Certificate> certificate, String directives) implements ServerProgram {
  private static final Path TYPES = Path.of("/etc/nginx/mime.types");

  /** An nginx in clear. */
  public static Nginx clear() {
    return new Nginx(Optional.empty(), "");
  }

  /** An nginx that speaks TLS, and HTTP/2 where the client does. */
  public static Nginx secure(Certificate certificate) {
    return new Nginx(Optional.of(certificate), "");
  }

  @Override
  public String name() {
    return "nginx";
  }

  @Override
  public String scheme() {
    return certificate.isPresent() ? "https" : "http";
  }

  @Override
  public Optional<Path> executable() {
    return Executable.find("nginx");
  }

  @Override
  public List<String> command(Path executable, Site site) throws IOException {
    Path configuration = site.work().resolve("nginx.conf");
    // Without a master process no worker changes to a user who may not read the tree.
    Files.writeString(
        configuration,
        """
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr;
        events {}
        http {
          %s
          default_type application/octet-stream;
          log_format request escape=none '"$request" $status';
          access_log %s request;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          server {
            listen 127.0.0.1:%d%s
            root "%s";
            autoindex on;
            %s
          }
        }
        """
            .formatted(
                Files.exists(TYPES) ? "include " + TYPES + ";" : "types { text/html html htm; }",
                site.log(),
                site.port(),
                certificate.map(Nginx::tls).orElse(";"),
                site.tree(),
                directives));
    return List.of(
        executable.toString(),
        "-e",
        "stderr",
        "-p",
        site.work().toString(),
        "-c",
        configuration.toString());
  }

  /** Dot files can be fetched, but no listing names them, and no option makes it do so. */
  @Override
  public boolean unservable(String path) {
    return ServerProgram.dotted(path);
  }

  private static String tls(Certificate certificate) {
    return " ssl http2;\nssl_certificate %s;\nssl_certificate_key %s;"
        .formatted(certificate.chain(), certificate.key());
  }
}
