package mirror.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import mirror.fetch.ScriptedServer;

/** One row of a table of faults: what the server and the disk are like, and what must hold. */
final class Scenario {
  /** What happens before the program starts. */
  interface Plant {
    void in(Path folder) throws IOException, InterruptedException;
  }

  final String name;
  final List<String> words = new ArrayList<>();
  final List<String> seeds = new ArrayList<>();
  final Map<String, String> stored = new TreeMap<>();
  final Map<String, Integer> asked = new TreeMap<>();
  final List<String> said = new ArrayList<>();
  final List<String> unsaid = new ArrayList<>();
  private final Map<String, ScriptedServer.Answer> answers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private ScriptedServer.Answer otherwise =
      (_, out) ->
          out.write(
              "HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
                  .getBytes(ISO_8859_1));
  Plant plant = _ -> {};
  final Map<String, String> environment = new TreeMap<>();
  String input = "";
  String secret = "";
  int exit;

  Scenario(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name;
  }

  // ---- The server. A path that nothing is said of is 404; {port} stands for its port.

  Scenario answers(String path, ScriptedServer.Answer answer) {
    answers.put(path, answer);
    return this;
  }

  /** Answers so what nothing else is said of. */
  Scenario otherwise(ScriptedServer.Answer answer) {
    otherwise = answer;
    return this;
  }

  /** Says just this, and hangs up. */
  Scenario raw(String path, String text) {
    return answers(path, (_, out) -> out.write(text.getBytes(ISO_8859_1)));
  }

  /** Says the first for the first request, the second for all others. */
  Scenario rawThen(String path, String first, String others) {
    return answers(
        path, (_, out) -> out.write((count(path) == 1 ? first : others).getBytes(ISO_8859_1)));
  }

  /** Says this and then nothing, but does not hang up. */
  Scenario hanging(String path, String text) {
    return answers(
        path,
        (connection, out) -> {
          out.write(text.getBytes(ISO_8859_1));
          out.flush();
          connection.waitForItsEnd();
        });
  }

  /** A head with such lines, and a body. */
  Scenario answer(String path, String status, String headers, String body) {
    return raw(path, "HTTP/1.1 " + status + "\r\nConnection: close\r\n" + headers + "\r\n" + body);
  }

  Scenario file(String path, String body) {
    return raw(path, ok("text/plain", body));
  }

  Scenario html(String path, String body) {
    return raw(path, ok("text/html", body));
  }

  Scenario listing(String path, String... hrefs) {
    return html(path, index(path, hrefs));
  }

  Scenario status(String path, String status) {
    return answer(path, status, "Content-Length: 0\r\n", "");
  }

  Scenario redirect(String path, String location) {
    return answer(path, "302 Found", "Content-Length: 0\r\nLocation: " + location + "\r\n", "");
  }

  // ---- The user and the disk.

  /** What is mirrored, in place of {@code /d/}: a path on the server, or anything else as it is. */
  Scenario seed(String... sources) {
    seeds.addAll(List.of(sources));
    return this;
  }

  Scenario with(String... options) {
    words.addAll(List.of(options));
    return this;
  }

  Scenario typing(String text) {
    input = text;
    return this;
  }

  /** In the environment. */
  Scenario knowing(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Scenario planted(Plant before) {
    plant = before;
    return this;
  }

  // ---- What must hold. The target holds nothing but what is said here.

  Scenario exits(int status) {
    exit = status;
    return this;
  }

  Scenario stores(String path, String body) {
    stored.put(path, body);
    return this;
  }

  /** The files of {@link #files}. */
  Scenario storesFiles(String... paths) {
    for (String path : paths) {
      stores(path, "body of " + path.substring(path.lastIndexOf('/') + 1));
    }
    return this;
  }

  /** Files that each say who they are. */
  Scenario files(String... paths) {
    for (String path : paths) {
      file(path, "body of " + path.substring(path.lastIndexOf('/') + 1));
    }
    return this;
  }

  Scenario asks(String path, int times) {
    asked.put(path, times);
    return this;
  }

  Scenario says(String... texts) {
    said.addAll(List.of(texts));
    return this;
  }

  /** In no output, log or report, and nowhere in the target, plain or as Basic has it. */
  Scenario keeps(String word) {
    secret = word;
    return this;
  }

  Scenario neverSays(String... texts) {
    unsaid.addAll(List.of(texts));
    return this;
  }

  // ---- For the run.

  ScriptedServer serve() throws IOException {
    return ScriptedServer.answering(this::answer);
  }

  int count(String path) {
    return counts.computeIfAbsent(path, _ -> new AtomicInteger()).incrementAndGet();
  }

  private void answer(ScriptedServer.Connection connection, OutputStream out) throws IOException {
    String path = connection.request().split(" ", 3)[1];
    answers.getOrDefault(path, otherwise).to(connection, out);
  }

  /** An answer without a body. */
  static String empty(String status, String headers) {
    return "HTTP/1.1 %s\r\nConnection: close\r\nContent-Length: 0\r\n%s\r\n"
        .formatted(status, headers);
  }

  static String ok(String type, String body) {
    return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(
            type,
            body.getBytes(UTF_8).length,
            new String(body.getBytes(UTF_8), ISO_8859_1)); // as bytes
  }

  /** What nginx shows of a directory. */
  static String index(String path, String... hrefs) {
    var rows = new StringBuilder();
    for (String href : hrefs) {
      String size = href.endsWith("/") ? "-" : "1K";
      rows.append("<a href=\"%s\">x</a>    01-Mar-2024 04:05    %s\n".formatted(href, size));
    }
    return "<title>Index of %1$s</title><h1>Index of %1$s</h1><pre><a href=\"../\">../</a>\n%2$s</pre>"
        .formatted(path, rows);
  }
}
