package mirror.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChallengeTest {
  @Test
  void oneHeaderMayHoldSeveralChallenges() {
    assertEquals(
        List.of(
            new Challenge("negotiate", Map.of()),
            new Challenge(
                "digest", Map.of("realm", "a, b=\"c\" \\", "nonce", "x==", "stale", "TRUE")),
            new Challenge("basic", Map.of("realm", "d"))),
        Challenge.parse(
            List.of(
                "Negotiate, DIGEST Realm=\"a, b=\\\"c\\\" \\\\\" ,nonce = \"x==\",stale=TRUE",
                "Basic realm=d")));
  }

  @Test
  void whatIsNoChallengeEndsNothing() {
    assertEquals(List.of(), Challenge.parse(List.of("", " , ,", "=", "realm=\"x", "a = \"")));
    assertEquals(
        List.of("newauth", "basic"),
        Challenge.parse(List.of("NewAuth dGVzdA==, Basic realm=\"\\")).stream()
            .map(Challenge::scheme)
            .toList());
  }

  @Test
  void aHeaderFullOfEscapesIsRead() {
    String realm = "\\a".repeat(100_000);
    assertEquals(
        Map.of("realm", "a".repeat(100_000)),
        Challenge.parse(List.of("Basic realm=\"" + realm + "\"")).getFirst().parameters());
  }
}
