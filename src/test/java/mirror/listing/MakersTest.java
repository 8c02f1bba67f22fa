package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that tell of themselves, by little, whether a program made them or somebody wrote them. */
class MakersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h1>All</h1><table><tr><td><a href=a/index.html>a/</a> -<tr><td><a href=b>b</a> 1 KB",
        "<h1>/pub/</h1><ul><li><a href=a/list.htm>a</a><li><a href=b.c/list.htm>b.c</a></ul>",
        "<title>Packages</title><h1>Packages</h1><ul><li><a href=a.rpm>a.rpm</a><li><a href=c>c</a>"
            + "<li><a href=d/>d/</a></ul>",
        "<h1>Files</h1><a href='./a%20b/'>a b/</a><br><a href=c/d.txt>./c/d.txt</a><br>",
        "<script src=/x.js></script><pre><a href=1.0/>1.0/</a></pre><pre><a href=m.xml>m.xml</a>",
        "<a href=a.zip>a.zip</a>",
        "<h1>My lamps</h1><p>New: <pre><a href=../index.html>../</a>\n<a href=a>a</a>\n",
        "<h1>pub/</h1><p>All packages</p><a href=a/b.deb>pub/a/b.deb</a><br><a href=c>c</a>",
        "<title>./</title><h3>./</h3><ul><li><a href='?path=%2Fa'>a</a></ul>",
        "<h1>Directory: pub</h1><a href=../>📁 Up</a><ul><li><a href=e/>📁 e/</a></ul>1 directory",
      })
  void aProgramMade(String page) {
    assertEquals(Listing.Kind.GENERATED, kind(page));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<h1>All</h1><table><tr><td><a href=a/index.html>About</a> -<tr><td><a href=b>b</a> 1 KB",
        "<h1>/pub/</h1><ul><li><a href=a/a.html>A</a><li><a href=b/b.html>B</a></ul>",
        "<h1>My lamps</h1><p>New: <pre><a href=../index.html>home</a>\n<a href=a>a</a>\n",
        "<h1>Jane</h1><ul><li><a href=blog/>blog</a><li><a href=projects/>projects</a></ul>",
        "<h1>Jane</h1><ul><li><a href=blog>blog</a><li><a href=talks>talks</a></ul>",
        "<h1>Lamp</h1><ul><li><a href=a.zip>a.zip</a><li><a href=b.zip>The other one</a></ul>",
        "<h1>Lamp</h1><p>Take this:</p><ul><li><a href=a.zip>a.zip</a></ul>",
        "<h1>Lamp</h1><ul><li><a href=a.zip>a.zip</a></ul><p><a href=/about.html>about.html</a>",
        "<h1>Lamp</h1><ul><li><a href=a.zip>a.zip</a></ul><footer><a href=b.zip>b.zip</a></footer>",
        "<h1>pub/Lamp</h1><ul><li><a href=a.zip>A</a><li><a href=b.zip>B</a></ul>",
        "<h1>Lamp</h1><form><input></form><ul><li><a href=a.zip>a.zip</a></ul>",
        "<h1>Lamp</h1><a href=a.zip#sha256=0>a.zip</a><br><a href=b.zip#sha256=1>b.zip</a>",
      })
  void somebodyWrote(String page) {
    assertEquals(Listing.Kind.HAND_MADE, kind(page));
  }

  private static Listing.Kind kind(String page) {
    try (Listing listing = Pages.parse(page, URI.create("http://host/pub/"))) {
      return listing.kind();
    }
  }
}
