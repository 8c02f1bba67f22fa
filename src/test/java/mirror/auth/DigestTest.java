package mirror.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {
  private static final URI PAGE = URI.create("http://www.example.org/dir/index.html");
  private static final Credentials MUFASA = new Credentials("Mufasa", "Circle of Life");
  private static final String CLIENT_NONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
  private static final String CHALLENGE =
      "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", %s"
          + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
          + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

  @ParameterizedTest
  @CsvSource({
    // RFC 7616, section 3.9.1
    "MD5, 8ca523f5e9506fed4657c9700eebdbec",
    "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
  })
  void answersAsTheStandardDoes(String algorithm, String response) {
    assertEquals(
        """
        Digest username="Mufasa", realm="http-auth@example.org", \
        nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", uri="/dir/index.html", \
        algorithm=%s, response="%s", \
        opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS", \
        qop=auth, nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"\
        """
            .formatted(algorithm, response),
        digest(CHALLENGE.formatted("algorithm=" + algorithm + ", "), MUFASA).header(PAGE));
  }

  @Test
  void aSessionKeyIsMadeOfBothNonces() {
    String md5 = response(digest(CHALLENGE.formatted("algorithm=MD5, "), MUFASA));
    String session = response(digest(CHALLENGE.formatted("algorithm=MD5-sess, "), MUFASA));
    // MD5(MD5(MD5(user:realm:password):nonce:cnonce):nonce:00000001:cnonce:auth:MD5(GET:uri))
    assertEquals("e783283f46242139c486a698fec7211d", session);
    assertTrue(!session.equals(md5));
  }

  @Test
  void aServerOfTheFirstStandardGetsTheAnswerOfTheFirstStandard() {
    // RFC 2069, section 2.4, with its erratum
    String challenge =
        "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
            + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";
    String header = digest(challenge, new Credentials("Mufasa", "CircleOfLife")).header(PAGE);
    assertTrue(header.contains("response=\"1949323746fe6a43ef61f9606e7febea\""), header);
    assertTrue(!header.contains("nc=") && !header.contains("algorithm="), header);
  }

  @Test
  void eachRequestHasACountOfItsOwn() {
    Digest digest = digest(CHALLENGE.formatted(""), MUFASA);
    digest.header(PAGE);
    assertTrue(digest.header(PAGE).contains("nc=00000002"));
  }

  @Test
  void aNameThatIsToBeHiddenIsHashed() {
    // RFC 7616, section 3.9.2
    String challenge =
        "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256,"
            + " nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\","
            + " opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\","
            + " charset=UTF-8, userhash=true";
    String header =
        Digest.of(
                Challenge.parse(List.of(challenge)).getFirst(),
                new Credentials("J\u00e4s\u00f8n Doe", "Secret, or not?"),
                "NTg6RKcb9boFIAS3KrFK9BGeh+niz/sm")
            .orElseThrow()
            .header(URI.create("http://api.example.org/doe.json"));
    assertTrue(header.contains("userhash=true"), header);
    // as the erratum to the standard has it
    String name = "793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b";
    assertTrue(header.startsWith("Digest username=\"" + name + "\", "), header);
  }

  @Test
  void aNameThatIsNotAsciiIsSentInTheExtendedForm() {
    String header = digest(CHALLENGE.formatted(""), new Credentials("J\u00e4", "x")).header(PAGE);
    assertTrue(header.startsWith("Digest username*=UTF-8''%4a%c3%a4, "), header);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Digest realm=\"r\", nonce=\"n\", algorithm=SHA-1",
        "Digest realm=\"r\", nonce=\"n\", qop=\"auth-int\"",
        "Digest realm=\"r\"",
        "Digest realm=\"\u00e4\", nonce=\"n\"",
      })
  void whatCannotBeAnsweredIsNot(String challenge) {
    assertEquals(
        Optional.empty(), Digest.of(Challenge.parse(List.of(challenge)).getFirst(), MUFASA));
  }

  private static Digest digest(String challenge, Credentials who) {
    return Digest.of(Challenge.parse(List.of(challenge)).getFirst(), who, CLIENT_NONCE)
        .orElseThrow();
  }

  private static String response(Digest digest) {
    return digest.header(PAGE).replaceFirst(".*response=\"([^\"]*)\".*", "$1");
  }
}
