package mirror.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mirror.fetch.ScriptedServer;

/** Answers that break the rules of HTTP, or break off (rules 4, 9, 10, 11). Two tries each. */
final class HttpFaults {
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String GOOD = OK + "Content-Length: 5\r\n\r\nabcde";
  private static final String CODING = "Transfer-Encoding: chunked\r\n";
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

  private HttpFaults() {}

  static List<Scenario> table() {
    return List.of(
        // ---- where the body ends
        file("a short body is asked for again", OK + "Content-Length: 5\r\n\r\nabc", GOOD)
            .stores("f", "abcde"),
        bad("a short body stays none", OK + "Content-Length: 5\r\n\r\nabc", 4),
        bad("no body at all", OK + "Content-Length: 5\r\n\r\n", 4),
        good("what follows the body is dropped", GOOD + "more"),
        bad("two lengths", OK + "Content-Length: 5\r\nContent-Length: 3\r\n\r\nabcde", 7),
        bad("two lengths in one line", OK + "Content-Length: 5, 3\r\n\r\nabcde", 7),
        good("one length, twice", OK + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde"),
        bad("a negative length", OK + "Content-Length: -5\r\n\r\nabcde", 7),
        bad("a length with a sign", OK + "Content-Length: +5\r\n\r\nabcde", 7),
        bad("a length in hex", OK + "Content-Length: 0x5\r\n\r\nabcde", 7),
        bad("a length beyond all", OK + "Content-Length: 99999999999999999999\r\n\r\nabcde", 7),
        bad("a length beyond a long", OK + "Content-Length: 18446744073709551621\r\n\r\nabcde", 7),
        good("an empty length is none", OK + "Connection: close\r\n\r\nabcde"),
        bad(
            "a length and chunks",
            OK + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n",
            7),
        bad("a coding unheard of", OK + "Transfer-Encoding: secret\r\n\r\nabcde", 7),
        bad("chunks in gzip", OK + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 7),
        good("chunks", CHUNKED + "2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n"),
        good("chunks with extensions", CHUNKED + "5;a=b;c=\"d\"\r\nabcde\r\n0;x\r\n\r\n"),
        good("chunks with a trailer", CHUNKED + "5\r\nabcde\r\n0\r\nX-Sum: 1\r\n\r\n"),
        good("chunks with zeros before", CHUNKED + "00005\r\nabcde\r\n000\r\n\r\n"),
        bad("chunks without the last", CHUNKED + "5\r\nabcde\r\n", 4),
        bad("half a chunk", CHUNKED + "5\r\nab", 4),
        bad("a chunk of nonsense", CHUNKED + "zz\r\nabcde\r\n0\r\n\r\n", 4),
        bad("a chunk of a negative length", CHUNKED + "-5\r\nabcde\r\n0\r\n\r\n", 4),
        bad("a chunk line without end", CHUNKED + "5;" + "x".repeat(100_000), 4),
        bad("chunks of chunks", OK + "Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n", 7),
        bad("chunks, announced twice", OK + CODING + CODING + "\r\n5\r\nabcde\r\n0\r\n\r\n", 7),
        good(
            "chunks in capitals",
            OK + CODING.toUpperCase(Locale.ROOT) + "\r\n5\r\nabcde\r\n0\r\n\r\n"),
        bad("a chunk longer than it says", CHUNKED + "5\r\nabcdefgh\r\n0\r\n\r\n", 4),
        bad("a chunk of more than all", CHUNKED + "ffffffffffffffff\r\nabcde\r\n0\r\n\r\n", 4),
        bad("a chunk of 2 GiB, which is negative to some", CHUNKED + "80000000\r\nabcde", 4),
        bad("a chunk beyond a long", CHUNKED + "7fffffffffffffff\r\nabcde\r\n0\r\n\r\n", 4),
        bad("chunks in another case of none", OK + "Transfer-Encoding: \r\n\r\nabcde", 7),
        bad("a chunk with a sign", CHUNKED + "+5\r\nabcde\r\n0\r\n\r\n", 4),
        bad("chunks that end with lines only", CHUNKED + "5\nabcde\n0\n\n", 4),
        bad("a last chunk without its end", CHUNKED + "5\r\nabcde\r\n0\r\n", 4),
        bad(
            "an encoding as a coding",
            OK + "Transfer-Encoding: identity\r\nContent-Length: 5\r\n\r\nabcde",
            7),
        bad("a length with a point", OK + "Content-Length: 5.0\r\n\r\nabcde", 7),
        bad("a length with words", OK + "Content-Length: 5;x\r\n\r\nabcde", 7),
        bad("a length of two numbers", OK + "Content-Length: 5 5\r\n\r\nabcde", 7),
        good("a length between tabs", OK + "content-length:\t5\t\r\n\r\nabcde"),
        bad(
            "no content, and its length",
            "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nabcde",
            7),
        good("no length: the end is the end", "HTTP/1.0 200 OK\r\n\r\nabcde"),
        // ---- heads
        bad("returns only", "HTTP/1.1 200 OK\rContent-Length: 5\r\rabcde", 7),
        bad("the greeting of a mail server", "220 mail ESMTP\r\n", 7),
        bad("a reason of 1 MB", "HTTP/1.1 200 " + "x".repeat(1_000_000) + "\r\n\r\nabcde", 7),
        bad("an interim answer, and no other", "HTTP/1.1 100 Continue\r\n\r\n", 4),
        bad("nothing", "", 4),
        bad("HTTP/0.9", "abcde", 7),
        bad("HTTP/0.9 in lines", "<html>\nabcde\n", 7),
        bad("another protocol", "SSH-2.0-OpenSSH_9.9\r\n\r\n", 7),
        bad("an answer of a radio", "ICY 200 OK\r\nContent-Length: 5\r\n\r\nabcde", 7),
        bad("HTTP/2 in clear", "HTTP/2.0 200 OK\r\nContent-Length: 5\r\n\r\nabcde", 7),
        bad("a protocol in small letters", "http/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde", 7),
        bad("empty lines before", "\r\n\r\n" + GOOD, 7),
        bad("another line before", "junk\r\n" + GOOD, 7),
        bad("another protocol from here on", "HTTP/1.1 101 Go\r\nUpgrade: h2c\r\n\r\n" + GOOD, 7),
        bad("a status of two digits", "HTTP/1.1 99 X\r\nContent-Length: 5\r\n\r\nabcde", 7),
        bad("a status below zero", "HTTP/1.1 -200 OK\r\nContent-Length: 5\r\n\r\nabcde", 7),
        bad("a status that is no number", "HTTP/1.1 abc OK\r\n\r\nabcde", 7),
        bad("half a head", "HTTP/1.1 200 OK\r\nContent-Le", 4),
        good("a status without words", "HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nabcde"),
        good("lines without returns", "HTTP/1.1 200 OK\nContent-Length: 5\n\nabcde"),
        good("a line without a colon", OK + "junk\r\nContent-Length: 5\r\n\r\nabcde"),
        good("a folded line", OK + "X-A: b\r\n c\r\nContent-Length: 5\r\n\r\nabcde"),
        bad("a folded length", OK + "Content-Length: 1\r\n 5\r\n\r\nabcde", 7),
        bad("a space in a name", OK + "Content Length: 5\r\n\r\nabcde", 7),
        bad("a space before a colon", OK + "Content-Length : 5\r\n\r\nabcde", 7),
        bad(
            "a return within a line",
            OK + "X: a\rContent-Length: 3\r\nContent-Length: 5\r\n\r\nabcde",
            7),
        good(
            "1,000 cookies",
            OK + "Set-Cookie: a=b\r\n".repeat(1000) + "Content-Length: 5\r\n\r\nabcde"),
        good(
            "dates that are none",
            OK + "Date: now\r\nLast-Modified: then\r\nETag: x\r\n" + GOOD.substring(OK.length())),
        good(
            "a time in the year 9999",
            OK + "Last-Modified: Fri, 31 Dec 9999 23:59:59 GMT\r\n" + GOOD.substring(OK.length())),
        good(
            "a time in the year 1601",
            OK + "Last-Modified: Mon, 01 Jan 1601 00:00:00 GMT\r\n" + GOOD.substring(OK.length())),
        bad("a control in a name", OK + "X\u0001: 5\r\n\r\nabcde", 7),
        bad("NUL in a value", OK + "X: a\u0000b\r\n\r\nabcde", 7),
        good("bytes that are no ASCII", OK + "X: \u00e9\u009b\r\nContent-Length: 5\r\n\r\nabcde"),
        good("200 KB of head", OK + lines(200) + "Content-Length: 5\r\n\r\nabcde"),
        bad("300 KB of head", OK + lines(300) + "Content-Length: 5\r\n\r\nabcde", 7),
        bad("10 MB of head", OK + lines(10_000) + "Content-Length: 5\r\n\r\nabcde", 7),
        bad("a header of 1 MB", OK + "X: " + "y".repeat(1_000_000) + "\r\n\r\nabcde", 7),
        good("20 interim answers", "HTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n".repeat(20) + GOOD),
        bad("30 interim answers", "HTTP/1.1 100 Continue\r\n\r\n".repeat(30) + GOOD, 7),
        new Scenario("a head without end")
            .seed("/f")
            .answers(
                "/f",
                (_, out) -> {
                  out.write(OK.getBytes(ISO_8859_1));
                  while (true) {
                    out.write("junk\r\n".repeat(1000).getBytes(ISO_8859_1));
                  }
                })
            .with("--read-timeout=0.5")
            .exits(4),
        hanging("silence", "", "no answer within"),
        hanging("silence in the head", OK + "Content-", "no answer within"),
        hanging("silence in the body", OK + "Content-Length: 5\r\n\r\nabc", "stalled"),
        hanging("silence in a chunk", CHUNKED + "5\r\nab", "stalled"),
        // ---- statuses
        statuses(
            "no content where a file is",
            7,
            1,
            202,
            203,
            204,
            205,
            206,
            207,
            226,
            300,
            304,
            305,
            306),
        statuses("nobody may pass", 6, 1, 401, 407),
        statuses("refused for good", 8, 1, 400, 402, 403, 404, 405, 410, 418, 431, 451, 499),
        statuses("refused for now", 8, 2, 408, 429, 500, 501, 502, 503, 504, 511, 599, 999),
        file("503, and then the file", "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\n\r\n", GOOD)
            .stores("f", "abcde"),
        file("a pause that is none", "HTTP/1.1 503 Busy\r\nRetry-After: soon\r\n\r\n", GOOD)
            .stores("f", "abcde"),
        file("nothing, and then the file", "", GOOD).stores("f", "abcde"),
        file("a pause below zero", "HTTP/1.1 429 Slow\r\nRetry-After: -5\r\n\r\n", GOOD)
            .stores("f", "abcde"),
        file(
                "a pause beyond a long",
                "HTTP/1.1 429 Slow\r\nRetry-After: 99999999999999999999\r\n\r\n",
                GOOD)
            .stores("f", "abcde"),
        file(
                "a pause that was",
                "HTTP/1.1 503 Busy\r\nRetry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n\r\n",
                GOOD)
            .stores("f", "abcde"),
        new Scenario("a pause of a year ends with the last try")
            .seed("/f")
            .with("-t", "1")
            .answer("/f", "503 Busy", "Retry-After: 31536000\r\nContent-Length: 0\r\n", "")
            .exits(8)
            .asks("/f", 1),
        // ---- encodings
        encoded("/f", "gzip", 7),
        encoded("/f", "br", 7),
        encoded("/f", "deflate", 7),
        encoded("/f", "gzip, gzip", 7),
        encoded("/f", "identity", 0).stores("f", "abcde"),
        encoded("/f", "identity\r\nContent-Encoding: gzip", 7),
        encoded("/f", "aws-chunked", 7),
        encoded("/f.gz", "gzip", 0).stores("f.gz", "abcde"),
        encoded("/f.tar.gz", "x-gzip", 0).stores("f.tar.gz", "abcde"),
        dates(
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Wed, 31 Dec 1969 23:59:59 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sat, 01 Jan 0000 00:00:00 GMT",
            "Sat, 01 Jan 10000 00:00:00 GMT",
            "Mon, 01 Jan 292277026597 00:00:00 GMT",
            "Fri, 30 Feb 2024 00:00:00 GMT",
            "Mon, 01 Jan 2024 25:61:61 GMT",
            "Sat, 31 Dec 2016 23:59:60 GMT",
            "Fri, 01 Jan 2024 00:00:00 GMT",
            "2024-01-01T00:00:00Z",
            "",
            "9".repeat(10_000)),
        // ---- connections that are kept
        surplus("nothing", ""),
        surplus("junk", "xx"),
        surplus("another answer", OK + "Content-Length: 4\r\n\r\nEVIL"),
        surplus(
            "a farewell",
            "HTTP/1.1 408 Time-out\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"),
        // ---- nobody there
        new Scenario("a closed port").seed("http://127.0.0.1:1/f").exits(4).says("refused"),
        new Scenario("no such host").seed("http://a.invalid/f").exits(4).says("no such host"),
        new Scenario("no such zone")
            .seed("http://[fe80::1%nolink]:1/f", "http://[::1%1]:1/d/")
            .exits(4)
            .says("http://[fe80::1%nolink]:1/f: ", "http://[::1%1]:1/d/: "));
  }

  private static Scenario file(String name, String first, String others) {
    return new Scenario(name).seed("/f").rawThen("/f", first, others).asks("/f", 2);
  }

  private static Scenario good(String name, String answer) {
    return new Scenario(name).seed("/f").raw("/f", answer).stores("f", "abcde").asks("/f", 1);
  }

  private static Scenario bad(String name, String answer, int exit) {
    return new Scenario(name).seed("/f").raw("/f", answer).exits(exit).asks("/f", 2);
  }

  /** What follows a body on its connection is in no other file. */
  private static Scenario surplus(String name, String text) {
    var scenario = new Scenario("after a body: " + name).seed("/d/").with("-x", "1");
    scenario.answers(
        "/d/",
        (first, out) -> {
          Optional<ScriptedServer.Connection> next = Optional.of(first);
          for (; next.isPresent(); next = next.get().next()) {
            String path = next.get().request().split(" ", 3)[1];
            boolean listing = path.equals("/d/");
            String body =
                listing ? Scenario.index("/d/", "a", "b", "c") : "body of " + path.charAt(3);
            String head =
                "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                    .formatted(listing ? "text/html" : "text/plain", body.length());
            out.write((head + body + (listing ? "" : text)).getBytes(ISO_8859_1));
            out.flush();
          }
        });
    return scenario.files("/d/a", "/d/b", "/d/c").storesFiles("d/a", "d/b", "d/c");
  }

  private static Scenario hanging(String name, String beginning, String words) {
    return new Scenario(name)
        .seed("/f")
        .hanging("/f", beginning)
        .with("--read-timeout=0.6")
        .exits(4)
        .says(words);
  }

  /** A file each, all of them in vain; and so many requests for each. */
  private static Scenario statuses(String name, int exit, int requests, int... statuses) {
    var scenario = new Scenario(name).with("-x", "1").exits(exit);
    for (int status : statuses) {
      String path = "/" + status;
      scenario.answer(path, status + " Words", "", "abcde").seed(path).asks(path, requests);
      scenario.says(path + ": ");
    }
    return scenario;
  }

  /** What was changed at such times is a file all the same. */
  private static Scenario dates(String... times) {
    var scenario = new Scenario("times of all kinds");
    for (int i = 0; i < times.length; i++) {
      String path = "/" + i;
      scenario.answer(path, "200 OK", "Last-Modified: " + times[i] + "\r\n", "abcde");
      scenario.seed(path).stores(path.substring(1), "abcde").asks(path, 1);
    }
    return scenario;
  }

  private static Scenario encoded(String path, String encoding, int exit) {
    return new Scenario(path + " in " + encoding)
        .seed(path)
        .answer(path, "200 OK", "Content-Encoding: " + encoding + "\r\n", "abcde")
        .exits(exit);
  }

  /** So many KB of header lines. */
  private static String lines(int count) {
    return ("X: " + "y".repeat(1000) + "\r\n").repeat(count);
  }
}
