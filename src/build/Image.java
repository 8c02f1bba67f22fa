import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Makes the program out of compiled modules: {@code Image.java MODULE_PATH SOURCES OUTPUT VERSION}
 * leaves {@code OUTPUT/mirror} (a runtime with an AOT cache and a launcher) and the same packed for
 * another machine.
 */
final class Image {
  private final Path image;

  private Image(Path image) {
    this.image = image;
  }

  public static void main(String... args)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path output = Path.of(args[2]);
    var image = new Image(output.resolve("mirror"));
    image.link(renewed(args[0], output.resolve("modules")));
    image.addLauncher(Path.of(args[1]));
    image.addDocuments(Path.of(args[1]));
    image.train(output.resolve("training"));
    image.pack(output.resolve("mirror-%s-%s.tar.gz".formatted(args[3], platform())));
  }

  private static String renewed(String modulePath, Path folder) throws IOException {
    List<String> modules = new ArrayList<>();
    for (String module : modulePath.split(File.pathSeparator)) {
      modules.add(OldModule.renewed(Path.of(module), folder).toString());
    }
    return String.join(File.pathSeparator, modules);
  }

  private void link(String modulePath) throws IOException {
    delete(image); // jlink refuses a folder that exists
    int status =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--module-path=" + modulePath,
                // jdk.charsets: a listing may come in any charset
                "--add-modules=mirror,org.slf4j.simple,jdk.charsets",
                "--no-header-files",
                "--no-man-pages",
                "--output=" + image);
    if (status != 0) {
      throw new IOException("jlink ended with " + status);
    }
  }

  private void addLauncher(Path sources) throws IOException {
    Path launcher = image.resolve("bin/mirror");
    Files.copy(sources.resolve("mirror.sh"), launcher);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(sources.resolve("jvm.options"), image.resolve("lib/jvm.options"));
  }

  private void addDocuments(Path sources) throws IOException, InterruptedException {
    Path project = sources.resolve("../..");
    for (String name : List.of("LICENSE", "README.md", "urls.txt.example")) {
      Files.copy(project.resolve(name), image.resolve(name));
    }
    run(
        Path.of("."),
        List.of(
            image.resolve("bin/java").toString(),
            "-m",
            "mirror/mirror.Documents",
            image.toString()));
    Path zsh = Files.createDirectories(image.resolve("share/zsh/site-functions"));
    Files.copy(sources.resolve("_mirror"), zsh.resolve("_mirror"));
  }

  private void train(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    delete(folder);
    Files.createDirectories(folder);
    new Training(image, folder).run();
    delete(folder);
  }

  /** For root, whose cron runs it: as it is unpacked, it is not whose number the builder had. */
  private void pack(Path archive) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("tar"));
    command.addAll(
        platform().startsWith("mac")
            ? List.of("--uid", "0", "--gid", "0") // bsdtar
            : List.of("--owner=0", "--group=0", "--numeric-owner"));
    command.addAll(
        List.of("-czf", archive.getFileName().toString(), image.getFileName().toString()));
    run(image.getParent(), command);
  }

  /** Runs a step whose output interests nobody unless it fails. */
  static void run(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(command + " ended with " + status + ":\n" + output);
    }
  }

  private static String platform() {
    String name = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> tree = Files.walk(folder)) {
        tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
  }
}
