package mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged program, as a person runs it. */
public final class Program {
  private static final Path LAUNCHER = Path.of(System.getProperty("mirror.program"));

  /** No run of a test takes as long, in seconds. */
  private static final int PATIENCE = 60;

  private Program() {}

  /** How a run ended. */
  public record Result(int status, String out, String err) {}

  /** The launcher that the build made. */
  public static Path launcher() {
    return LAUNCHER;
  }

  /** Runs it in {@code folder}. */
  public static Result run(Path folder, String... words) throws IOException, InterruptedException {
    return run(start(folder, Map.of(), words), folder);
  }

  /** Starts it in {@code folder}, with stdout and stderr in files there. */
  public static Process start(Path folder, Map<String, String> environment, String... words)
      throws IOException {
    var builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(LAUNCHER.toString()), Arrays.stream(words)).toList());
    builder.directory(folder.toFile());
    // Whoever runs the tests may need a proxy, and loopback does not.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.resolve("stdout.txt").toFile());
    builder.redirectError(folder.resolve("stderr.txt").toFile());
    return builder.start();
  }

  /** Waits for its end. */
  public static Result run(Process process, Path folder) throws IOException, InterruptedException {
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("no end within " + PATIENCE + " s");
    }
    return new Result(
        process.exitValue(),
        Files.readString(folder.resolve("stdout.txt")),
        Files.readString(folder.resolve("stderr.txt")));
  }

  /** The lines of a text. */
  static List<String> lines(String text) {
    return text.lines().toList();
  }
}
