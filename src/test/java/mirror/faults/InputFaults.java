package mirror.faults;

import java.nio.file.Files;
import java.util.List;

/** Lists of URLs as people and programs write them, and secrets in them (rules 8, 16). */
final class InputFaults {
  private InputFaults() {}

  static List<Scenario> table() {
    String good = "http://127.0.0.1:{port}/f";
    return List.of(
        list("a plain line", good + "\n"),
        list("a line without end", good),
        list("returns", good + "\r\n"),
        list("a byte order mark", "\ufeff" + good + "\n"),
        list("blanks", "  \t" + good + " \t\n"),
        list("comments and empty lines", "# one\n\n   # two\n" + good + "\n\n"),
        list("the same line twice", good + "\n" + good + "\n" + good + "#x\n").asks("/f", 1),
        list("a scheme in capitals", good.replace("http", "HTTP") + "\n"),
        list("100,000 comments", "# x\n".repeat(100_000) + good + "\n"),
        badLine("no scheme", "example.org/x"),
        badLine("another scheme", "ftp://example.org/x"),
        badLine("a local file", "file:///etc/passwd"),
        badLine("a script", "javascript:alert(1)"),
        badLine("no host", "http:///x"),
        badLine("a port that is none", "http://example.org:99999999999/x"),
        badLine("controls", "\u001b[2J\u009b"),
        badLine("NUL", "\u0000"),
        badLine("an option", "--help"),
        badLine("a line of 1 MB", "x".repeat(1_000_000)),
        badLine("a URL of 20 KB", good + "x".repeat(20_000)),
        badLine("a line of 20 MB", "http://127.0.0.1:{port}/" + "x".repeat(20_000_000)),
        list("returns only", "# one\r" + good + "\r\r" + good + "\r"),
        list("a comment of 1 MB", "#" + "x".repeat(1_000_000) + "\n" + good),
        list("itself, named twice", good).seed("-"),
        new Scenario("an empty list").seed("-").typing("").exits(2),
        new Scenario("a list of comments").seed("-").typing("# none\n\n").exits(2),
        new Scenario("a list that is a directory")
            .seed("{here}/folder")
            .planted(folder -> Files.createDirectory(folder.resolve("folder")))
            .exits(2),
        new Scenario("a list that is not there").seed("{here}/nowhere.txt").exits(2),
        new Scenario("a password is never printed")
            .seed("http://me:hunter2@127.0.0.1:{port}/f", "http://me:hunter2@[/")
            .status("/f", "404 Not Found")
            .with("-v")
            .exits(2)
            .neverSays("hunter2"),
        new Scenario("a password is not printed with a failure")
            .seed("http://me:hunter2@127.0.0.1:{port}/f")
            .status("/f", "404 Not Found")
            .with("-v")
            .exits(8)
            .neverSays("hunter2"),
        new Scenario("a password in a redirect is not printed")
            .seed("/f")
            .redirect("/f", "http://me:hunter2@a.invalid/")
            .with("-v", "-t", "1")
            .exits(4)
            .neverSays("hunter2"),
        new Scenario("a password in a list is not printed")
            .seed("-")
            .typing("htp://me:hunter2@host/\n" + good + "\n")
            .files("/f")
            .storesFiles("f")
            .exits(1)
            .neverSays("hunter2"));
  }

  private static Scenario list(String name, String text) {
    return new Scenario("a list with " + name).seed("-").typing(text).files("/f").storesFiles("f");
  }

  /** It is named with its number, and the rest is done. */
  private static Scenario badLine(String name, String line) {
    return list("a bad line: " + name, "# list\n" + line + "\nhttp://127.0.0.1:{port}/f\n")
        .exits(1)
        .says("stdin:2: ");
  }
}
