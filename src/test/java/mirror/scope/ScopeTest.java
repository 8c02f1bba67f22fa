package mirror.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.util.List;
import mirror.scope.Scope.Refusal;
import mirror.scope.Scope.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScopeTest {
  private static final URI ROOT = URI.create("http://host/a/b/");

  @ParameterizedTest
  @CsvSource({
    "http://host/a/b/",
    "http://host/a/b/c",
    "http://host/a/b/c/d/",
    "http://host/%61/b/c",
    "http://host/a/%62/%63",
    "http://host/a/b/..%2f..%2fc",
    "http://host/a/b/index.php?dir=c/d",
  })
  void whatIsBelowTheRootIsAccepted(URI link) {
    assertEquals(new Verdict.Accept(), Scope.DEFAULT.decide(ROOT, link, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/a/, ABOVE_ROOT",
    "http://host/a/b, ABOVE_ROOT",
    "http://host/a/bc/d, ABOVE_ROOT",
    "http://host/A/b/c, ABOVE_ROOT",
    "http://host/, ABOVE_ROOT",
    "http://host/a/index.php?dir=b/c, ABOVE_ROOT",
    "http://host/a%2Fb/c, ABOVE_ROOT",
    "https://host/a/b/c, OTHER_ORIGIN",
    "http://host:8080/a/b/c, OTHER_ORIGIN",
    "http://other/a/b/c, OTHER_ORIGIN",
    "http://sub.host/a/b/c, OTHER_ORIGIN",
  })
  void whatIsElsewhereIsRefusedForAReason(URI link, Refusal refusal) {
    assertEquals(new Verdict.Refuse(refusal), Scope.DEFAULT.decide(ROOT, link, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/a/page.html, http://host/a/c",
    "http://host/, http://host/c",
    "http://host/page, http://host/c/d",
    "http://host/%61/, http://host/a/b",
  })
  void aRootIsItsDirectory(URI root, URI link) {
    assertEquals(new Verdict.Accept(), Scope.DEFAULT.decide(root, link, 1));
  }

  @ParameterizedTest
  @CsvSource({"http://other/, OTHER_ORIGIN", "http://host/x/, ABOVE_ROOT"})
  void nothingIsLostOfWhatIsNotInTheTree(String start, Refusal refusal) {
    URI link = URI.create(start + "x".repeat(5000));
    assertEquals(new Verdict.Refuse(refusal), Scope.DEFAULT.decide(ROOT, link, 101));
    assertFalse(refusal.isLoss());
  }

  @Test
  void depthAndLengthAreBounded() {
    URI deep = ROOT.resolve("d/".repeat(97));
    assertEquals(new Verdict.Accept(), Scope.DEFAULT.decide(ROOT, deep, 100));
    assertEquals(new Verdict.Refuse(Refusal.TOO_DEEP), Scope.DEFAULT.decide(ROOT, deep, 101));
    assertEquals(
        new Verdict.Refuse(Refusal.TOO_DEEP), Scope.DEFAULT.decide(ROOT, deep.resolve("d/"), 1));
    assertEquals(
        new Verdict.Refuse(Refusal.TOO_LONG),
        Scope.DEFAULT.decide(ROOT, ROOT.resolve("d/".repeat(2000)), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "http://other/x,",
    "http://other/e/,",
    "http://host:8080/x,",
    "https://host/a/b/c,",
    "https://host/x, ABOVE_ROOT",
    "http://host/x, ABOVE_ROOT",
    "http://a.bad/x, OTHER_ORIGIN",
  })
  void otherHostsAreOpenToWhoSpans(URI link, Refusal refusal) {
    var scope =
        new Scope(100, 4000, 0, new Hosts(true, List.of(), List.of("bad")), Filter.NONE, "");
    assertEquals(verdict(refusal), scope.decide(ROOT, link, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/a/b/c, 2,",
    "http://host/a/b/c/, 1,",
    "http://host/a/b/c, 3, LEVEL",
    "http://host/a/b/c/, 2, LEVEL",
  })
  void aListingIsReadForFilesThatAreNotTooDeep(URI link, int depth, Refusal refusal) {
    var scope = new Scope(100, 4000, 2, Hosts.ONE, Filter.NONE, "");
    assertEquals(verdict(refusal), scope.decide(ROOT, link, depth));
  }

  @Test
  void aDomainListHoldsForTheFirstHostToo() {
    var scope = new Scope(100, 4000, 0, new Hosts(false, List.of("b"), List.of()), Filter.NONE, "");
    assertEquals(verdict(Refusal.DOMAIN), scope.decide(ROOT, ROOT.resolve("c"), 1));
  }

  private static Verdict verdict(Refusal refusal) {
    return refusal == null ? new Verdict.Accept() : new Verdict.Refuse(refusal);
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void aRefusalIsSaidInWords(Refusal refusal) {
    assertFalse(refusal.toString().isBlank());
    assertFalse(refusal.toString().contains("_"));
  }
}
