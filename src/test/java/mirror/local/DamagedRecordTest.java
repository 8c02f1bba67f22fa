package mirror.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that somebody else wrote, with checksums that are right: they lead nowhere. */
class DamagedRecordTest {
  private static final URI URL = URI.create("http://host/d/");
  private static final String PATH = "host/d";

  @TempDir Path folder;
  @AutoClose private LocalTree tree;
  @AutoClose private RecordStore store;

  @BeforeEach
  void plant() throws IOException {
    tree = new LocalTree(folder, new LocalTree.Layout(true, 0));
    store = RecordStore.open(tree, Optional.empty(), (_, _) -> Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../victim/p.txt",
        "/etc/passwd",
        "a/b",
        ".",
        "..",
        "",
        "z\0z",
        ".mirror",
        ".MIRROR.0011223344556677"
      })
  void aNameThatCannotBeMadeHereIsNone(String name) throws IOException {
    write(PATH, URL.toString(), list(2), file(name, "x"), file("b", "b"));
    assertEquals(List.of("b"), files());
    assertFalse(isTidy());
    record().flush();
    store.close();
    assertEquals(List.of("b"), files());
    assertEquals(3, Files.readAllLines(place(PATH)).size(), "it is mended");
  }

  @ParameterizedTest
  @CsvSource({"../../victim, 9, 1", "a, nine, 1", "a, 9, one"})
  void aSealMakesNothingOfItGood(String name, String size, String time) throws IOException {
    byte[] file = line("file", name, "x", size, time, "0abb1e12", "1", "1", "1", "-", "=x");
    write(PATH, URL.toString(), list(1), file);
    byte[] all = Files.readAllBytes(place(PATH));
    var seal =
        new Seal(RecordLine.checksum(all, 0, all.length), Instant.EPOCH, Instant.MAX.minusNanos(1));
    Files.write(place(PATH), seal.line(), StandardOpenOption.APPEND);
    assertFalse(isTidy());
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "left", "want"})
  void aLinkThatIsNoUriIsOfNoFile(String tag) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve(PATH)).resolve("a"), "a");
    String[] rest = {"9", "1", "0abb1e12", "1", "1", "1", "-", "=x"};
    List<String> fields = new ArrayList<>(List.of(tag, "a", "a b c"));
    fields.addAll(List.of(rest));
    write(PATH, URL.toString(), list(2), RecordLine.of(fields), file("b", "b"));
    assertEquals(List.of("b"), files());
  }

  @Test
  void aDirectoryOfNoUrlIsNoneOfTheListing() throws IOException {
    write(
        PATH,
        URL.toString(),
        line("list", "-", "scope", "-", "1", "1"),
        line("dir", "http://host/d/a b/"),
        file("b", "b"));
    assertEquals(Optional.empty(), record().listing());
    assertFalse(isTidy());
  }

  @ParameterizedTest
  @CsvSource({
    "../victim, http://host/d/",
    "host/../../victim, http://host/d/",
    "q/\0z, http://host/d/",
    ".mirror/d, http://host/d/",
    "host//.., http://host/d/",
    "gone, mailto:x",
    "gone, ''",
    "gone, /d/",
    "gone, http://host",
    "gone, http://host/a b/",
  })
  void aHeaderThatIsOfNoDirectoryHereBeginsNoRecord(String path, String url) throws IOException {
    write(path, url, file("p.txt", "p.txt"));
    write(PATH, URL.toString(), file("b", "b"));
    write("", "http://host/", file("b", "b"));
    write("host//x/e", "http://host/x/e/", file("b", "b"));
    List<String> paths = new ArrayList<>();
    store.read(directory -> paths.add(directory.path()));
    assertEquals(Set.of("", PATH, "host//x/e"), Set.copyOf(paths));
  }

  @ParameterizedTest
  @CsvSource({"\\uZZZZ", "\\u12", "\\ud800x", "\\u+041", "\\x"})
  void whatIsNoEscapeStaysWhatItIs(String field) {
    assertEquals("a" + field, raw("a" + field).text());
  }

  @Test
  void anEscapedBackslashBeginsNoEscape() {
    assertEquals("\\u0041", raw("\\u005cu0041").text());
    assertEquals("$1\\", raw("$1\\u005c").text());
  }

  private static RecordLine raw(String field) {
    byte[] text = field.getBytes(UTF_8);
    String end = "\t" + HexFormat.of().toHexDigits(RecordLine.checksum(text, 0, text.length));
    byte[] line = (field + end).getBytes(UTF_8);
    return RecordLine.read(line, 0, line.length).orElseThrow();
  }

  private DirectoryRecord record() throws IOException {
    return store.open(tree.directory(PATH), URL);
  }

  private List<String> files() throws IOException {
    List<String> names = new ArrayList<>();
    record().files((_, known, _) -> names.add(UrlPath.name(known.uri(URL))));
    return names;
  }

  private boolean isTidy() throws IOException {
    return store
        .tidy(tree.directory(PATH), URL)
        .read(
            new TidyRecord.Reader() {
              @Override
              public boolean listing(RecordedListing listing) {
                return true;
              }

              @Override
              public boolean file(String name, RecordedFile file) {
                return true;
              }

              @Override
              public boolean fresh(String name, long size, Instant modified) {
                return true;
              }
            },
            Instant.now());
  }

  private static byte[] list(int files) {
    return line("list", "-", "scope", "-", String.valueOf(files), "0");
  }

  private static byte[] file(String name, String link) {
    return line("file", name, link, "9", "1", "0abb1e12", "1", "1", "1", "-", "=x");
  }

  private static byte[] line(String... fields) {
    return RecordLine.of(List.of(fields));
  }

  private void write(String path, String url, byte[]... lines) throws IOException {
    var all = new ByteArrayOutputStream();
    all.writeBytes(new RecordHeader(url, path).line());
    for (byte[] line : lines) {
      all.writeBytes(line);
    }
    Path place = place(path);
    Files.createDirectories(place.getParent());
    Files.write(place, all.toByteArray());
  }

  private Path place(String path) {
    String hash = RecordStore.hash(path);
    return folder.resolve(".mirror/d").resolve(hash.substring(0, 2)).resolve(hash);
  }
}
