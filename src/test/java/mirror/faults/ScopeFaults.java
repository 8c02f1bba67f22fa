package mirror.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;

/** Links and redirects that lead away, round in a circle or on for ever (rule 7). */
final class ScopeFaults {
  private ScopeFaults() {}

  static List<Scenario> table() {
    return List.of(
        page("another host", "http://other.invalid/x"),
        page("another scheme", "ftp://127.0.0.1/x"),
        page("a script", "javascript:alert(1)"),
        page("data", "data:text/html,x"),
        page("a local file", "file:///etc/passwd"),
        page("another port", "http://127.0.0.1:1/d/x"),
        page("no scheme, another host", "//other.invalid/d/x"),
        listed("the parent", "../"),
        listed("the root", "/"),
        page("a neighbour with the same beginning", "/dd/x"),
        page("a climb below itself", "/d/../e/x"),
        page("an encoded climb", "/d/%2e%2e/e/x"),
        listed("a sorted view of itself", "?C=N;O=D"),
        page("a fragment of itself", "#top"),
        page("itself", "./"),
        page("nonsense", "http://[::zz]/x"),
        page("a port that is none", "http://127.0.0.1:99999/x"),
        new Scenario("fragments do not count")
            .listing("/d/", "a", "a#1", "a#2")
            .files("/d/a")
            .storesFiles("d/a")
            .asks("/d/a", 1),
        new Scenario("a spelling does not count")
            .listing("/d/", "a", "%61", "./a", "x/../a")
            .files("/d/a")
            .storesFiles("d/a")
            .asks("/d/a", 1),
        new Scenario("links that are shown as they stand, and are no names")
            .html("/d/", shown("a", "b?v=1", "c;v=1", "d%20e"))
            .files("/d/a", "/d/b?v=1", "/d/c;v=1", "/d/d%20e")
            .stores("d/a", "body of a")
            .stores("d/b?v=1", "body of b?v=1")
            .stores("d/c;v=1", "body of c;v=1")
            .stores("d/d e", "body of d%20e")
            .asks("/d/a", 1),
        new Scenario("places in pages, shown as they stand")
            .html("/d/", shown("a", "a#1", "#top"))
            .files("/d/a")
            .storesFiles("d/a")
            .asks("/d/a", 1)
            .asks("/d/a%231", 0),
        new Scenario("a place in a file, in a row like a directory's")
            .html(
                "/d/",
                "<h1>Index of /d/</h1><pre><a href=../>../</a>\n"
                    + "<a href=a#1>a#1</a> 01-Mar-2024 04:05 -\n"
                    + "<a href=#c>#c</a> 01-Mar-2024 04:05 -\n"
                    + "<a href=b>b</a> 01-Mar-2024 04:05 9\n</pre>")
            .files("/d/a", "/d/b")
            .storesFiles("d/a", "d/b")
            .asks("/d/a", 1)
            .asks("/d/%23c", 1),
        new Scenario("a place in a file that nothing else names")
            .html("/d/", shown("a#1", "a#2"))
            .files("/d/a")
            .storesFiles("d/a")
            .asks("/d/a", 1),
        new Scenario("sort links, shown as they stand")
            .html("/d/", shown("a", "?C=N;O=D", "?sort=size"))
            .files("/d/a")
            .storesFiles("d/a")
            .asks("/d/%3FC=N%3BO=D", 0)
            .asks("/d/?C=N;O=D", 0),
        new Scenario("what is no name, shown as it stands")
            .html(
                "/d/",
                shown(
                    "a",
                    "javascript:x('?')",
                    "javascript:x('a/b')",
                    "data:text/plain,x",
                    "about:blank",
                    "tel:+49",
                    "urn:x",
                    "vbscript:x",
                    "magnet:?xt=x"))
            .files("/d/a")
            .storesFiles("d/a"),
        new Scenario("files whose rows show a dash for a size")
            .html(
                "/d/",
                "<h1>Index of /d/</h1><pre><a href=\"../\">../</a>\n"
                    + "<a href=\"a\">a</a> 01-Mar-2024 04:05 -\n"
                    + "<a href=\"b\">b</a> 01-Mar-2024 04:05 -\n</pre>")
            .files("/d/a", "/d/b")
            .storesFiles("d/a", "d/b")
            .asks("/d/a", 1)
            .asks("/d/b", 1),
        redirected("a file that moved keeps its name", "/other").exits(0).stores("f", "x"),
        redirected("a redirect to a path without end", "/" + "x".repeat(100_000)).exits(1),
        redirected("a redirect to itself ends", "/f").exits(7).asks("/f", 21).says("20 redirects"),
        redirected("a redirect to a local file", "file:///etc/passwd").exits(7),
        redirected("a redirect to another scheme", "ftp://127.0.0.1/x").exits(7),
        redirected("a redirect to a script", "javascript:alert(1)").exits(7),
        redirected("a redirect to nowhere", "").exits(7),
        redirected("a redirect with controls", "http://\u001b[2J\u009b/").exits(7),
        redirected("a redirect to a host that is none", "http://a.invalid/")
            .with("-t", "1")
            .exits(4)
            .says("no such host"),
        elsewhere(
            "ftp://127.0.0.1/",
            "data:text/plain,x",
            "mailto:a@b",
            "ws://127.0.0.1/",
            "http://",
            "http:///x",
            "http://[",
            "http://[::1",
            "http://a b/",
            "http://127.0.0.1:65536/",
            "http://127.0.0.1:-1/",
            "http://127.0.0.1:http/",
            "http://a..b/x"),
        redirected("a redirect beside its directory", "../../other").exits(0).stores("f", "x"),
        new Scenario("a redirect without a place")
            .seed("/f")
            .answer("/f", "302 Found", "Content-Length: 0\r\n", "")
            .exits(7)
            .asks("/f", 1)
            .says("without saying where to"),
        new Scenario("a redirect by a status that is none")
            .seed("/f")
            .answer("/f", "300 Multiple", "Content-Length: 0\r\nLocation: /other\r\n", "")
            .file("/other", "x")
            .exits(7)
            .asks("/other", 0),
        new Scenario("a success with a place is no redirect")
            .seed("/f")
            .answer("/f", "200 OK", "Refresh: 0; url=/other\r\nLocation: /other\r\n", "mine")
            .stores("f", "mine"),
        new Scenario("two redirects that are each other's end")
            .seed("/f")
            .redirect("/f", "/g")
            .redirect("/g", "/f")
            .exits(7),
        new Scenario("redirects without end")
            .seed("/0")
            .otherwise(
                (connection, out) -> {
                  int number = Integer.parseInt(connection.request().split("[/ ]", 4)[2]);
                  out.write(
                      ("HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\n"
                              + "Location: /%d\r\n\r\n".formatted(number + 1))
                          .getBytes(ISO_8859_1));
                })
            .exits(7)
            .asks("/20", 1)
            .asks("/21", 0),
        new Scenario("a listed directory that moves out of the tree fails")
            .listing("/d/", "sub/", "a")
            .files("/d/a")
            .redirect("/d/sub/", "/elsewhere/")
            .listing("/elsewhere/", "x")
            .storesFiles("d/a")
            .exits(1)
            .asks("/elsewhere/", 0)
            .says("/d/sub/: "),
        new Scenario("a seed's directory that moves to another host fails, and says where to")
            .redirect("/d/", "http://other.invalid/d/")
            .exits(1)
            .says("http://other.invalid/d/"),
        moved("a login", "/login").exits(7).asks("/x", 0).says("/login: is a page, and no listing"),
        moved("a login, after its slash", "/login").seed("/d").redirect("/d", "/d/").exits(7),
        moved("a page in it", "/d/start").stores("d/index.html", WELCOME).storesFiles("d/x"),
        new Scenario("a listed directory that moves to a file is none")
            .listing("/d/", "a", "sub/")
            .files("/d/a", "/d/b")
            .redirect("/d/sub/", "/d/b")
            .storesFiles("d/a")
            .exits(7)
            .says("/d/sub/: "),
        new Scenario("a listed directory that moves to nothing is no file that is not given")
            .listing("/d/", "a", "sub/")
            .files("/d/a")
            .redirect("/d/sub/", "/d/b")
            .storesFiles("d/a")
            .exits(8)
            .says("/d/sub/: "),
        new Scenario("a robots.txt without end ends")
            .listing("/d/", "a")
            .files("/d/a")
            .with("--robots")
            .answers(
                "/robots.txt",
                (_, out) -> {
                  out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(ISO_8859_1));
                  while (true) {
                    out.write("Disallow: /no\n".repeat(1000).getBytes(ISO_8859_1));
                  }
                })
            .storesFiles("d/a"),
        new Scenario("an endless calendar ends")
            .otherwise(
                (connection, out) -> {
                  String path = connection.request().split(" ", 3)[1];
                  String next = "month" + path.chars().filter(c -> c == '/').count() + "/";
                  out.write(
                      Scenario.ok("text/html", Scenario.index(path, next)).getBytes(ISO_8859_1));
                })
            .exits(1)
            .says("more than 100 directories deep"),
        new Scenario("one link as deep as no tree")
            .html("/d/", "<a href=\"a\">a</a> <a href=\"" + "x/".repeat(1900) + "\">b</a>")
            .files("/d/a")
            .exits(1)
            .stores(
                "d/index.html", "<a href=\"a\">a</a> <a href=\"" + "x/".repeat(1900) + "\">b</a>")
            .storesFiles("d/a")
            .says("more than 100 directories deep"),
        new Scenario("a URL of the user's as deep as no tree")
            .seed("/" + "x/".repeat(1900) + "f", "/d/a")
            .files("/d/a")
            .exits(1)
            .storesFiles("d/a")
            .says("more than 100 directories deep"),
        new Scenario("a listing whose base is another host is no empty one")
            .html(
                "/d/", "<base href=\"http://other.invalid/d/\">" + Scenario.index("/d/", "a", "b"))
            .exits(7)
            .asks("/d/a", 0),
        new Scenario("a listed directory that is its parent is a loop")
            .listing("/d/", "a", "sub/")
            .files("/d/a")
            .redirect("/d/sub/", "/d/")
            .storesFiles("d/a")
            .says("loop"),
        new Scenario("a path of more than 4,000 bytes is not followed")
            .listing("/d/", "a", "x".repeat(4100) + "/")
            .files("/d/a")
            .exits(1)
            .storesFiles("d/a")
            .says("4000 bytes"));
  }

  /** A page with one good link and one that must cost nothing and lead to nothing. */
  private static Scenario page(String name, String href) {
    String page = "<h1>Things</h1><a href=\"a\">good</a> <a href=\"%s\">bad</a>".formatted(href);
    return new Scenario("a link to " + name)
        .html("/d/", page)
        .files("/d/a")
        .file("/e/x", "evil")
        .file("/dd/x", "evil")
        .stores("d/index.html", page)
        .storesFiles("d/a")
        .asks("/", 0)
        .asks("/e/x", 0)
        .asks("/dd/x", 0)
        .asks("/d/", 1);
  }

  /** The same, of a link that only a listing has. */
  private static Scenario listed(String name, String href) {
    return new Scenario("a listing's link to " + name)
        .listing("/d/", href, "a")
        .files("/d/a")
        .storesFiles("d/a")
        .asks("/", 0)
        .asks("/d/", 1);
  }

  private static String shown(String... hrefs) {
    var rows = new StringBuilder();
    for (String href : hrefs) {
      rows.append("<li><a href=\"%1$s\">%1$s</a></li>\n".formatted(href));
    }
    return "<h1>Index of /d/</h1>\n<ul>\n<li><a href=\"../\">../</a></li>\n" + rows + "</ul>\n";
  }

  private static final String WELCOME = "<h1>Welcome</h1><a href=x>in</a>";

  /** A seed's directory that is a page without a slash now. */
  private static Scenario moved(String name, String path) {
    String beside = path.substring(0, path.lastIndexOf('/') + 1);
    return new Scenario("a directory that moves to " + name)
        .redirect("/d/", path)
        .html(path, WELCOME)
        .files(beside + "x");
  }

  /** A file each that moved to where nobody can go. */
  private static Scenario elsewhere(String... places) {
    var scenario = new Scenario("redirects to no possible place").exits(7);
    for (int i = 0; i < places.length; i++) {
      scenario.seed("/" + i).redirect("/" + i, places[i]).asks("/" + i, 1).says("/" + i + ": ");
    }
    return scenario;
  }

  private static Scenario redirected(String name, String location) {
    return new Scenario(name).seed("/f").redirect("/f", location).file("/other", "x");
  }
}
