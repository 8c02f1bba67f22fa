package mirror.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalPathTest {
  @ParameterizedTest
  @CsvSource({
    "/a/b, /a/b",
    "/%41%7a%30, /Az0",
    "/%7Euser, /~user",
    "/a%2Db%2eC%5fd, /a-b.C_d",
    "/%28x%29%2B%3D%26%3A%40, /(x)+=&:@",
    "/a%2fb, /a%2Fb",
    "/a%2Fb, /a%2Fb",
    "/%e9%E9, /%E9%E9",
    "/%c3%a9, /%C3%A9",
    "/a%20b, /a%20b",
    "/100%25, /100%25",
    "/%2541, /%2541",
    "/%3f%23, /%3F%23",
    "/%00, /%00",
    "/a?q=%41, /a?q=A",
    "http://[fe80::1%lo]:80/%41, http://[fe80::1%lo]:80/A",
    "http://[fe80::1%25lo]/, http://[fe80::1%25lo]/",
    "http://[::1%1]/, http://[::1%1]/",
    "/, /",
    "'', ''",
  })
  void onePathHasOneSpelling(String raw, String canonical) {
    assertEquals(canonical, CanonicalPath.of(raw));
    assertEquals(canonical, CanonicalPath.of(canonical));
  }
}
