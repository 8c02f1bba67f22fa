package mirror.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** GNU wget, whose options mean the same here: what it mirrors is what a mirror is measured by. */
public final class Wget {
  private static final int PATIENCE_SECONDS = 60;

  private final Path program;

  private Wget(Path program) {
    this.program = program;
  }

  /** The one on this machine; where there is none, the test is skipped. */
  public static Wget installed() {
    var program = Executable.find("wget");
    if (program.isEmpty()) {
      System.out.println("Not tested: wget is not installed");
    }
    assumeTrue(program.isPresent(), "wget is not installed");
    return new Wget(program.orElseThrow());
  }

  /** Mirrors into {@code folder}, as {@code wget -r -np}. */
  public void mirror(Path folder, List<String> words) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of(program.toString(), "--no-config", "-q", "-r", "-np"), words.stream())
            .toList();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("wget does not end");
    }
  }

  /**
   * The files below {@code folder} that a mirror is to have as well: wget keeps the listings too,
   * the robots.txt, and by a slip the HTML that it was told to reject.
   */
  public static SortedSet<String> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return new TreeSet<>(
          tree.filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .filter(file -> !file.matches("(.*/)?(index\\.html.*|robots\\.txt|.*\\.tmp)"))
              .filter(file -> !file.startsWith(".mirror"))
              .toList());
    }
  }
}
