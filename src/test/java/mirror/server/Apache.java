package mirror.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Apache with mod_autoindex.
 *
 * @param indexOptions of which an empty list is the plainest
 * @param modules to be loaded beside those that every listing needs
 * @param directives for the whole server, at its configuration's end
 */
public record Apache(String indexOptions, List<String> modules, String directives)
    implements ServerProgram {
  private static final Path TYPES = Path.of("/etc/mime.types");

  private static final List<String> MODULES =
      List.of("unixd", "log_config", "authz_core", "mime", "dir", "autoindex");

  public Apache(String indexOptions) {
    this(indexOptions, List.of(), "");
  }

  @Override
  public String name() {
    return "apache2";
  }

  @Override
  public Optional<Path> executable() {
    return Executable.find("apache2", "httpd")
        .filter(_ -> folder().isPresent() && (!root() || setpriv().isPresent()));
  }

  @Override
  public List<String> command(Path executable, Site site) throws IOException {
    Path types = site.work().resolve("mime.types");
    Files.writeString(types, "text/html html htm\ntext/plain txt\n");
    Path configuration = site.work().resolve("httpd.conf");
    Files.writeString(
        configuration,
        """
        ServerRoot "%1$s"
        DefaultRuntimeDir "%1$s"
        PidFile "%1$s/httpd.pid"
        ServerName 127.0.0.1
        Listen 127.0.0.1:%2$d
        ErrorLog "%3$s"
        %4$s
        StartServers 1
        LogFormat "\\"%%r\\" %%>s" request
        CustomLog "%3$s" request
        DocumentRoot "%5$s"
        <Directory "%5$s">
          Options Indexes FollowSymLinks
          AllowOverride None
          Require all granted
        </Directory>
        TypesConfig "%6$s"
        AddEncoding x-gzip .gz .tgz
        AddEncoding x-compress .Z
        %7$s
        AddIconByEncoding (CMP,/icons/compressed.gif) x-compress x-gzip
        AddIconByType (TXT,/icons/text.gif) text/*
        AddIcon /icons/back.gif ..
        AddIcon /icons/folder.gif ^^DIRECTORY^^
        AddIcon /icons/blank.gif ^^BLANKICON^^
        DefaultIcon /icons/unknown.gif
        %8$s
        """
            .formatted(
                site.work(),
                site.port(),
                site.log(),
                loading(folder().orElseThrow()),
                site.tree(),
                Files.exists(TYPES) ? TYPES : types,
                indexOptions.isEmpty() ? "" : "IndexOptions " + indexOptions,
                directives));
    return Stream.concat(
            root() ? unprivileged() : Stream.empty(),
            Stream.of(executable.toString(), "-D", "FOREGROUND", "-f", configuration.toString()))
        .toList();
  }

  /**
   * Apache refuses to serve as root and would become a user who cannot enter private temporary
   * directories: here it starts as that user, but with root's right to read everything.
   */
  private static Stream<String> unprivileged() {
    return Stream.of(
        setpriv().orElseThrow().toString(),
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        "--inh-caps=+dac_override",
        "--ambient-caps=+dac_override");
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private static Optional<Path> setpriv() {
    return Executable.find("setpriv");
  }

  private static Optional<Path> folder() {
    return Stream.of(
            "/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/lib/httpd/modules")
        .map(Path::of)
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** Not the prefork MPM: at its end it signals its whole process group, which is ours too. */
  private String loading(Path directory) {
    String threads =
        Files.exists(directory.resolve("mod_mpm_event.so")) ? "mpm_event" : "mpm_worker";
    return Stream.of(List.of(threads), MODULES, modules)
        .flatMap(List::stream)
        .filter(module -> Files.exists(directory.resolve("mod_" + module + ".so")))
        .map(module -> "LoadModule %1$s_module \"%2$s/mod_%1$s.so\"".formatted(module, directory))
        .collect(Collectors.joining("\n"));
  }
}
