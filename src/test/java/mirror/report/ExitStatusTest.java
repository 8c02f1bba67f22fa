package mirror.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mirror.crawl.StopReason;
import mirror.frontier.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {
  @ParameterizedTest
  @CsvSource({
    "LOCKED, 75",
    "LOCAL, 3",
    "TLS, 5",
    "AUTHENTICATION, 6",
    "NETWORK, 4",
    "PROTOCOL, 7",
    "SERVER, 8",
    "DELETIONS_HELD, 25",
    "WITHHELD, 24",
    "OTHER, 1",
  })
  void eachKindOfFailureHasItsStatus(Failure.Kind kind, int code) {
    assertEquals(code, status(Set.of(kind)).code());
  }

  @Test
  void ofSeveralTheFirstInOrderCounts() {
    var left = EnumSet.allOf(Failure.Kind.class);
    for (var kind :
        List.of(
            Failure.Kind.LOCKED,
            Failure.Kind.LOCAL,
            Failure.Kind.TLS,
            Failure.Kind.AUTHENTICATION,
            Failure.Kind.NETWORK,
            Failure.Kind.PROTOCOL,
            Failure.Kind.SERVER,
            Failure.Kind.DELETIONS_HELD,
            Failure.Kind.WITHHELD,
            Failure.Kind.OTHER)) {
      assertEquals(status(Set.of(kind)), status(left));
      left.remove(kind);
    }
    assertEquals(0, status(left).code());
  }

  @Test
  void beingStoppedCountsMoreThanWhatServersWithholdAndLessThanTheRest() {
    for (var limit : List.of(StopReason.QUOTA, StopReason.DURATION)) {
      var stopped = Optional.of(limit);
      assertEquals(10, ExitStatus.of(Set.of(), stopped).code());
      assertEquals(10, ExitStatus.of(Set.of(Failure.Kind.WITHHELD), stopped).code());
      assertEquals(10, ExitStatus.of(Set.of(Failure.Kind.OTHER), stopped).code());
      assertEquals(25, ExitStatus.of(Set.of(Failure.Kind.DELETIONS_HELD), stopped).code());
      assertEquals(8, ExitStatus.of(Set.of(Failure.Kind.SERVER), stopped).code());
    }
  }

  @Test
  void anInterruptCountsMost() {
    var all = EnumSet.allOf(Failure.Kind.class);
    assertEquals(130, ExitStatus.of(all, Optional.of(StopReason.INTERRUPTED)).code());
  }

  private static ExitStatus status(Set<Failure.Kind> failures) {
    return ExitStatus.of(failures, Optional.empty());
  }

  @Test
  void usageIsTwo() {
    assertEquals(2, ExitStatus.USAGE.code());
  }
}
