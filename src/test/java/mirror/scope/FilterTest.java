package mirror.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import mirror.listing.Url;
import mirror.scope.Filter.Choice;
import mirror.scope.Scope.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTest {
  private static final Choice NO_LOGS =
      new Choice(List.of(), List.of(Glob.name("log", false), Glob.name("a b+c", false)));
  private static final Choice NOT_OLD =
      new Choice(List.of(), List.of(Glob.directory("/d/o ld", false)));
  private static final Choice NO_TOKENS = new Choice(List.of(), List.of(found("token=")));

  private static final Filter FILTER =
      new Filter(NO_LOGS, NOT_OLD, NO_TOKENS, new Filter.Sizes(10, 20));

  @ParameterizedTest
  @CsvSource({
    "http://host/d/a,",
    "http://host/d/a.log, NAME",
    "http://host/d/a%20b+c, NAME",
    "http://host/d/a.log/,",
    "http://host/d/a.log?x=1, NAME",
    "http://host/d/o%20ld/, DIRECTORY",
    "http://host/d/o%20ld/a, DIRECTORY",
    "http://host/d/o%20ld,",
    "http://host/d/a?token=1, REGEX",
  })
  void aUrlIsWantedOrNotForAReason(URI link, Refusal refusal) {
    assertEquals(
        Optional.ofNullable(refusal),
        FILTER.refusal(Url.of(link), link.getRawPath(), OptionalLong.empty()));
  }

  @ParameterizedTest
  @CsvSource({"9, SIZE", "10,", "20,", "21, SIZE"})
  void aFileIsLargeEnoughAndNotTooLarge(long size, Refusal refusal) {
    assertEquals(
        Optional.ofNullable(refusal),
        FILTER.refusal(Url.of(URI.create("http://host/a")), "a", OptionalLong.of(size)));
  }

  @Test
  void aDirectoryHasNoSize() {
    assertEquals(
        Optional.empty(),
        FILTER.refusal(Url.of(URI.create("http://host/a/")), "a/", OptionalLong.of(4096)));
  }

  @Test
  void whatALinkIsCalledHereCounts() {
    URI link = URI.create("http://host/get.php?file=a.log");
    assertEquals(Optional.empty(), FILTER.refusal(Url.of(link), "/get.php", OptionalLong.empty()));
    assertEquals(
        Optional.of(Refusal.NAME), FILTER.refusal(Url.of(link), "a.log", OptionalLong.empty()));
  }

  private static Predicate<String> found(String regex) {
    return Pattern.compile(regex).asPredicate();
  }
}
