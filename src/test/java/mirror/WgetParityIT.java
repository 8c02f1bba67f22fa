package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import mirror.server.ServerKind;
import mirror.server.WebServer;
import mirror.server.Wget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program beside wget: the same options, server and URL yield the same files. */
@Execution(ExecutionMode.CONCURRENT)
class WgetParityIT {
  private static final List<String> TREE =
      List.of(
          "a.txt",
          "b.iso",
          "C.ISO",
          "d.tar.gz",
          "e.html",
          "u [1].txt",
          "sub/s.txt",
          "sub/s.iso",
          "sub/deep/z.txt",
          "sub/deep/z.iso",
          "Other/o.txt",
          "x.d/q.txt",
          "sp ace/m n.txt");

  private static WebServer server;

  @TempDir Path here;

  @BeforeAll
  static void serve(@TempDir Path tree) throws Exception {
    Wget.installed();
    assumeTrue(ServerKind.NGINX.installed(), ServerKind.NGINX.absence());
    for (String file : TREE) {
      Path path = tree.resolve("d").resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, file);
    }
    server = ServerKind.NGINX.serve(tree);
  }

  @AfterAll
  static void close() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A iso",
        "-A iso --ignore-case",
        "-A *.iso",
        "-A [a-b]*",
        "-A [[:upper:]]*",
        "-A txt -R s*",
        "--accept=txt,gz --reject=[a-d]*",
        "-R iso,txt",
        "-X /d/sub",
        "-X /d/s*",
        "-X /*/sub",
        "-X /d/*/deep",
        "-X /d/other --ignore-case",
        "-X /d/sp%20ace",
        "-X /d/sub,/d/Other",
        "-I /d/sub",
        "-I /d/*",
        "-I /d/sub/deep",
        "-I /d/sub -X /d/sub/deep",
        "-l 1",
        "-l 2 -A iso",
        "--level=inf",
        "--accept-regex (/|iso)$",
        "--reject-regex SUB --ignore-case",
        "--reject-regex [[:upper:]]",
        "--reject-regex sp%20ace",
        "--regex-type=pcre --reject-regex (?i)SUB",
        "-D 127.0.0.1",
        "-D localhost",
        "--exclude-domains 127.0.0.1",
        "-nH --cut-dirs=1 -A txt",
        "-nH --cut-dirs=5 -A iso",
        "-m -e robots=off",
        "-N -nH",
        "-X /d/sub/",
        "-X d/sub",
        "-I d/sub",
        "-I /",
        "-A [a-z].txt",
        "-A s.*",
        "-R *",
        "--accept-regex /d/($|sub)",
        "--reject-regex /sub/|/Other/",
        "--reject-regex .*?iso$",
        "--accept-regex /d/(s|O)*+",
        "-A txt --accept= -A iso",
        "-X /d/sub --exclude-directories= -R gz",
        "--reject-regex ^http://127",
        "--reject-regex \\.(iso|gz)$",
        "-e robots=off --no-cache --no-cookies --no-hsts --no-proxy",
        "-4 --bind-address=127.0.0.1",
        "-t inf -T0 --waitretry=1 --retry-connrefused --retry-on-http-error=503",
        "-w 0.01 --random-wait",
        "--limit-rate=2m -Q5m",
        "--max-redirect=0",
        "--restrict-file-names=windows",
        "--restrict-file-names=lowercase",
        "--progress=dot:mega",
        "--compression=none --header=X:y -U agent",
      })
  void theSameOptionsYieldTheSameFiles(String words) throws Exception {
    assertEquals(byWget(words, url("d/")), byMirror(words, url("d/")));
  }

  @Test
  void withoutOptionsTheWholeTreeComes() throws Exception {
    // Else the cases above might compare nothing with nothing.
    assertEquals(TREE.size(), byWget("", url("d/")).size());
    assertEquals(TREE.size(), byMirror("", url("d/")).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-A iso", "-X /d", "-I /x", "--reject-regex d"})
  void whatIsNamedIsJudgedByItsNameOnly(String words) throws Exception {
    String[] urls = {url("d/a.txt"), url("d/b.iso")};
    assertEquals(byWget(words, urls), byMirror(words, urls));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-H",
        "-H -D localhost",
        "-H -D LOCALHOST,example.org",
        "-H -D 127.0.0.1",
        "-H --exclude-domains localhost",
        "-H -l 1",
        "-H -A txt",
        "-H -X /far/k",
      })
  void otherHostsAreFollowedAlike(String words) throws Exception {
    try (var site = new Site()) {
      String far = site.url("/").replace("127.0.0.1", "localhost");
      site.html(
          "/d/",
          "<p>Mine: <a href=a.txt>a</a>, <a href=/e/>above</a>; yours: <a href=%sfar/>b</a>, <a href=%sone.txt>c</a>"
              .formatted(far, far));
      site.file("/d/a.txt", "A").file("/one.txt", "1");
      site.html(
          "/far/",
          "<p>Far: <a href=t.txt>t</a> <a href=k/>k</a> <a href=%s>back</a> <a href=%s>away</a>"
              .formatted(site.url("/d/b.txt"), site.url("/e/")));
      site.file("/far/t.txt", "T").file("/d/b.txt", "B");
      site.listing("/far/k/", "deep.txt").file("/far/k/deep.txt", "K");
      assertEquals(byWget(words, site.url("/d/")), byMirror(words, site.url("/d/")));
    }
  }

  private static String url(String path) {
    return server.uri() + path;
  }

  private SortedSet<String> byWget(String words, String... urls) throws Exception {
    Path folder = Files.createDirectory(here.resolve("wget"));
    Wget.installed().mirror(folder, line(words, urls));
    return Wget.files(folder);
  }

  private SortedSet<String> byMirror(String words, String... urls) throws Exception {
    Path folder = Files.createDirectory(here.resolve("mirror"));
    var result = Inside.run(folder, line(words, urls).toArray(String[]::new));
    assertEquals(0, result.status(), result.err());
    return Wget.files(folder);
  }

  private static List<String> line(String words, String... urls) {
    return Stream.concat(
            Stream.of(words.split(" ", -1)).filter(word -> !word.isEmpty()), Stream.of(urls))
        .toList();
  }
}
