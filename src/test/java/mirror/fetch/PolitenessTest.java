package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PolitenessTest {
  private static final Instant NOW = Instant.parse("2024-03-01T00:00:00Z");

  private final Politeness politeness = new Politeness(2);

  @Test
  void soManyAtATimeAndNoMore() {
    politeness.started();
    assertTrue(politeness.hasRoom());
    politeness.started();
    assertFalse(politeness.hasRoom());
    politeness.ended();
    assertTrue(politeness.hasRoom());
  }

  @Test
  void idleIsWhenNothingRuns() {
    assertTrue(politeness.isIdle());
    politeness.started();
    assertFalse(politeness.isIdle());
    politeness.ended();
    assertTrue(politeness.isIdle());
  }

  @Test
  void ofSeveralPausesTheLongestHolds() {
    assertFalse(politeness.pausedUntil().isAfter(NOW));
    politeness.pause(NOW.plusSeconds(60));
    politeness.pause(NOW.plusSeconds(10));
    assertEquals(NOW.plusSeconds(60), politeness.pausedUntil());
    politeness.pause(NOW.plusSeconds(90));
    assertEquals(NOW.plusSeconds(90), politeness.pausedUntil());
  }
}
