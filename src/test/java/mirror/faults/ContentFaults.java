package mirror.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import java.util.List;

/** Pages that are no listings, or hardly (rules 9, 12). */
final class ContentFaults {
  private ContentFaults() {}

  static List<Scenario> table() {
    return List.of(
        notListed("a page of maintenance", "text/html", "<h1>Back soon</h1>"),
        notListed("an empty page", "text/html", ""),
        notListed("a page of NULs", "text/html", "\u0000".repeat(1000)),
        notListed("a directory of text", "text/plain", "a\nb\n"),
        notListed("a directory of no type", "", "<a href=a>a</a>"),
        new Scenario("a listing that breaks off")
            .answer("/d/", "200 OK", "Content-Type: text/html\r\nContent-Length: 9999\r\n", LISTING)
            .files("/d/a", "/d/b")
            .exits(4)
            .asks("/d/", 2)
            .asks("/d/a", 0),
        new Scenario("a listing in chunks that breaks off")
            .answer(
                "/d/",
                "200 OK",
                "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
                Integer.toHexString(LISTING.length()) + "\r\n" + LISTING + "\r\n")
            .files("/d/a", "/d/b")
            .exits(4)
            .asks("/d/a", 0),
        new Scenario("a listing that breaks off, and nothing but its markup shows it")
            .answer("/d/", "200 OK", "Content-Type: text/html\r\n", "<html>" + LISTING)
            .files("/d/a", "/d/b")
            .exits(4)
            .asks("/d/", 2)
            .asks("/d/a", 0)
            .says("/d/: the answer broke off: before its closing markup"),
        new Scenario("pages that end with their connection")
            .answer("/d/", "200 OK", "Content-Type: text/html\r\n", LISTING)
            .answer("/e/", "200 OK", "Content-Type: text/html\r\n", "<a href=x>x</a>")
            .seed("/d/", "/e/")
            .files("/d/a", "/d/b", "/e/x")
            .storesFiles("d/a", "d/b", "e/x")
            .stores("e/index.html", "<a href=x>x</a>"),
        brokenOff("JSON", "application/json", JSON.substring(0, JSON.length() - 30)),
        brokenOff(
            "JSON, by its end alone", "application/json", JSON.substring(0, JSON.length() - 2)),
        brokenOff("XML", "text/xml", XML.substring(0, XML.length() - 20)),
        data("JSON", "application/json", JSON),
        data("XML and a comment", "text/xml", XML + "<!-- a server's -->\n"),
        new Scenario("an empty listing in XML")
            .raw("/d/", Scenario.ok("text/xml", "<?xml version=\"1.0\"?><list/>")),
        new Scenario("a listing with a broken gzip layer")
            .answer(
                "/d/", "200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", LISTING)
            .exits(7),
        new Scenario("a listing in an encoding that nobody asked for")
            .answer("/d/", "200 OK", "Content-Type: text/html\r\nContent-Encoding: br\r\n", LISTING)
            .exits(7),
        listed("a listing after 100,000 nested tags", "<div>".repeat(100_000) + LISTING),
        listed("a listing with a comment without end", LISTING + "<!-- " + "x".repeat(10_000)),
        new Scenario("a whole answer with a listing that breaks off within a link")
            .html("/d/", LISTING + "<a href=\"c")
            .files("/d/a", "/d/b")
            .exits(4)
            .asks("/d/", 2)
            .asks("/d/a", 0)
            .says("/d/: the answer broke off: within a tag"),
        new Scenario("a listing whose end is in a comment that has none")
            .html("/d/", LISTING + "<!-- <a href=\"c\">c</a></body></html>\n")
            .files("/d/a", "/d/b")
            .exits(4)
            .asks("/d/a", 0)
            .says("/d/: the answer broke off: within a tag or a comment"),
        listed(
            "a listing with its end in a comment too",
            LISTING + "<!-- </body></html> --><hr></body></html>"),
        listed(
            "a listing with a script", LISTING + "<script>document.write('<a href=x>')</script>"),
        new Scenario("a listing with 20,000 links that lead out")
            .html("/d/", LISTING + "<a href=\"http://other.invalid/\">x</a>\n".repeat(20_000))
            .files("/d/a", "/d/b")
            .storesFiles("d/a", "d/b"),
        new Scenario("a page in UTF-16 that nobody declared")
            .raw(
                "/d/",
                Scenario.ok("text/html", "") // a length of 0, and more: nothing is read
                    + new String(LISTING.getBytes(UTF_16), ISO_8859_1))
            .exits(7),
        new Scenario("a base on another host yields nothing")
            .html("/d/", "<base href=\"http://other.invalid/\"><a href=a>a</a><a href=b>b</a>")
            .exits(7)
            .asks("/d/a", 0),
        new Scenario("a listed directory that is forbidden")
            .listing("/d/", "sub/", "a")
            .files("/d/a")
            .status("/d/sub/", "403 Forbidden")
            .storesFiles("d/a")
            .exits(8)
            .says("/d/sub/: "),
        new Scenario("a listed directory that is no listing")
            .listing("/d/", "sub/", "a")
            .files("/d/a")
            .html("/d/sub/", "<p>Log in</p>")
            .storesFiles("d/a")
            .exits(7)
            .says("/d/sub/: "),
        new Scenario("a listed file that is gone")
            .listing("/d/", "gone", "a")
            .files("/d/a")
            .storesFiles("d/a")
            .exits(24)
            .says("/d/gone: "),
        new Scenario("HTML in any case and with parameters is a listing")
            .answer("/d/", "200 OK", "Content-Type: TEXT/HTML ;Charset=\"utf-8\"\r\n", LISTING)
            .files("/d/a", "/d/b")
            .storesFiles("d/a", "d/b"));
  }

  private static final String LISTING = Scenario.index("/d/", "a", "b");

  private static final String JSON =
      """
      [
      { "name":"a", "type":"file", "mtime":"Fri, 01 Mar 2024 04:05:00 GMT", "size":9 },
      { "name":"b", "type":"file", "mtime":"Fri, 01 Mar 2024 04:05:00 GMT", "size":9 }
      ]
      """;

  private static final String XML =
      """
      <?xml version="1.0"?>
      <list>
      <file mtime="2024-03-01T04:05:00Z" size="9">a</file>
      <file mtime="2024-03-01T04:05:00Z" size="9">b</file>
      </list>
      """;

  private static Scenario data(String name, String type, String text) {
    return new Scenario("a listing in " + name)
        .raw("/d/", Scenario.ok(type, text))
        .files("/d/a", "/d/b")
        .storesFiles("d/a", "d/b");
  }

  /** By HTTP it is whole. */
  private static Scenario brokenOff(String name, String type, String text) {
    return new Scenario("a listing that breaks off in its " + name)
        .raw("/d/", Scenario.ok(type, text))
        .files("/d/a", "/d/b")
        .exits(7)
        .asks("/d/a", 0)
        .says("/d/: is a listing that breaks off");
  }

  private static Scenario notListed(String name, String type, String body) {
    return new Scenario(name)
        .raw("/d/", Scenario.ok(type, body))
        .exits(7)
        .asks("/d/a", 0)
        .says("/d/: ");
  }

  private static Scenario listed(String name, String page) {
    return new Scenario(name).html("/d/", page).files("/d/a", "/d/b").storesFiles("d/a", "d/b");
  }
}
