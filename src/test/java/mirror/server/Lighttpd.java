package mirror.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** lighttpd with mod_dirlisting as it comes. */
public record Lighttpd() implements ServerProgram {

  @Override
  public String name() {
    return "lighttpd";
  }

  @Override
  public Optional<Path> executable() {
    return Executable.find("lighttpd");
  }

  @Override
  public List<String> command(Path executable, Site site) throws IOException {
    Path configuration = site.work().resolve("lighttpd.conf");
    // A file whose type is unknown would be sent without Last-Modified, ETag and Accept-Ranges.
    // The log goes through a pipe, because lines for a file are held back for some seconds.
    // Its cache would hide for a second what a test changes.
    Files.writeString(
        configuration,
        """
        server.document-root = "%s"
        server.bind = "127.0.0.1"
        server.port = %d
        server.stat-cache-engine = "disable"
        server.modules = ("mod_accesslog")
        accesslog.filename = "|exec cat >> %s"
        accesslog.format = "\\"%%r\\" %%s"
        dir-listing.activate = "enable"
        mimetype.assign = (
          ".html" => "text/html",
          ".txt" => "text/plain",
          "" => "application/octet-stream"
        )
        """
            .formatted(site.tree(), site.port(), site.log()));
    return List.of(executable.toString(), "-D", "-f", configuration.toString());
  }

  /** Dot files can be fetched, but no listing names them. */
  @Override
  public boolean unservable(String path) {
    return ServerProgram.dotted(path);
  }
}
