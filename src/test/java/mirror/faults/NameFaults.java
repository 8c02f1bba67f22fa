package mirror.faults;

import java.util.List;
import java.util.stream.Stream;
import mirror.local.LocalName;

/** Names made to leave their place, to fool a person or to break a disk (faults.md, rule 1). */
final class NameFaults {
  private static final String[] GOOD =
      Stream.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
          .map("good"::concat)
          .toArray(String[]::new);

  private NameFaults() {}

  static List<Scenario> table() {
    return Stream.concat(
            Stream.of(
                // what a listing links      the name here
                named("..%2fevil", "..%2Fevil"),
                named("%2e%2e%2fevil", "..%2Fevil"),
                named("..%2f..%2f..%2fevil", "..%2F..%2F..%2Fevil"),
                named("..%252fevil", "..%2fevil"),
                named("%252e%252e", "%2e%2e"),
                named("..%5cevil", "..\\evil"),
                named("%2fetc%2fpasswd", "%2Fetc%2Fpasswd"),
                named("nul%00.txt", "nul%00.txt"),
                named("line%0afeed", "line%0Afeed"),
                named("return%0d", "return%0D"),
                named("escape%1b%5b2J", "escape%1B[2J"),
                named("delete%7f", "delete%7F"),
                named("c1%c2%9b2J", "c1%C2%9B2J"),
                named("%ff%fe", "%FF%FE"),
                named("%c0%ae%c0%ae%c0%afevil", "%C0%AE%C0%AE%C0%AFevil"),
                named("%ed%a0%80", "%ED%A0%80"),
                named("%e2%80%aegpj.exe", "\u202egpj.exe"),
                named(".mirror", "%2Emirror"),
                named(".MIRROR", "%2EMIRROR"),
                named("%2emirror.lock", "%2Emirror.lock"),
                named(".mirror.0123456789abcdef", "%2Emirror.0123456789abcdef"),
                named("...", "..."),
                named("-rf", "-rf"),
                named("./a:b", "a:b"),
                named("a%3fb", "a?b"),
                named("a%23b", "a#b"),
                named("a%20b%20", "a b "),
                named("%e4%b8%ad.txt", "\u4e2d.txt"),
                named("n".repeat(255), "n".repeat(255)),
                named("n".repeat(300), LocalName.of("n".repeat(300)))),
            Stream.of(
                elsewhere("%2e%2e/evil"),
                elsewhere("%2e%2e"),
                elsewhere(".%2e/"),
                elsewhere("../../../evil"),
                elsewhere("..\\evil"),
                elsewhere("x/../../evil"),
                new Scenario("two names become one: the second is reported")
                    .listing("/d/", ".mirror", "%252Emirror", "good0", "good1")
                    .files("/d/.mirror", "/d/good0", "/d/good1")
                    .exits(1)
                    .stores("d/%2Emirror", "body of .mirror")
                    .storesFiles("d/good0", "d/good1")
                    .says("its name here is that of")
                    .asks("/d/%252Emirror", 0),
                new Scenario("a seed that climbs is below its host")
                    .seed("/../../x/%2e%2e/../f")
                    .files("/f")
                    .storesFiles("f"),
                new Scenario("no name comes from Content-Disposition")
                    .seed("/f")
                    .answer(
                        "/f",
                        "200 OK",
                        "Content-Disposition: attachment; filename=../evil\r\n",
                        "x")
                    .stores("f", "x"),
                new Scenario("no name comes from a redirect")
                    .seed("/f")
                    .redirect("/f", "/..%2f..%2fevil")
                    .file("/..%2f..%2fevil", "x")
                    .stores("f", "x"),
                new Scenario("a name of 1 MB is no file")
                    .listing("/d/", "good0", "x".repeat(1_000_000))
                    .files("/d/good0")
                    .exits(1)
                    .storesFiles("d/good0")))
        .toList();
  }

  /** A name among good ones; what it is called on disk. */
  private static Scenario named(String href, String local) {
    Scenario scenario = withGood(brief(href) + " is stored as " + brief(local), href);
    String path = "/d/" + (href.startsWith("./") ? href.substring(2) : href);
    return scenario.file(path, "hostile").stores("d/" + local, "hostile").asks(path, 1);
  }

  /** A name that leads out of the directory by the rules of URLs. */
  private static Scenario elsewhere(String href) {
    return withGood(href + " is not followed", href)
        .file("/evil", "evil")
        .file("/", "evil")
        .asks("/evil", 0)
        .asks("/", 0);
  }

  private static Scenario withGood(String name, String href) {
    var scenario =
        new Scenario(name)
            .with("-nv")
            .listing("/d/", Stream.concat(Stream.of(href), Stream.of(GOOD)).toArray(String[]::new));
    for (String good : GOOD) {
      scenario.files("/d/" + good).storesFiles("d/" + good);
    }
    return scenario;
  }

  private static String brief(String name) {
    return name.length() > 40 ? name.substring(0, 20) + "... (" + name.length() + ")" : name;
  }
}
