package mirror.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlPathTest {
  @ParameterizedTest
  @CsvSource({
    "http://h/a/b, http://h/a/",
    "http://h/a/b/, http://h/a/b/",
    "http://h/a?dir=b/c, http://h/",
    "http://h:80/a/./b, http://h:80/a/./",
    "http://h//a, http://h//",
    "http://u@h/a//b, http://u@h/a//",
  })
  void theDirectoryOfAUrlKeepsEachSegment(URI uri, URI directory) {
    assertEquals(directory, UrlPath.directory(uri));
  }

  @ParameterizedTest
  @CsvSource({"//a/b", "/a//b?c", "/%2e"})
  void aPathIsTakenAsItIs(String path) {
    assertEquals("http://h:1" + path, UrlPath.at(URI.create("http://h:1/x?y"), path).toString());
  }
}
