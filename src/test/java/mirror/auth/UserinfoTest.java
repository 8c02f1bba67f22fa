package mirror.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserinfoTest {
  @ParameterizedTest
  @CsvSource({
    "http://u:p@h/, u, p",
    "HTTPS://u:p@h:8443/x?y, u, p",
    "http://u@h/, u,",
    "http://u:@h/, u, ''",
    "http://u:p:q@h, u, p:q",
    "http://u:p@ss@h/a@b, u, p@ss",
    "http://u%40x:%c3%a4%2f%zz%4@h/, u@x, \u00e4/%zz%4",
  })
  void aUrlMayNameAUserAndAPassword(String url, String user, String password) {
    assertEquals(Optional.of(new Userinfo(user, Optional.ofNullable(password))), Userinfo.of(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://h/",
        "http://@h/",
        "http://h/a:b@c",
        "http://h?a:b@c",
        "http://h#a:b@c",
        "http:\\\\h",
        "http://h\\a:b@c"
      })
  void anAtSignElsewhereNamesNobody(String url) {
    assertEquals(Optional.empty(), Userinfo.of(url));
  }

  @ParameterizedTest
  @CsvSource({
    "htp://u:p@h/x, htp://h/x",
    "http://u:p/w@h:x/, http://h:x/",
    "http://u:p#w@h/, http://h/",
    "u:p@h/x, h/x",
    "u:p/w@h/x, h/x",
    "lists/a@b.txt, lists/a@b.txt",
    "http://u:p w@h:x/y, http://h:x/y",
    "ftp://u:p w@h?q@r, ftp://h?q@r",
    "--proxy: none: http://u:p w@h, --proxy: none: http://h",
    "http:///u:p w@h/, http:///h/",
    "http://h/a me@h, http://h/a me@h",
    "u:p w@h/x, h/x",
    "urls.txt:7: //u@h //v@i, urls.txt:7: //h //i",
  })
  void aBadUrlIsShownWithoutIt(String url, String shown) {
    assertEquals(shown, Userinfo.cut(url));
  }

  /** Of a Location, say. */
  @Test
  void aTextOfSlashesIsReadOnce() {
    String slashes = "/".repeat(2_000_000);
    assertEquals(slashes, Userinfo.cut(slashes));
  }
}
