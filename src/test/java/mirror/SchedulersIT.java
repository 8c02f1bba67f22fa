package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mirror.server.ServerKind;
import mirror.server.WebServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.yaml.snakeyaml.Yaml;

/** The README's recipes for several machines, as far as they can be followed on one. */
@Execution(ExecutionMode.CONCURRENT)
class SchedulersIT {
  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path here;
  @AutoClose private WebServer server;
  private Path data;
  private Path urls;

  @BeforeEach
  void serve() throws Exception {
    Path tree = here.resolve("tree");
    for (int i = 0; i < 20; i++) {
      Files.writeString(Files.createDirectories(tree.resolve("d" + i)).resolve("f"), "file " + i);
    }
    Files.writeString(tree.resolve("top"), "top");
    server = ServerKind.JWEBSERVER.serve(tree);
    data = Files.createDirectory(here.resolve("data"));
    urls =
        Files.writeString(
            Files.createDirectory(here.resolve("seeds")).resolve("urls.txt"), server.uri() + "\n");
  }

  @Test
  void theKubernetesJobIsOneOfIndexedPodsThatHaveWhatTheyMount() throws Exception {
    Map<String, Object> job = manifest();
    assertEquals("batch/v1", job.get("apiVersion"));
    assertEquals("Job", job.get("kind"));
    Map<String, Object> spec = map(job, "spec");
    assertEquals("Indexed", spec.get("completionMode"));
    assertTrue((Integer) spec.get("parallelism") <= (Integer) spec.get("completions"));
    // A Job takes no other; the default of pods is none of them.
    assertTrue(List.of("OnFailure", "Never").contains(pod().get("restartPolicy")));
    SortedSet<Object> volumes = values(list(pod(), "volumes"), "name");
    assertEquals(volumes, values(list(container(), "volumeMounts"), "name"));
    assertEquals(
        new TreeSet<>(List.of("/data", "/seeds")),
        values(list(container(), "volumeMounts"), "mountPath"));
  }

  @Test
  void itsPodsFetchEachFileOnce() throws Exception {
    int completions = (Integer) map(manifest(), "spec").get("completions");
    List<String> command = new ArrayList<>(strings(container(), "command"));
    strings(container(), "args").stream()
        .map(
            word ->
                word.replace("/data", data.toString())
                    .replace("/seeds", urls.getParent().toString()))
        .forEach(command::add);
    for (int index = 0; index < completions; index++) {
      assertEquals(0, run(command, Map.of("JOB_COMPLETION_INDEX", String.valueOf(index))));
    }
    assertEachFileOnce();
  }

  @Test
  void gnuParallelFetchesEachFileOnce() throws Exception {
    Matcher line =
        Pattern.compile("    parallel -j \\d+ (mirror .*) ::: ([\\d ]+)\n").matcher(readme());
    assertTrue(line.find());
    for (String value : line.group(2).split(" ", -1)) {
      String command =
          line.group(1)
              .replace("{}", value)
              .replace("/srv/mirror", data.toString())
              .replace("urls.txt", urls.toString());
      assertEquals(0, run(List.of("/bin/sh", "-c", "exec " + command), Map.of()));
    }
    assertEachFileOnce();
  }

  private void assertEachFileOnce() throws Exception {
    List<String> files =
        server.requests().stream().filter(request -> !request.contains("/ ")).toList();
    assertEquals(21, files.size(), files::toString);
    assertEquals(21, files.stream().distinct().count(), files::toString);
    try (Stream<Path> copy = Files.walk(data)) {
      assertEquals(
          21,
          copy.filter(path -> List.of("f", "top").contains(path.getFileName().toString())).count());
    }
  }

  private int run(List<String> command, Map<String, String> environment) throws Exception {
    var builder = new ProcessBuilder(command).directory(here.toFile());
    builder
        .environment()
        .merge(
            "PATH",
            Program.launcher().getParent().toString(),
            (path, own) -> own + File.pathSeparator + path);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(here.resolve("output.txt").toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
    return process.exitValue();
  }

  private static String readme() throws Exception {
    return Files.readString(Path.of("README.md"));
  }

  private static Map<String, Object> manifest() throws Exception {
    Matcher block = Pattern.compile("(?m)^ {4}apiVersion: .*\n(?: {4}.*\n)*").matcher(readme());
    assertTrue(block.find(), "no manifest");
    return new Yaml().load(block.group().indent(-4));
  }

  private static Map<String, Object> pod() throws Exception {
    return map(map(map(manifest(), "spec"), "template"), "spec");
  }

  private static Map<String, Object> container() throws Exception {
    return list(pod(), "containers").getFirst();
  }

  private static SortedSet<Object> values(List<Map<String, Object>> maps, String key) {
    return maps.stream().map(map -> map.get(key)).collect(Collectors.toCollection(TreeSet::new));
  }

  @SuppressWarnings("unchecked") // what else it is, the test finds out
  private static Map<String, Object> map(Map<String, Object> map, String key) {
    return (Map<String, Object>) map.get(key);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
    return (List<Map<String, Object>>) map.get(key);
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Map<String, Object> map, String key) {
    return (List<String>) map.get(key);
  }
}
