package mirror.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetrcTest {
  private static final Netrc NETRC =
      Netrc.parse(
          """
          # a comment with machine evil login x password y
          machine one.example login joe password s3cret#1
          machine two.example password alone
          machine two.example
            login "with blank"
            account ignored
            password "a \\"quote\\" and \\\\ and\\ttab"
          macdef init
            machine macro.example login no password no

          machine many.example login first password 1
          machine many.example login second password 2
          machine ::1 login six password 6
          machine nameless.example password only
          default login anonymous password guest@
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "one.example|joe|s3cret#1",
        "ONE.example|joe|s3cret#1",
        "two.example|with blank|a \"quote\" and \\ and\ttab",
        "many.example|first|1",
        "[::1]|six|6",
        "macro.example|anonymous|guest@",
        "evil|anonymous|guest@",
      })
  void theFirstEntryOfAHostCountsElseTheDefault(String host, String user, String password) {
    assertEquals(
        Optional.of(new Credentials(user, password)), NETRC.find(host, Optional.empty(), true));
  }

  @Test
  void aPasswordCanBeLookedUpByUser() {
    assertEquals(
        Optional.of(new Credentials("second", "2")),
        NETRC.find("many.example", Optional.of("second"), true));
    assertEquals(
        Optional.of(new Credentials("me", "only")),
        NETRC.find("nameless.example", Optional.of("me"), true));
  }

  @Test
  void withoutADefaultOtherHostsHaveNone() {
    assertEquals(
        Optional.empty(),
        Netrc.parse("machine a login b password c").find("other", Optional.empty(), true));
  }

  @Test
  void aBrokenFileIsReadAsFarAsItMakesSense() {
    assertEquals(Optional.empty(), Netrc.parse("machine").find("a", Optional.empty(), true));
    assertEquals(
        Optional.empty(), Netrc.parse("login a password b").find("a", Optional.empty(), true));
    assertEquals(
        Optional.of(new Credentials("b", "c")),
        Netrc.parse("\ufeff nonsense machine a login b password \"c")
            .find("a", Optional.empty(), true));
  }
}
