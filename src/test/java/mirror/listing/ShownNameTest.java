package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownNameTest {
  @ParameterizedTest
  @CsvSource({
    "a.txt, a.txt, true",
    "a b/, a%20b/, true",
    "'  a.txt ', a.txt, true",
    "[sub], sub, true",
    "/sub, sub/, true",
    "a-very-lo..>, a-very-long-name, true",
    "a-very-lo…, a-very-long-name, true",
    "a-very-lo..., a-very-long-name, true",
    "another-lo..>, a-very-long-name, false",
    "README, readme, true",
    "x(1).zip, x%25281%2529.zip, true",
    "three.7z 17 KB, three.7z, true",
    "md5, a.txt, false",
    "documentation, doc/, false",
    "get doc now, doc/, true",
    "' ', %20, true",
    "[]/, %5B%5D/, true",
    "a&amp;b, a&b, true",
    "x, x%3Cy, true",
    "bold/, %3Cb%3Ebold%3Cb%3E/, true",
    "ac.txt, a%3Cb%3Ec.txt, true",
    "bold, bo%3Cld, false",
    "board-x.img, linux-6.1-board-x.img, true",
    "tar.gz, a.tar.gz, false",
    "board, linux-board, false",
    "'', a.txt, false",
    "'', %3Cb%3E.txt, false",
    "12K, a, false",
    "📁 e/, e/, true",
    "🗂️ ab, ab, true",
    "★, %E2%98%85, true",
    "★, a, false",
    "., ., true",
  })
  void aTextShowsAName(String text, String raw, boolean shows) {
    assertEquals(shows, ShownName.shows(text, raw));
  }
}
