package mirror.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import mirror.Inside;
import mirror.Program;
import mirror.fetch.ScriptedServer;

/**
 * A scenario at work: the program in a folder of its own, into {@code work/copy}, and what must
 * hold after any run.
 */
final class Run {
  private final Scenario scenario;
  private final Path base;
  private final Path work;
  private String err = "";

  Run(Scenario scenario, Path base) {
    this.scenario = scenario;
    this.base = base;
    work = base.resolve("a/b/work");
  }

  void check() throws IOException, InterruptedException {
    Files.createDirectories(work);
    Files.createDirectory(base.resolve("outside"));
    Files.writeString(base.resolve("outside/secret"), "secret");
    try (var server = scenario.serve()) {
      scenario.plant.in(work);
      Map<String, String> before = outside();
      Program.Result result = program(server);
      err = result.err();
      assertEquals(scenario.exit, result.status(), told());
      checkOutput(server, result.err() + result.out());
      assertEquals(before, outside(), "outside of the target");
      checkNothingIsTold(before.keySet());
      assertEquals(scenario.stored, tree(work.resolve("copy")), told());
      if (scenario.exit == 0) {
        checkNothingIsLeft();
      }
      scenario.asked.forEach(
          (path, times) ->
              assertEquals((long) times, requests(server, path), "requests of " + path));
    }
  }

  private Program.Result program(ScriptedServer server) {
    Map<String, String> environment = new TreeMap<>();
    scenario.environment.forEach((name, value) -> environment.put(name, filled(value, server)));
    String input = filled(scenario.input, server);
    return Inside.run(work, environment, input, words(server).toArray(String[]::new));
  }

  private List<String> words(ScriptedServer server) {
    List<String> words = new ArrayList<>(List.of("-nH", "-P", "copy", "-j", "3", "-t", "2"));
    words.addAll(List.of("--waitretry=0.05", "--read-timeout=5"));
    scenario.words.forEach(word -> words.add(filled(word, server)));
    List<String> seeds = scenario.seeds.isEmpty() ? List.of("/d/") : scenario.seeds;
    for (String seed : seeds) {
      words.add(seed.startsWith("/") ? server.uri(seed).toString() : filled(seed, server));
    }
    return words;
  }

  private String filled(String word, ScriptedServer server) {
    return word.replace("{port}", String.valueOf(server.uri("/").getPort()))
        .replace("{here}", work.toString());
  }

  private void checkOutput(ScriptedServer server, String output) {
    assertTrue(
        output.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' || c == 0x202e),
        scenario.name + ":\n" + output);
    for (String trace : List.of("Exception", "\tat ", "java.", "a bug")) {
      assertFalse(output.contains(trace), scenario.name + ":\n" + output);
    }
    for (String text : scenario.said) {
      assertTrue(output.contains(filled(text, server)), scenario.name + ":\n" + output);
    }
    for (String text : scenario.unsaid) {
      assertFalse(output.contains(filled(text, server)), scenario.name + ":\n" + output);
    }
  }

  /** For a person who reads that it failed. */
  private String told() {
    return scenario.name + ":\n" + err;
  }

  private static long requests(ScriptedServer server, String path) {
    return server.requests().stream().filter(line -> line.startsWith("GET " + path + " ")).count();
  }

  private void checkNothingIsTold(Set<String> planted) throws IOException {
    if (scenario.secret.isEmpty()) {
      return;
    }
    String encoded = Base64.getEncoder().encodeToString(("me:" + scenario.secret).getBytes(UTF_8));
    try (Stream<Path> all = Files.walk(work)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        String name = base.relativize(path).toString();
        String text = Files.readString(path);
        assertFalse(
            !planted.contains(name) && (text.contains(scenario.secret) || text.contains(encoded)),
            scenario.name + ": " + name + ":\n" + text);
      }
    }
  }

  private void checkNothingIsLeft() throws IOException {
    if (Files.exists(work.resolve("copy"))) {
      try (Stream<Path> all = Files.walk(work.resolve("copy"))) {
        assertTrue(all.noneMatch(file -> file.getFileName().toString().startsWith(".mirror.")));
      }
    }
  }

  /** Everything but the target and the output, with the bytes of each file. */
  private Map<String, String> outside() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(base)) {
      for (Path path : all.filter(p -> !p.startsWith(work.resolve("copy"))).toList()) {
        String name = base.relativize(path).toString();
        if (!name.matches(".*[/]work[/](stdout.txt|stderr.txt|report|failed)")) {
          files.put(name, content(path));
        }
      }
    }
    return files;
  }

  /** The files of the target without our own, links as links. */
  private static Map<String, String> tree(Path target) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (!Files.isDirectory(target)) {
      return files;
    }
    try (Stream<Path> all = Files.walk(target)) {
      for (Path path : all.toList()) {
        String name = target.relativize(path).toString();
        boolean ours = name.equals(".mirror") || name.startsWith(".mirror/");
        boolean temporary = path.getFileName().toString().startsWith(".mirror.");
        if (!ours && !temporary && !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          files.put(name, content(path));
        }
      }
    }
    return files;
  }

  private static String content(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    return Files.isRegularFile(path) ? Files.readString(path) : "";
  }
}
