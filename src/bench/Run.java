import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one process took.
 *
 * @param wall in seconds
 * @param cpu of the process and its children, user and system, in seconds
 * @param mebibytes resident at its peak
 * @param requests that the server logged
 */
record Run(int status, double wall, double cpu, double mebibytes, double requests) {
  /** GNU time knows what a process took after its end; Java does not. */
  private static final Path TIME = Path.of("/usr/bin/time");

  /** Runs a command to its end; CPU and memory are 0 where GNU time is missing. */
  static Run of(List<String> command, Path output, Server server)
      throws IOException, InterruptedException {
    Path figures = Files.createTempFile("time", ".txt");
    boolean timed = Files.isExecutable(TIME);
    List<String> words = new ArrayList<>();
    if (timed) {
      words.addAll(List.of(TIME.toString(), "-q", "-o", figures.toString(), "-f", "%U %S %M"));
    }
    words.addAll(command);
    long before = server.requests();
    long start = System.nanoTime();
    int status =
        new ProcessBuilder(words)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    double wall = (System.nanoTime() - start) / 1e9;
    double cpu = 0;
    double mebibytes = 0;
    if (timed) {
      String[] taken = Files.readAllLines(figures).getLast().split(" ");
      cpu = Double.parseDouble(taken[0]) + Double.parseDouble(taken[1]);
      mebibytes = Double.parseDouble(taken[2]) / 1024;
    }
    Files.delete(figures);
    return new Run(status, wall, cpu, mebibytes, server.requests() - before);
  }

  /** The median of a figure; 0 of none. */
  static <T> double median(List<T> runs, ToDoubleFunction<T> figure) {
    double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
