package mirror.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostsTest {
  @ParameterizedTest
  @CsvSource({
    "example.org, example.org, true",
    "example.org, a.example.org, true",
    "example.org, badexample.org, false",
    "example.org, example.org.evil, false",
    "EXAMPLE.org, a.Example.ORG, true",
    ".example.org, a.example.org, true",
    ".example.org, example.org, false",
    "a.example.org, example.org, false",
  })
  void aDomainIsItselfAndWhatIsBelow(String domain, String host, boolean allowed) {
    assertEquals(allowed, new Hosts(true, List.of("x.y", domain), List.of()).allow(host));
    assertEquals(!allowed, new Hosts(true, List.of(), List.of("x.y", domain)).allow(host));
  }

  @Test
  void whatIsExcludedIsNotLetInByItsDomain() {
    assertFalse(new Hosts(true, List.of("b"), List.of("a.b")).allow("a.b"));
  }
}
