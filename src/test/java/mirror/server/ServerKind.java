package mirror.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The servers whose listings a mirror must read perfectly. */
public enum ServerKind {
  NGINX,
  NGINX_XML,
  NGINX_JSON,
  APACHE_PLAIN,
  /** As in the table, the texts of its links are cut short after some 20 characters. */
  APACHE_FANCY,
  APACHE_TABLE,
  LIGHTTPD,
  PYTHON,
  JWEBSERVER;

  /** Whether this machine can run the server. */
  public boolean installed() {
    return program().executable().isPresent();
  }

  /** What a test that is skipped says. */
  public String absence() {
    return program().name() + " is not installed";
  }

  /** Serves the tree until the server is closed. */
  public WebServer serve(Path tree) throws IOException, InterruptedException {
    return WebServer.start(program(), tree);
  }

  /** Whether the server hides this path of the tree, so that no client can mirror it. */
  public boolean unservable(String path) {
    return program().unservable(path);
  }

  /**
   * Whether the server has this path of the tree, but its link, read as browsers do, means another
   * path or another scheme. Who follows such a link is told 404.
   */
  public boolean mislinked(String path) {
    return program().mislinked(path);
  }

  private ServerProgram program() {
    return switch (this) {
      case NGINX -> Nginx.clear();
      case NGINX_XML -> new Nginx(Optional.empty(), "autoindex_format xml;");
      case NGINX_JSON -> new Nginx(Optional.empty(), "autoindex_format json;");
      case APACHE_PLAIN -> new Apache("");
      case APACHE_FANCY -> new Apache("FancyIndexing");
      case APACHE_TABLE -> new Apache("FancyIndexing HTMLTable");
      case LIGHTTPD -> new Lighttpd();
      case PYTHON -> new Python();
      case JWEBSERVER -> new Jwebserver();
    };
  }
}
