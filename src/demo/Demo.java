import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows the packaged program at work, without a network: {@code Demo.java TARGET} makes a small
 * tree, serves it with the JDK's file server, and mirrors it twice.
 */
final class Demo {
  private static final Instant OLDEST = Instant.parse("2019-02-03T04:05:06Z");

  private final Path program;
  private final Path site;
  private final Path list;
  private final Path copy;
  private int files;

  private Demo(Path target) {
    Path folder = target.resolve("demo");
    program = target.resolve("mirror/bin/mirror");
    site = folder.resolve("site");
    list = folder.resolve("urls.txt");
    copy = folder.resolve("copy");
  }

  public static void main(String... args) throws IOException, InterruptedException {
    // Relative, as a person would type it.
    var demo = new Demo(Path.of("").toAbsolutePath().relativize(Path.of(args[0])));
    demo.clear();
    demo.makeSite();
    HttpServer server =
        SimpleFileServer.createFileServer(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            demo.site.toAbsolutePath(),
            OutputLevel.NONE);
    server.start();
    try {
      demo.show("127.0.0.1:" + server.getAddress().getPort());
    } finally {
      server.stop(0);
    }
  }

  private void show(String host) throws IOException, InterruptedException {
    Files.writeString(
        list,
        """
        # A tree, and one file of another.
        http://%1$s/releases/
        http://%1$s/images/größe.svg
        """
            .formatted(host));
    System.out.printf("%s, served by the JDK at http://%s/:%n%n", site, host);
    print(site);
    System.out.printf("%n$ cat %s%n%s%n", list, Files.readString(list));
    mirror();
    System.out.println("\nOnce more: nothing has changed, so nothing is fetched.\n");
    mirror();
    System.out.printf("%n%s:%n%n", copy);
    print(copy);
    compare(copy.resolve(host));
    System.out.println("\nComplete, and each file has the bytes and the time of its original.");
  }

  /** Names that a URL has to escape, a directory that holds nothing, and no time of today. */
  private void makeSite() throws IOException {
    file("README.txt", "Nobody asked for this file.\n");
    file("images/größe.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    file("images/other.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    file("releases/1.0/notes for 1.0.txt", "The first.\n");
    file("releases/1.0/tool-1.0.bin", "1".repeat(10_000));
    file("releases/2.0/100% new & improved.txt", "The second.\n");
    file("releases/2.0/tool-2.0.bin", "2".repeat(20_000));
    Files.createDirectories(site.resolve("releases/3.0 (empty)"));
  }

  private void file(String name, String content) throws IOException {
    Path file = site.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Instant time = OLDEST.plus(Duration.ofDays(100).multipliedBy(files++));
    Files.setLastModifiedTime(file, FileTime.from(time));
  }

  /** Runs the program on the list, showing the command as it is typed and what it prints. */
  private void mirror() throws IOException, InterruptedException {
    List<String> command = List.of(program.toString(), "-P", copy.toString(), list.toString());
    System.out.println("$ " + String.join(" ", command));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    process.getInputStream().transferTo(System.out);
    if (process.waitFor() != 0) {
      throw new IOException("mirror ended with " + process.exitValue());
    }
  }

  private static void print(Path folder) throws IOException {
    for (Path path : below(folder)) {
      Path name = folder.relativize(path);
      String shown = "  ".repeat(name.getNameCount()) + name.getFileName();
      if (Files.isDirectory(path)) {
        System.out.println(shown + "/");
      } else {
        Instant time = Files.getLastModifiedTime(path).toInstant();
        System.out.printf("%-40s %8d  %s%n", shown, Files.size(path), time);
      }
    }
  }

  /** Everything that the list asks for is there, with its bytes and its time. */
  private void compare(Path mirrored) throws IOException {
    List<Path> asked = new ArrayList<>(below(site.resolve("releases")));
    asked.add(site.resolve("images/größe.svg"));
    for (Path original : asked) {
      Path path = mirrored.resolve(site.relativize(original));
      boolean same =
          Files.isDirectory(original)
              ? Files.isDirectory(path)
              : Files.mismatch(original, path) < 0
                  && Files.getLastModifiedTime(original).equals(Files.getLastModifiedTime(path));
      if (!same) {
        throw new IOException(path + " is not as " + original);
      }
    }
  }

  private void clear() throws IOException {
    if (Files.exists(site.getParent())) {
      try (Stream<Path> tree = Files.walk(site.getParent())) {
        tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.skip(1).sorted().toList();
    }
  }
}
