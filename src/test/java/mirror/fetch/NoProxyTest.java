package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoProxyTest {
  @ParameterizedTest
  @CsvSource({
    "'', http://example.org/, false",
    "example.org, http://example.org/, true",
    "Example.ORG, http://www.EXAMPLE.org/, true",
    ".example.org, http://example.org/, true",
    ".example.org, http://www.example.org/, true",
    "ample.org, http://example.org/, false",
    "example.org, http://example.org./, true",
    "example.org., http://www.example.org/, true",
    "www.example.org, http://example.org/, false",
    "'a.example b.example\tc.example', http://b.example/, true",
    "'a.example, b.example', http://b.example/, true",
    "*, http://example.org/, true",
    "a.example:8080, http://a.example:8080/, true",
    "a.example:8080, http://a.example/, false",
    "a.example:80, http://a.example/, true",
    "a.example:443, https://a.example/, true",
    "127.0.0.1, http://127.0.0.1:8080/, true",
    "127.0.0.1:8080, http://127.0.0.1:8080/, true",
    "127.0.0.1, http://127.0.0.10/, false",
    "0.0.1, http://127.0.0.1/, false",
    "127.0.0.0/8, http://127.9.9.9/, true",
    "192.168.0.0/23, http://192.168.1.255/, true",
    "192.168.0.0/23, http://192.168.2.0/, false",
    "192.168.0.1/x, http://192.168.0.1/, true",
    "0.0.0.0/0, http://1.2.3.4/, true",
    "0.0.0.0/0, http://example.org/, false",
    "::1, http://[::1]/, true",
    "[::1], http://[::1]/, true",
    "[::1]:8080, http://[::1]:8080/, true",
    "[::1]:8080, http://[::1]/, false",
    "fe80::/10, http://[fe80::1]/, true",
    "fe80::/10, http://[fec0::1]/, false",
    "fe80::/10, http://127.0.0.1/, false",
  })
  void someHostsAreAskedWithoutAProxy(String list, URI uri, boolean direct) {
    assertEquals(direct, NoProxy.parse(list).isFor(uri));
  }
}
