package mirror;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mirror.crawl.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {
  @ParameterizedTest
  @CsvSource({
    "LOCAL, 3",
    "TLS, 5",
    "AUTHENTICATION, 6",
    "NETWORK, 4",
    "PROTOCOL, 7",
    "SERVER, 8",
    "WITHHELD, 24",
    "OTHER, 1",
  })
  void eachKindOfFailureHasItsStatus(Failure.Kind kind, int code) {
    assertEquals(code, ExitStatus.of(Set.of(kind)).code());
  }

  @Test
  void ofSeveralTheFirstInOrderCounts() {
    var left = EnumSet.allOf(Failure.Kind.class);
    for (var kind :
        List.of(
            Failure.Kind.LOCAL,
            Failure.Kind.TLS,
            Failure.Kind.AUTHENTICATION,
            Failure.Kind.NETWORK,
            Failure.Kind.PROTOCOL,
            Failure.Kind.SERVER,
            Failure.Kind.WITHHELD,
            Failure.Kind.OTHER)) {
      assertEquals(ExitStatus.of(Set.of(kind)), ExitStatus.of(left));
      left.remove(kind);
    }
    assertEquals(0, ExitStatus.of(left).code());
  }

  @Test
  void usageIsTwo() {
    assertEquals(2, ExitStatus.USAGE.code());
  }
}
