package mirror.frontier;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.Random;
import mirror.fetch.Pace;
import mirror.fetch.Politeness;
import org.junit.jupiter.api.Test;

class MannersTest {
  private final Manners manners = new Manners(1, new Pace(Duration.ZERO, false), new Random(1));

  @Test
  void thoseOfTheOriginsSeenLastAreKept() {
    Politeness first = manners.take("http://first");
    Politeness second = manners.take("http://second");
    assertNotSame(first, second);
    manners.keep("http://first", first);
    manners.keep("http://second", second);
    for (int i = 0; i < Manners.MOST - 1; i++) {
      manners.keep("http://" + i, manners.take("http://" + i));
    }
    assertNotSame(first, manners.take("http://first"));
    assertSame(second, manners.take("http://second"));
  }
}
