import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpHandlers;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Two runs of the program on a small site, so that the AOT cache holds what a real run loads, links
 * and compiles: the first time there, another night, and over TLS.
 */
final class Training {
  private static final Instant LONG_AGO = Instant.parse("2020-02-02T02:02:02Z");
  private static final String PASSWORD = "training";

  /**
   * What is done 200 times or more is compiled, and known to the cache as such: what is done for
   * each directory too.
   */
  private static final int MANY = 240;

  /** Over TLS what is not compiled is slow. */
  private static final int FEW = 6;

  /** In each folder: of 20 the cache is no better, and the build takes longer. */
  private static final int FILES = 6;

  private final Path image;
  private final Path folder;

  /** Of the image in {@code image}, which has no cache yet; {@code folder} is empty. */
  Training(Path image, Path folder) {
    this.image = image;
    this.folder = folder;
  }

  /** Leaves the cache in the image. */
  void run() throws IOException, InterruptedException, GeneralSecurityException {
    Path site = folder.resolve("site");
    for (String tree : List.of("known", "changed", "new")) {
      grow(site.resolve(tree), MANY);
    }
    grow(site.resolve("secret"), FEW);
    var handler =
        HttpHandlers.handleOrElse(
            request -> request.getRequestURI().getPath().endsWith("/"),
            new Index(site),
            SimpleFileServer.createFileHandler(site.toAbsolutePath()));
    // Else answers wait 40 ms for what the other side acknowledges late.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer plain = HttpServer.create(anyPort(), 0, "/", handler);
    HttpsServer secure = HttpsServer.create(anyPort(), 0, "/", handler);
    secure.setHttpsConfigurator(new HttpsConfigurator(identity()));
    plain.start();
    secure.start();
    try {
      String url = "http://127.0.0.1:%d/".formatted(plain.getAddress().getPort());
      mirror(List.of(), url + "known/", url + "changed/");
      for (int i = 0; i < MANY; i++) {
        Files.writeString(site.resolve("changed/folder " + i + "/file 1.txt"), "changed");
      }
      mirror(
          List.of(
              // A method that was compiled in training is compiled so again: by the quick compiler,
              // without counters, and never by C2.
              "-XX:TieredStopAtLevel=1",
              // What C2 is there for must not have been compiled at all.
              "-XX:CompileCommand=exclude,com.sun.crypto.provider.*::*",
              "-XX:AOTCacheOutput=" + image.resolve("lib/mirror.aot")),
          url + "known/",
          url + "changed/",
          url + "new/",
          "https://127.0.0.1:%d/secret/".formatted(secure.getAddress().getPort()));
    } finally {
      plain.stop(0);
      secure.stop(0);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static void grow(Path tree, int folders) throws IOException {
    for (int i = 0; i < folders; i++) {
      Path sub = Files.createDirectories(tree.resolve("folder " + i));
      for (int j = 0; j < FILES; j++) {
        String text = "x".repeat(i % 6 * j * 100);
        Path file = Files.writeString(sub.resolve("file " + j + ".txt"), text);
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
      }
    }
  }

  /** The JDK makes a certificate only with its command line tool. */
  private SSLContext identity() throws IOException, InterruptedException, GeneralSecurityException {
    Path store = folder.resolve("identity.p12");
    keytool(store, "-genkeypair -keyalg RSA -dname CN=127.0.0.1 -ext san=ip:127.0.0.1");
    keytool(store, "-exportcert -rfc -file " + authority().getFileName());
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private void keytool(Path store, String words) throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    List<String> command = new ArrayList<>(List.of(tool.toString()));
    command.addAll(List.of(words.split(" ")));
    command.addAll(List.of("-alias", "server", "-keystore", store.getFileName().toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    Image.run(folder, command);
  }

  private Path authority() {
    return folder.resolve("authority.pem");
  }

  private void mirror(List<String> flags, String... seeds)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    // A config file is looked for, but whoever builds may have one.
    command.addAll(List.of("env", "XDG_CONFIG_HOME=" + folder, "HOME=" + folder));
    command.add(image.resolve("bin/java").toString());
    command.addAll(flags);
    command.addAll(
        List.of(
            "@" + image.resolve("lib/jvm.options"),
            "-m",
            "mirror/mirror.Main",
            "--quiet",
            "--ca-certificate=" + authority(),
            "--directory-prefix=" + folder.resolve("mirrored")));
    command.addAll(List.of(seeds));
    Image.run(Path.of("."), command);
  }

  /** A listing with dates: such are what another night costs little for. */
  private record Index(Path site) implements HttpHandler {
    @Override
    public void handle(HttpExchange exchange) throws IOException {
      String path = exchange.getRequestURI().getPath();
      var page = new StringBuilder("<h1>Index of " + path + "</h1><pre><a href=\"../\">../</a>\n");
      try (Stream<Path> entries = Files.list(site.resolve(path.substring(1)))) {
        for (Path entry : entries.sorted().toList()) {
          boolean directory = Files.isDirectory(entry);
          String name = entry.getFileName() + (directory ? "/" : "");
          page.append("<a href=\"%s\">%s</a>  ".formatted(name.replace(" ", "%20"), name))
              .append(Files.getLastModifiedTime(entry).toString(), 0, "2020-02-02T02:02".length())
              .append(directory ? "  -\n" : "  " + Files.size(entry) + "\n");
        }
      }
      byte[] body = page.append("</pre>\n").toString().getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }
  }
}
