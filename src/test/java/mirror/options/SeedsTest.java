package mirror.options;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import mirror.auth.Stranger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class SeedsTest {
  @TempDir Path folder;

  private final List<String> complaints = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a/\nhttp://b/\n",
        "http://a/\r\nhttp://b/\r\n",
        "\ufeffhttp://a/\nhttp://b/",
        "\ufeff\nhttp://a/\n\n\n  http://b/\t\n\n",
        "# first\nhttp://a/\n   # http://c/\n#\nhttp://b/",
      })
  void marksBlanksAndCommentsDoNotCount(String list) throws IOException {
    assertEquals(List.of("http://a/", "http://b/"), read(list("urls.txt", list)));
    assertEquals(List.of(), complaints);
  }

  @Test
  void aLineIsOneUrl() throws IOException {
    String list = "http://a/b c\nhttp://a/ http://u:secret@b/\n";
    assertEquals(List.of("http://a/b%20c"), read(list("urls.txt", list)));
    assertEquals(1, complaints.size());
    String complaint = complaints.getFirst();
    assertTrue(complaint.endsWith(":2: more than one URL: http://a/ http://b/"), complaint);
  }

  @Test
  void bytesThatAreNoUtf8AreAskedForAsTheyStand() throws IOException {
    byte[] list = "http://a/\u00f6\n".getBytes(ISO_8859_1);
    assertEquals(List.of("http://a/%F6"), read(new ByteArrayInputStream(list), "-"));
  }

  @Test
  void aLineWithoutEndEnds() throws IOException {
    var zeros =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        };
    assertEquals(List.of(), read(zeros, "-"));
    assertEquals(1, complaints.size(), complaints.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ff\u00feh\0t\0t\0p\0:\0/\0/\0a\0/\0\n\0h\0t\0t\0p\0",
        "\u00ff\u00fe\r\0\n\0h\0t\0t\0p\0",
        "\u00fe\u00ff\0\n\0h\0t\0t\0p",
      })
  void aListInUtf16IsOneComplaint(String bytes) throws IOException {
    byte[] list = bytes.getBytes(ISO_8859_1);
    assertEquals(List.of("http://b/"), read(new ByteArrayInputStream(list), "-", "http://b/"));
    assertEquals(List.of("stdin: UTF-16, and a list is UTF-8"), complaints);
  }

  @Test
  void aNulSpoilsItsLineOnly() {
    assertEquals(List.of("http://a/", "http://b/"), read(stdin("\0\nhttp://a/\nhttp://b/"), "-"));
    assertEquals(1, complaints.size(), complaints.toString());
  }

  @Test
  void allSourcesAreReadInTheirOrder() throws IOException {
    String file = list("urls.txt", "http://b/\nhttp://c/");
    assertEquals(
        List.of("http://a/", "http://b/", "http://c/", "http://stdin/", "http://d/"),
        read(stdin("http://stdin/"), "http://a", file, "-", "http://d"));
  }

  @Test
  void aBadLineIsNamedAndTheOthersGoOn() throws IOException {
    String file = list("urls.txt", "http://a/\n\nexample.org/pub\nftp://b/\nhttp://c/\n/d\n");
    assertEquals(List.of("http://a/", "http://c/"), read(file));
    assertEquals(3, complaints.size(), complaints.toString());
    assertTrue(complaints.get(0).startsWith(file + ":3: "), complaints.get(0));
    assertTrue(complaints.get(0).endsWith("example.org/pub"), complaints.get(0));
    assertTrue(complaints.get(1).startsWith(file + ":4: "), complaints.get(1));
    assertTrue(complaints.get(2).startsWith(file + ":6: "), complaints.get(2));
  }

  @Test
  void ofALongLineThatIsNoUrlNotAllIsShown() throws IOException {
    String file = list("disk.img", "x".repeat(200) + "\n" + "y".repeat(201));
    assertEquals(List.of(), read(file));
    assertTrue(complaints.get(0).endsWith(" " + "x".repeat(200)), complaints.get(0));
    assertTrue(complaints.get(1).endsWith(" " + "y".repeat(200) + "…"), complaints.get(1));
  }

  @Test
  void linesOfEachListAreCountedFromOne() throws IOException {
    String one = list("one.txt", "http://a/\nx");
    String two = list("two.txt", "y\nhttp://b/");
    assertEquals(List.of("http://a/", "http://b/"), read(stdin("z"), one, two, "-"));
    assertTrue(complaints.get(0).startsWith(one + ":2: "), complaints.get(0));
    assertTrue(complaints.get(1).startsWith(two + ":1: "), complaints.get(1));
    assertTrue(complaints.get(2).startsWith("stdin:1: "), complaints.get(2));
  }

  @Test
  void namesThatAreNotAsciiAreUtf8() throws IOException {
    assertEquals(List.of("http://a/%C3%A9%20b"), read(list("urls.txt", "http://a/é b")));
  }

  @Test
  void theFirstUrlIsThereBeforeTheListEnds() throws IOException {
    var out = new PipedOutputStream();
    try (var pipe = new PipedInputStream(out)) {
      out.write("# a list\nhttp://a/\n".getBytes(UTF_8));
      out.flush();
      Seeds seeds = new Seeds(List.of("-"), pipe, Stranger.access(), complaints::add);
      assertEquals(URI.create("http://a/"), seeds.next());
      out.write("http://b/".getBytes(UTF_8));
      out.close();
      assertEquals(URI.create("http://b/"), seeds.next());
      assertFalse(seeds.hasNext());
    }
  }

  @Test
  void afterTheLastThereIsNone() throws IOException {
    Seeds seeds =
        new Seeds(
            List.of(list("urls.txt", "\n# nothing\n")),
            stdin(""),
            Stranger.access(),
            complaints::add);
    assertFalse(seeds.hasNext());
    assertThrows(NoSuchElementException.class, seeds::next);
  }

  @Test
  void anUnderscoreInAHostsNameIsToldOf() {
    assertEquals(List.of("http://a/b_c"), read(stdin("http://me@a_b/c\nhttp://a/b_c\nx_y"), "-"));
    assertTrue(complaints.get(0).startsWith("stdin:1: a host's name with an underscore"));
    assertTrue(complaints.get(0).endsWith(": http://a_b/c"), complaints.get(0));
    assertTrue(complaints.get(1).startsWith("stdin:3: not an http"), complaints.get(1));
    read(stdin("http://a/_" + "x".repeat(20_000)), "-");
    assertTrue(complaints.get(2).startsWith("stdin:1: not an http"), complaints.get(2));
    assertTrue(Seeds.complaint("https://a_b/", false).orElseThrow().contains("underscore"));
    assertTrue(Seeds.complaint("ftp://a_b/", false).orElseThrow().contains("not an http"));
  }

  @Test
  void aHostsNameThatIsTooLongCostsItsLine() {
    String longest = "a".repeat(249) + ".org";
    assertEquals(
        List.of("http://" + longest + ":65535/", "http://b/"),
        read(stdin("http://" + longest + ":65535/\nhttp://a" + longest + "/\nhttp://b/"), "-"));
    assertTrue(complaints.getFirst().startsWith("stdin:2: not an http"), complaints.getFirst());
  }

  @Test
  void aListThatCannotBeReadOnIsNamed() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("Input/output error");
          }
        };
    var thrown = assertThrows(UncheckedIOException.class, () -> read(broken, "-"));
    assertEquals("stdin: Input/output error", thrown.getCause().getMessage());
  }

  @Test
  void aSourceThatIsNoListIsComplainedAbout() throws IOException {
    String missing = folder.resolve("missing.txt").toString();
    assertTrue(Seeds.complaint(missing, false).orElseThrow().contains(missing));
    assertTrue(Seeds.complaint(folder.toString(), false).orElseThrow().contains("directory"));
    assertTrue(Seeds.complaint("ftp://a/", false).orElseThrow().contains("ftp://a/"));
    assertTrue(Seeds.complaint("http:///a", false).orElseThrow().contains("http:///a"));
    assertTrue(Seeds.complaint("-", false).isEmpty());
    assertTrue(Seeds.complaint("http://a/", false).isEmpty());
    assertTrue(Seeds.complaint(list("urls.txt", "x"), false).isEmpty());
  }

  private String list(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static InputStream stdin(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private List<String> read(String source) {
    return read(stdin(""), source);
  }

  private List<String> read(InputStream stdin, String... sources) {
    List<String> uris = new ArrayList<>();
    new Seeds(List.of(sources), stdin, Stranger.access(), complaints::add)
        .forEachRemaining(uri -> uris.add(uri.toString()));
    return uris;
  }
}
