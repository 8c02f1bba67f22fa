package mirror.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobotsFileTest {
  @ParameterizedTest
  @CsvSource({
    "/d, /d/a, false",
    "/d, /e, true",
    "/d/, /d, true",
    "/D, /d, true",
    "/*.iso, /d/a.iso, false",
    "/*.iso, /d/a.iso.sig, false",
    "/*.iso$, /d/a.iso.sig, true",
    "/*.iso$, /d/a.iso, false",
    "/d$, /d, false",
    "/d$, /d/, true",
    "*, /d, false",
    "*/x*/y$, /x/1/y, false",
    "*/x*/y$, /y/x, true",
    "/a*a$, /a, true",
    "/a?b=*c, /a?b=1c, false",
    "/ä, /%c3%a4, false",
    "/%c3%A4, /%C3%a4, false",
    "/%7euser, /~user, false",
    "/a%2fb, /a/b, true",
    "/a%2Fb, /a%2fb, false",
    "/100%, /100%, false",
    "'', /d, true",
  })
  void aRuleMatchesFromTheStart(String rule, String path, boolean allowed) {
    assertEquals(allowed, RobotsFile.parse("user-agent: *\ndisallow: " + rule).allows(path));
  }

  @ParameterizedTest
  @CsvSource({"/d/, /d, /d/x, false", "/d, /d/x, /d/x, true", "/d, /d, /d, true"})
  void theLongestRuleCountsAndAllowInDoubt(
      String disallowed, String allowed, String path, boolean result) {
    String rules = "User-Agent: *\nAllow: " + allowed + "\nDisallow: " + disallowed;
    assertEquals(result, RobotsFile.parse(rules).allows(path));
  }

  @Test
  void ofSeveralGroupsForThisProgramAllCountAndNoOther() {
    RobotsFile file =
        RobotsFile.parse(
            """
            User-agent: *
            Disallow: /all

            user-agent: other
            User-Agent: Mirror/1.0 # us
            Sitemap: http://host/map
            DISALLOW : /one
            User-agent: other
            Disallow: /other
            User-agent: mirror
            Disallow: /two
            User-agent: mirrorbot
            Disallow: /bot
            """);
    assertFalse(file.allows("/one"));
    assertFalse(file.allows("/two"));
    assertTrue(file.allows("/all"));
    assertTrue(file.allows("/other"));
    assertTrue(file.allows("/bot"));
  }

  @Test
  void anEmptyGroupForThisProgramAllowsAll() {
    assertTrue(
        RobotsFile.parse("User-agent: *\nDisallow: /\n\nUser-agent: mirror\nDisallow:\n")
            .allows("/d"));
  }

  @ParameterizedTest
  @CsvSource({"2, 2000", "0.5, 500", "86400, 60000", "soon,", "-1,"})
  void aDelayIsHeededWithinReason(String value, Long millis) {
    assertEquals(
        Optional.ofNullable(millis).map(Duration::ofMillis),
        RobotsFile.parse("User-agent: *\nCrawl-delay: " + value).delay());
  }

  @Test
  void manyWildcardsTakeNoTime() {
    RobotsFile file = RobotsFile.parse("User-agent: *\nDisallow: /" + "*a".repeat(2000) + "$");
    assertTimeoutPreemptively(
        Duration.ofSeconds(60), () -> assertTrue(file.allows("/" + "a".repeat(4000) + "b")));
  }
}
