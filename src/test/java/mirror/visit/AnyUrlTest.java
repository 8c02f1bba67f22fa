package mirror.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import mirror.frontier.Claims;
import mirror.frontier.Target;
import mirror.listing.CanonicalPath;
import mirror.listing.Href;
import mirror.local.LocalTree;
import org.junit.jupiter.api.RepeatedTest;

/** Any URL that a server can write has its place below the target, and no other URL has it. */
class AnyUrlTest {
  private static final int URLS = 20_000;
  private static final Path ROOT = Path.of("/target");

  /** What paths are made of: the harmful, the odd and the plain. */
  private static final List<String> PARTS =
      List.of(
          "/",
          "/",
          "/",
          ".",
          "..",
          "%2e",
          "%2E",
          "%2f",
          "%5c",
          "\\",
          "%00",
          "%0a",
          "%1b",
          "%7f",
          "%25",
          "%252e",
          "%",
          "%zz",
          "%ff",
          "%c0%af",
          "%c2%9b",
          "%e2%80%ae",
          "%ed%a0%80",
          " ",
          "%20",
          "+",
          "a",
          "A",
          "b",
          "%61",
          "~",
          ":",
          ";",
          "|",
          "*",
          "?",
          "#",
          "@",
          "&",
          "=",
          ".mirror",
          ".MIRROR",
          "%2emirror",
          ".mirror.0",
          "\u00e9",
          "\u4e2d",
          "\ud83d\ude00",
          "\u202e",
          "\u0085",
          "x".repeat(130),
          "\u4e2d".repeat(50));

  @RepeatedTest(3)
  void itIsBelowTheTargetAndNobodyElses() {
    long seed = System.nanoTime();
    var random = new Random(seed);
    var tree = new LocalTree(ROOT, new LocalTree.Layout(true, 0));
    var claims = new Claims();
    Map<Path, String> holders = new HashMap<>();
    for (int i = 0; i < URLS; i++) {
      String text = "http://host" + path(random);
      Optional<URI> uri = Href.parse(text);
      if (uri.isPresent()) {
        Target target = Target.seed(uri.get(), tree);
        Path place = target.place().path();
        String told = "seed " + seed + ": " + text + " -> " + place;
        assertTrue(place.startsWith(ROOT.resolve("host")), told);
        assertEquals(place.normalize(), place, told);
        ROOT.relativize(place).forEach(name -> assertHarmless(name.toString(), told));
        String canonical = CanonicalPath.of(uri.get().getRawPath() + "?" + uri.get().getRawQuery());
        String other = holders.getOrDefault(place, slashed(canonical));
        if (claims.grant(target.place().path(), target.uri())) {
          assertEquals(other, slashed(canonical), told);
          holders.put(place, other);
        } else {
          assertTrue(holders.containsKey(place), told); // it is reported, and rightly
        }
      }
    }
  }

  private static void assertHarmless(String name, String told) {
    assertFalse(name.equals(".") || name.equals(".."), told);
    assertFalse(name.toLowerCase(Locale.ROOT).matches("\\.mirror(\\..*)?"), told);
    assertTrue(name.chars().noneMatch(Character::isISOControl), told);
    assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 255, told);
  }

  /** A directory with and without its slash is one. */
  private static String slashed(String canonical) {
    return canonical.replaceFirst("/?\\?", "/?");
  }

  private static String path(Random random) {
    var path = new StringBuilder("/");
    int parts = 1 + random.nextInt(8);
    for (int i = 0; i < parts; i++) {
      path.append(PARTS.get(random.nextInt(PARTS.size())));
    }
    return path.toString();
  }
}
