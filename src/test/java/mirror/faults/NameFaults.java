package mirror.faults;

import java.util.List;
import java.util.stream.Stream;
import mirror.local.Naming;

/** Names made to leave their place, to fool a person or to break a disk. */
final class NameFaults {
  private static final String[] GOOD =
      Stream.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
          .map("good"::concat)
          .toArray(String[]::new);

  private NameFaults() {}

  /** What a listing links, and the name here. */
  private static final String[][] NAMES = {
    {"..%2fevil", "..%2Fevil"},
    {"%2e%2e%2fevil2", "..%2Fevil2"},
    {"..%2f..%2f..%2fevil", "..%2F..%2F..%2Fevil"},
    {"..%252fevil", "..%2fevil"},
    {"%252e%252e", "%2e%2e"},
    {"..%5cevil", "..\\evil"},
    {"%2fetc%2fpasswd", "%2Fetc%2Fpasswd"},
    {"nul%00.txt", "nul%00.txt"},
    {"line%0afeed", "line%0Afeed"},
    {"return%0d", "return%0D"},
    {"escape%1b%5b2J", "escape%1B[2J"},
    {"delete%7f", "delete%7F"},
    {"c1%c2%9b2J", "c1%C2%9B2J"},
    {"%ff%fe", "%FF%FE"},
    {"%c0%ae%c0%ae%c0%afevil", "%C0%AE%C0%AE%C0%AFevil"},
    {"%ed%a0%80", "%ED%A0%80"},
    {"%e2%80%aegpj.exe", "\u202egpj.exe"},
    {".mirror", "%2Emirror"},
    {".MIRROR", "%2EMIRROR"},
    {"%2emirror.lock", "%2Emirror.lock"},
    {".mirror.0123456789abcdef", "%2Emirror.0123456789abcdef"},
    {"...", "..."},
    {"-rf", "-rf"},
    {"./a:b", "a:b"},
    {"a%e2%80", "a%E2%80"},
    {"a%f4%90%80%80", "a%F4%90%80%80"},
    {"a%ed%a0%bd%ed%b8%80", "a%ED%A0%BD%ED%B8%80"},
    {"nel%c2%85", "nel%C2%85"},
    {"..%0d/x", "..%0D/x"},
    {"..;/x", "..;/x"},
    {"..%ef%bc%8fx", "..\uff0fx"},
    {"CON", "CON"},
    {"a.", "a."},
    {"$(id)", "$(id)"},
    {"%60id%60", "`id`"},
    {"--delete", "--delete"},
    {"@file", "@file"},
    {"~", "~"},
    {"*", "*"},
    {"%f0%9f%98%80".repeat(64), Naming.UNIX.of("\ud83d\ude00".repeat(64))},
    {"a%3fb", "a?b"},
    {"a%23b", "a#b"},
    {"a%20b%20", "a b "},
    {"%e4%b8%ad.txt", "\u4e2d.txt"},
    {"n".repeat(255), "n".repeat(255)},
    {"n".repeat(300), Naming.UNIX.of("n".repeat(300))},
  };

  static List<Scenario> table() {
    return List.of(
        named(),
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
            .answer("/f", "200 OK", "Content-Disposition: attachment; filename=../evil\r\n", "x")
            .stores("f", "x"),
        new Scenario("no name comes from a redirect")
            .seed("/f")
            .redirect("/f", "/..%2f..%2fevil")
            .file("/..%2f..%2fevil", "x")
            .stores("f", "x"),
        new Scenario("a redirect that has question marks for what is not Latin-1 only adds a slash")
            .listing("/d/", "gr%C3%B6%E7%9B%AE", "good0")
            .redirect("/d/gr%C3%B6%E7%9B%AE", "/d/gr\u00f6?/")
            .listing("/d/gr%C3%B6%E7%9B%AE/", "a", "b")
            .files("/d/good0", "/d/gr%C3%B6%E7%9B%AE/a", "/d/gr%C3%B6%E7%9B%AE/b")
            .storesFiles("d/good0", "d/grö目/a", "d/grö目/b"),
        new Scenario("a redirect in bytes that are no UTF-8 only adds a slash")
            .listing("/d/", "d%efr", "good0")
            .redirect("/d/d%efr", "/d/d\u00efr/")
            .listing("/d/d%efr/", "a", "b")
            .files("/d/good0", "/d/d%efr/a", "/d/d%efr/b")
            .storesFiles("d/good0", "d/d%EFr/a", "d/d%EFr/b"),
        new Scenario("bytes that are a file by its name are stored as they came")
            .listing("/d/", "a.tar.gz.asc", "b.br", "good0")
            .answer("/d/a.tar.gz.asc", "200 OK", "Content-Encoding: x-gzip\r\n", "signature")
            .answer("/d/b.br", "200 OK", "Content-Encoding: brotli\r\n", "packed")
            .files("/d/good0")
            .stores("d/a.tar.gz.asc", "signature")
            .stores("d/b.br", "packed")
            .storesFiles("d/good0"),
        new Scenario("a name of 1 MB is no file")
            .listing("/d/", "good0", "x".repeat(1_000_000))
            .files("/d/good0")
            .exits(1)
            .storesFiles("d/good0"));
  }

  /** All of them in one listing: each has its place, and none takes another's. */
  private static Scenario named() {
    var scenario =
        new Scenario("harmful names are stored as harmless ones")
            .with("-nv")
            .listing("/d/", Stream.of(NAMES).map(row -> row[0]).toArray(String[]::new));
    for (String[] row : NAMES) {
      String path = "/d/" + row[0].replaceFirst("^\\./", "");
      scenario.file(path, row[0]).stores("d/" + row[1], row[0]).asks(path, 1);
    }
    return scenario;
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
}
