package mirror.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import mirror.server.ServerProgram.Site;

/** A server at work on a loopback port of its own. */
public final class WebServer implements AutoCloseable {
  private static final int TRIES = 5;
  private static final int SECONDS_TO_START = 20;
  private static final int SECONDS_TO_STOP = 10;

  private final Process process;
  private final Site site;
  private final URI uri;
  private final RequestLog log;
  private Optional<List<String>> lastRequests = Optional.empty();

  private WebServer(Process process, Site site, URI uri) {
    this.process = process;
    this.site = site;
    this.uri = uri;
    this.log = new RequestLog(site.log(), site.port());
  }

  /** Serves the tree, and returns once the server accepts connections. */
  public static WebServer start(ServerProgram program, Path tree)
      throws IOException, InterruptedException {
    String failure = "";
    for (int i = 0; i < TRIES; i++) {
      Path work = Files.createTempDirectory(program.name()).toRealPath();
      Site site = new Site(tree.toRealPath(), work, Port.free());
      WebServer server = launch(program, site);
      boolean ready = false;
      try {
        ready = server.accepts();
      } finally {
        if (!ready) {
          failure = server.log.text();
          server.stop();
        }
      }
      if (ready) {
        return server;
      }
      // Most likely another process took the port in between.
    }
    throw new IOException("%s does not start:%n%s".formatted(program.name(), failure));
  }

  /** The URL of the tree's root, which ends in a slash. */
  public URI uri() {
    return uri;
  }

  /** What the server has been asked and has answered, as `GET /raw%20path?query 200`. */
  public List<String> requests() throws IOException {
    if (lastRequests.isPresent()) {
      return lastRequests.get();
    }
    log.settle();
    return log.requests();
  }

  /** Stops the server and waits for its end; its files are gone, the list of requests stays. */
  @Override
  public void close() throws IOException {
    if (lastRequests.isPresent()) {
      return;
    }
    try {
      log.settle();
    } finally {
      stop();
    }
  }

  private void stop() throws IOException {
    List<ProcessHandle> children = process.descendants().toList();
    end(process);
    awaitEnd(children);
    lastRequests = Optional.of(log.requests());
    delete(site.work());
  }

  private static WebServer launch(ServerProgram program, Site site) throws IOException {
    Path executable = program.executable().orElseThrow();
    ProcessBuilder builder = new ProcessBuilder(program.command(executable, site));
    // Python and Java decode file names by the locale, and tests may run without one.
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("PYTHONUNBUFFERED", "1");
    builder.directory(site.work().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(site.log().toFile()));
    URI uri = URI.create("%s://127.0.0.1:%d/".formatted(program.scheme(), site.port()));
    return new WebServer(builder.start(), site, uri);
  }

  private static void end(Process process) {
    process.destroy();
    try {
      process.onExit().orTimeout(SECONDS_TO_STOP, SECONDS).join();
    } catch (CompletionException _) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** A log writer ends by itself, once it has read all that its server wrote. */
  private static void awaitEnd(List<ProcessHandle> orphans) {
    long deadline = System.nanoTime() + SECONDS.toNanos(SECONDS_TO_STOP);
    while (orphans.stream().anyMatch(WebServer::runs) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(MILLISECONDS.toNanos(2));
    }
    orphans.forEach(ProcessHandle::destroyForcibly);
  }

  /** A zombie has no command; in a container whose init reaps no orphans it stays for ever. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private boolean accepts() throws InterruptedException {
    long deadline = System.nanoTime() + SECONDS.toNanos(SECONDS_TO_START);
    while (System.nanoTime() < deadline && !process.waitFor(10, MILLISECONDS)) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), site.port())) {
        return process.isAlive();
      } catch (IOException _) {
        // Not yet.
      }
    }
    return false;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
