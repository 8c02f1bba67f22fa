package mirror.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessTest {
  private static final URI SEED = URI.create("http://example.org/pub/");
  private static final List<String> BASIC = List.of("Basic realm=\"x\"");

  private final Access access = access(false);

  private static Access access(boolean unasked) {
    return new Access(
        new Keyring(Optional.of("joe"), Optional.of("secret"), Netrc.EMPTY),
        unasked,
        List.of(new Header("X-Token", "secret")),
        Optional.of(new CookieJar(CookieFile.empty(), InstantSource.system())));
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.org/other, true",
    "http://EXAMPLE.ORG:80/, true",
    "https://example.org/, true",
    "https://example.org:8443/, true",
    "http://example.org:8080/, false",
    "http://www.example.org/, false",
    "https://example.com/, false",
  })
  void secretsGoToTheFirstSeedsOriginAndToItsHostByHttps(URI uri, boolean told) {
    assertTrue(access.seed(SEED, Optional.empty()));
    var stranger = access.identify(uri);
    assertEquals(told, stranger.headers().stream().anyMatch(header -> header.is("X-Token")));
    assertEquals(told, access.challenged(uri, stranger, BASIC));
    assertEquals(
        told,
        access.identify(uri).headers().stream().anyMatch(header -> header.is("Authorization")));
  }

  @Test
  void whatIsForAFirstSeedThatIsNoUrlGoesToNobody() {
    access.badSeed();
    assertTrue(access.seed(SEED, Optional.empty()));
    assertEquals(List.of(), access.identify(SEED).headers());
    assertFalse(access.challenged(SEED, access.identify(SEED), BASIC));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          http://example.org/, Basic realm="x", the password was refused
          http://example.org/, Digest realm="x", it takes the password by neither Basic nor Digest
          http://example.org/, Negotiate, it takes the password by neither Basic nor Digest
          http://example.com/, Basic realm="x", no user known for this server
          """)
  void whyAServerIsNotContentIsSaid(URI uri, String challenge, String objection) {
    access.seed(SEED, Optional.empty());
    access.challenged(uri, access.identify(uri), List.of(challenge));
    assertEquals(objection, access.objection(uri));
  }

  @Test
  void anotherSeedsPasswordGoesBeforeThatOfItsHost() {
    URI other = URI.create("https://example.org:8443/");
    access.seed(SEED, Optional.empty());
    assertTrue(access.seed(other, Userinfo.of("https://u:p@example.org:8443/")));
    assertTrue(access.challenged(other, access.identify(other), BASIC));
    assertTrue(
        access.identify(other).headers().stream()
            .anyMatch(header -> header.value().equals("Basic dTpw"))); // u:p
  }

  @Test
  void aUserWithoutAPasswordIsNotEnough() {
    var nameless = new Keyring(Optional.of("joe"), Optional.empty(), Netrc.EMPTY);
    var bare = new Access(nameless, false, List.of(), Optional.empty());
    bare.seed(SEED, Optional.empty());
    bare.challenged(SEED, bare.identify(SEED), BASIC);
    assertEquals("no password known for this server", bare.objection(SEED));
  }

  @Test
  void whatAPersonWroteIsWhatIsRefused() {
    var header = new Header("Authorization", "Bearer secret");
    var bearer = new Keyring(Optional.empty(), Optional.empty(), Netrc.EMPTY);
    var written = new Access(bearer, false, List.of(header), Optional.empty());
    written.seed(SEED, Optional.empty());
    assertEquals("the Authorization header was refused", written.objection(SEED));
  }

  @Test
  void whatWasGivenForHttpsIsNotSaidInClear() {
    access.seed(URI.create("https://example.org/"), Optional.empty());
    assertEquals(List.of(), access.identify(SEED).headers());
    assertFalse(access.challenged(SEED, access.identify(SEED), BASIC));
  }

  @Test
  void theLoginForAllHostsIsForThoseThatAPersonNamed() {
    URI other = URI.create("http://other.example/");
    URI stranger = URI.create("http://stranger.example/");
    URI known = URI.create("http://known.example/");
    var logins =
        new Access(
            new Keyring(
                Optional.empty(),
                Optional.empty(),
                Netrc.parse("machine known.example login a password b default login c password d")),
            false,
            List.of(),
            Optional.empty());
    logins.seed(SEED, Optional.empty());
    logins.seed(other, Optional.empty());
    assertTrue(logins.challenged(SEED, logins.identify(SEED), BASIC));
    assertTrue(logins.challenged(other, logins.identify(other), BASIC));
    assertTrue(logins.challenged(known, logins.identify(known), BASIC));
    assertFalse(logins.challenged(stranger, logins.identify(stranger), BASIC));
    URI port = URI.create("http://other.example:8080/");
    assertFalse(logins.challenged(port, logins.identify(port), BASIC));
    URI secure = URI.create("https://other.example/");
    assertTrue(logins.challenged(secure, logins.identify(secure), BASIC));
  }

  @Test
  void aPasswordIsNotTriedTwice() {
    access.seed(SEED, Optional.empty());
    assertTrue(access.challenged(SEED, access.identify(SEED), BASIC));
    assertFalse(access.challenged(SEED, access.identify(SEED), BASIC));
  }

  @Test
  void aPasswordIsNotSaidUnaskedUnlessThePersonWantsThat() {
    access.seed(SEED, Optional.empty());
    assertTrue(access.identify(SEED).authorization().isEmpty());
    Access forward = access(true);
    forward.seed(SEED, Optional.empty());
    assertTrue(forward.identify(SEED).authorization().isPresent());
    assertTrue(forward.identify(URI.create("http://other/")).authorization().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Basic realm=x|Basic ",
        "Basic realm=x, Digest realm=x, nonce=n|Digest username=\"joe\"",
        "Digest realm=x, nonce=m, Digest realm=x, nonce=s, algorithm=SHA-256|nonce=\"s\"",
        "Digest realm=x, nonce=s, algorithm=SHA-9, Basic realm=x|Basic ",
      })
  void theStrongestKnownSchemeIsTaken(String challenge, String answer) {
    access.seed(SEED, Optional.empty());
    assertTrue(access.challenged(SEED, access.identify(SEED), List.of(challenge)));
    String header = access.identify(SEED).headers().getFirst().value();
    assertTrue(header.contains(answer), header);
  }

  @Test
  void aStaleNonceIsRenewedAndARefusedOneIsNot() {
    access.seed(SEED, Optional.empty());
    access.challenged(SEED, access.identify(SEED), List.of("Digest realm=x, nonce=1"));
    var used = access.identify(SEED);
    assertFalse(access.challenged(SEED, used, List.of("Digest realm=x, nonce=2")));
    assertTrue(access.challenged(SEED, used, List.of("Digest realm=x, nonce=3, stale=true")));
    assertTrue(access.identify(SEED).headers().getFirst().value().contains("nonce=\"3\""));
    assertTrue(access.challenged(SEED, used, List.of("Digest realm=y, nonce=4")));
  }

  @Test
  void aUrlsOwnUserGoesBeforeTheCommandLines() {
    access.seed(SEED, Userinfo.of("http://jim:own@example.org/"));
    access.challenged(SEED, access.identify(SEED), BASIC);
    assertEquals(
        new Credentials("jim", "own").basic(), access.identify(SEED).headers().getFirst().value());
  }

  @Test
  void thePasswordOfTheCommandLineIsForTheUserThatTheFirstUrlNames() {
    access.seed(SEED, Userinfo.of("http://jim@example.org/"));
    access.challenged(SEED, access.identify(SEED), BASIC);
    assertEquals(
        new Credentials("jim", "secret").basic(),
        access.identify(SEED).headers().getFirst().value());
  }
}
