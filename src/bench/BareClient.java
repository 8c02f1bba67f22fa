import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.spi.ToolProvider;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * The least that a program on java.net.http can take: told which files there are, it fetches them,
 * 16 at a time, each under a name of its own and then renamed. No peer, but a limit: {@code
 * BareClient.java URL FOLDER LIST}.
 */
final class BareClient {
  private static final int IN_FLIGHT = 16;

  private BareClient() {}

  public static void main(String... args) throws Exception {
    Path folder = Path.of(args[1]);
    Queue<String> names = new ConcurrentLinkedQueue<>(Files.readAllLines(Path.of(args[2])));
    var builder =
        HttpClient.newBuilder()
            // As mirror does: over cleartext the client would ask for an upgrade each time.
            .version(
                args[0].startsWith("https:")
                    ? HttpClient.Version.HTTP_2
                    : HttpClient.Version.HTTP_1_1)
            .sslContext(anyTrust());
    if (names.size() > IN_FLIGHT) {
      builder.executor(Runnable::run); // small files: each hand-over saved is a wake-up saved
    }
    try (HttpClient client = builder.build()) {
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < IN_FLIGHT; i++) {
        workers.add(Thread.startVirtualThread(() -> fetch(client, args[0], folder, names)));
      }
      for (Thread worker : workers) {
        worker.join();
      }
    }
  }

  private static void fetch(HttpClient client, String url, Path folder, Queue<String> names) {
    try {
      for (String name = names.poll(); name != null; name = names.poll()) {
        Path file = folder.resolve(name);
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.createDirectories(file.getParent());
        client.send(
            HttpRequest.newBuilder(URI.create(url + name)).build(), BodyHandlers.ofFile(part));
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The server's certificate is one that nobody trusts. */
  private static SSLContext anyTrust() throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    var any =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    context.init(null, new TrustManager[] {any}, null);
    return context;
  }

  /** Compiles it, and lets it learn from one run, as mirror's build does. */
  static void prepare(Path source, Path program, Path folder, String url, Path copy, Path list)
      throws IOException, InterruptedException {
    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(System.out, System.err, "-d", folder.toString(), source.toString());
    if (status != 0) {
      throw new IOException(source + " does not compile");
    }
    Files.createDirectories(copy);
    List<String> command = new ArrayList<>(command(program, folder, url, copy, list));
    command.set(1, "-XX:AOTCacheOutput=" + cache(folder));
    command.add(1, "-XX:TieredStopAtLevel=1");
    new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("training.out").toFile())
        .start()
        .waitFor();
  }

  /** Runs it with the flags that mirror runs with. */
  static List<String> command(Path program, Path folder, String url, Path copy, Path list) {
    return List.of(
        ProcessHandle.current().info().command().orElse("java"),
        "-XX:AOTCache=" + cache(folder),
        "@" + program.resolveSibling("../lib/jvm.options").normalize(),
        "-cp",
        folder.toString(),
        BareClient.class.getName(),
        url,
        copy.toString(),
        list.toString());
  }

  private static Path cache(Path folder) {
    return folder.resolve("bare.aot");
  }
}
