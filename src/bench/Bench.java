import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Times the packaged program beside every peer that this machine has, as whole processes: {@code
 * Bench.java TARGET [ROUNDS [WORKLOAD...]]}. In each round all tools do the same job in a new
 * order, and a run counts only if its result is complete.
 */
final class Bench {
  private static final long SEED = 20190203;

  private final Path program;
  private final Path source;
  private final Path folder;
  private final int rounds;

  private Bench(Path target, int rounds) throws IOException {
    program = target.resolve("mirror/bin/mirror").toAbsolutePath();
    source = target.resolve("../src/bench/BareClient.java").normalize();
    this.rounds = rounds;
    // A disk that others use would be measured too, so memory where there is some.
    Path memory = Path.of("/dev/shm");
    folder =
        Files.isWritable(memory)
            ? Files.createTempDirectory(memory, "mirror-bench")
            : Files.createTempDirectory("mirror-bench");
  }

  public static void main(String... args) throws IOException, InterruptedException {
    String rounds = args.length > 1 ? args[1] : "";
    List<String> wanted = List.of(args).subList(Math.min(2, args.length), args.length);
    var bench = new Bench(Path.of(args[0]), rounds.isBlank() ? 7 : Integer.parseInt(rounds));
    try {
      for (Workload workload : Workload.values()) {
        String name = workload.name().toLowerCase(Locale.ROOT);
        if (wanted.stream().allMatch(String::isBlank) || wanted.contains(name)) {
          bench.measure(workload);
        }
      }
    } finally {
      SiteTree.delete(bench.folder);
    }
  }

  private void measure(Workload workload) throws IOException, InterruptedException {
    System.out.printf("%n%s: %s%n", workload.name().toLowerCase(Locale.ROOT), workload.title());
    Path site = folder.resolve("site");
    var tree = SiteTree.make(site, workload.tree());
    List<Tool> tools = workload.tools().stream().filter(tool -> tool.isThere(program)).toList();
    Map<Tool, List<Run>> runs = new EnumMap<>(Tool.class);
    var random = new Random(SEED);
    Path work = Files.createDirectories(folder.resolve("server"));
    try (var server = Server.start(work, site, workload.link());
        var relay = new Relay(workload.link(), server.port())) {
      String url = server.scheme() + "://127.0.0.1:" + relay.port() + "/";
      var job = new Job(workload, program, source, server, url, tree, folder);
      for (Tool tool : tools) {
        job.prepare(tool);
      }
      for (int round = 0; round < rounds; round++) {
        if (workload.kind() == Workload.Kind.CHANGED) {
          tree.change(random);
        }
        List<Tool> order = new ArrayList<>(tools);
        Collections.shuffle(order, random);
        for (Tool tool : order) {
          Optional<Run> run = job.run(tool);
          if (run.isPresent()) {
            runs.computeIfAbsent(tool, _ -> new ArrayList<>()).add(run.get());
          } else {
            System.out.printf("  %s did not do it in round %d%n", tool.label(), round + 1);
          }
        }
      }
    } finally {
      for (Path made : List.of(site, work, folder.resolve("copies"))) {
        SiteTree.delete(made);
      }
    }
    print(runs);
  }

  /** Medians; the ratio is the median of those within the rounds, to the best peer of each. */
  private static void print(Map<Tool, List<Run>> runs) {
    System.out.printf(
        "  %-13s %8s %8s %8s %9s %7s %5s%n",
        "", "wall s", "CPU s", "RSS MiB", "requests", "x best", "runs");
    runs.forEach(
        (tool, own) ->
            System.out.printf(
                "  %-13s %8.3f %8.2f %8.0f %9.0f %7s %5d%n",
                tool.label(),
                Run.median(own, Run::wall),
                Run.median(own, Run::cpu),
                Run.median(own, Run::mebibytes),
                Run.median(own, Run::requests),
                ratio(tool, runs),
                own.size()));
  }

  private static String ratio(Tool tool, Map<Tool, List<Run>> runs) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < runs.get(tool).size(); round++) {
      double best = Double.POSITIVE_INFINITY;
      for (Map.Entry<Tool, List<Run>> other : runs.entrySet()) {
        if (other.getKey().isPeer() && other.getKey() != tool && round < other.getValue().size()) {
          best = Math.min(best, other.getValue().get(round).wall());
        }
      }
      ratios.add(runs.get(tool).get(round).wall() / best);
    }
    double median = Run.median(ratios, ratio -> ratio);
    return median > 0 ? "%.2f".formatted(median) : "-";
  }
}
