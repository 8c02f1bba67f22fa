package mirror.server;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The paths of the awkward tree: names that servers, URLs, HTML or disks treat in a special way.
 */
final class AwkwardNames {
  /** Each of these means something in a URL, in HTML, in a shell or in a Windows path. */
  private static final String MARKS = "#?%&;+'\"<>[]{}|^~\\@=!$,()*:`";

  private AwkwardNames() {}

  /** Directories that hold nothing, which a mirror must create all the same. */
  static List<String> emptyDirectories() {
    return List.of("empty", "folders/empty", "folders/empty too/really %25", "marks/[]");
  }

  /** The files, as paths below the root. */
  static List<String> files() {
    return Stream.of(top(), marks(), characters(), meanings(), folders(), deep(), numbered())
        .flatMap(paths -> paths)
        .toList();
  }

  private static Stream<String> top() {
    return Stream.of("plain.txt", "#", "?", "%", "a:b", "http:x", "日本語", "name.gz", " ", "-", "~");
  }

  private static Stream<String> marks() {
    return MARKS
        .chars()
        .mapToObj(Character::toString)
        .flatMap(
            mark ->
                Stream.of(
                    "marks/alone/" + mark,
                    "marks/first/" + mark + "name.txt",
                    "marks/within/na" + mark + "me",
                    "marks/twice/na" + mark + mark + "me.txt",
                    "marks/last/name" + mark));
  }

  private static Stream<String> characters() {
    return Stream.of(
            in("spaces", " first/last /with in/two  spaces/ / both /a b/a%20b/a+b/a%2520b/a_b"),
            in("spaces/  ", "one/ two"),
            in("spaces/last folder ", "one /two"),
            in("percent", "%/%%/100%/100%25/%zz/%4/%41/A/%25/%2541/%2F/%252F/%5C/%00/%0A/%u0041"),
            in("percent", "é/%C3%A9/%E9/%3F/%23/%2e%2e/%2E/a%2Fb/..%2F..%2Fpasswd/%20/%20x"),
            in(
                "entities",
                "&amp;/&lt;b&gt;/a&b/a&amp;b/&#65;/&#x41;/&copy/&copy=1/&nbsp;/<!-- x -->"),
            in("entities", "<a href=x>/'><script>alert(1)<\\script>/\"quoted\"/'quoted'/&&;;"),
            in("unicode", "日本語.txt/中文 文件/한국어/русский.txt/ελληνικά/ß/ſ/İstanbul/ı/Ångström"),
            in(
                "unicode",
                "\u00e9 composed/e\u0301 combining/a\u0300\u0316\u0323/\u1112\u1161\u11ab"),
            in(
                "unicode",
                "😀/👩\u200d👩\u200d👧/🇯🇵 flag.png/☃.html/𝔘𝔫𝔦/\ud83c\udff4\ud83c\udf0a"),
            in(
                "unicode",
                "\u05e9\u05dc\u05d5\u05dd.txt/\u0645\u0631\u062d\u0628\u0627/a\u202etxt.exe"),
            in("unicode", "no\u00a0break/zero\u200bwidth/\ufeffbom/full\uff0fwidth/％41/…/\u2028/‐"),
            in("unicode/目录", "文件/datei"),
            in("unicode/\u05d3\u05d5\u05d2", "a/\u05d0"),
            in("dots", "a..b/a../a./..../. ./..a/.hidden/.htaccess-like/a.b.c.d/1.2.3-4"),
            in("dots/...", "one/..."),
            in("long", "a".repeat(255) + "/" + "a".repeat(254) + "b/" + "b".repeat(251) + ".txt"),
            in("long", "é".repeat(127) + "x/" + "日".repeat(85) + "/" + "日".repeat(84) + "本"),
            in("long", "😀".repeat(63) + "xyz/" + " ".repeat(255) + "/" + "%".repeat(255)),
            in("long/" + "d".repeat(255), "one/" + "f".repeat(255)),
            in("long/" + "é".repeat(127), "é".repeat(127)))
        .flatMap(paths -> paths);
  }

  private static Stream<String> meanings() {
    return Stream.of(
            in("options", "-/--/--help/-rf/~/~root/~backup~/name~/*/-*/$HOME/$(id)/`id`/!!/@eaDir"),
            in(
                "schemes",
                "a:b.txt/12:30/http:/https:/http:x/http:x:80/mailto:me/javascript:void(0)"),
            in(
                "schemes",
                "data:,x/ftp:x/file:/urn:a:b/[::1]/[::1]:80/C:/c:\\dir\\x/localhost:80/:80"),
            in("schemes/ftp:", "x/example.org"),
            in("queries", "?/?C=N;O=D/?C=M;O=A/C=N;O=D/index.html?C=N;O=D/?dir=x/?dir=x&file=y"),
            in("queries", "a?/a?b/a?b=c/a#/a#b/#/#top/;a=b/a;b=c/sort=name/a=b&c=d"),
            in("queries/C=D;O=A", "C=D;O=A/?C=D;O=A"),
            in("case", "readme/README/ReadMe/README.TXT/readme.txt/README.html/HEADER.html/HEADER"),
            in("case/name", "name"),
            in("case/NAME", "name/NAME"),
            in(
                "pages",
                "a.html/b.htm/c.xhtml/d.shtml/INDEX.HTM/Index.html/index.html5/index.html.bak"),
            in("pages", "index.txt/index/index.php/index.cgi/index.jsp/home.html/welcome.html"),
            in("pages", "default.asp/Default.htm/autoindex.html/a.html.html/404.html/listing.HTML"),
            in("encodings", "name/name.gz/name.tar/name.tar.gz/name.tgz/name.Z/name.bz2/name.xz"),
            in("encodings", "name.html/name.html.gz/name.html.en/name.en.html/name.br/name.zst"),
            in(
                "encodings",
                "plain-not.gz/plain-not.html.gz/name.css.gz/name.GZ/name.gz.gz/name.svgz"),
            in("types", "x.php/x.php5/x.cgi/x.pl/x.asp/x.jsp/x.css/x.js/x.json/x.xml/x.exe/x.inc"),
            in("types", "x.bak/x.conf/x.var/x.asis/x.map/x.md/Makefile/LICENSE/robots.txt/core"),
            in(
                "types",
                "x.part/x.tmp/x.aria2/x.1/x.1.html/x.orig/x.gz.asc/favicon.ico/sitemap.xml"))
        .flatMap(paths -> paths);
  }

  private static Stream<String> folders() {
    Stream<String> named =
        Stream.of(
                "a.html/b.tar.gz/x.php/UP/name.txt/H.264-GRP/100%/%41/-/~/@/#/?/&/*/:/12:30/;/=/\\"
                    .split("/"))
            .flatMap(folder -> in("folders/" + folder, "one.txt"));
    Stream<String> nested =
        Stream.of(
                in("folders/Parent Directory", "Parent Directory/UP/[ back ]/.. "),
                in("folders/a b", "a%20b"),
                in("folders/a%20b", "a b"))
            .flatMap(paths -> paths);
    return Stream.concat(named, nested);
  }

  private static Stream<String> deep() {
    return Stream.iterate("deep", path -> path + "/level " + path.split("/").length)
        .limit(13)
        .flatMap(level -> in(level, "file"));
  }

  private static Stream<String> numbered() {
    return IntStream.range(0, 24).mapToObj("sizes/%03d.bin"::formatted);
  }

  /** One path a name; the names are separated by the one character that none can hold. */
  private static Stream<String> in(String folder, String names) {
    return Stream.of(names.split("/")).map(name -> folder + "/" + name);
  }
}
