package mirror.fetch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolitenessTest {
  private static final Instant NOW = Instant.parse("2024-03-01T00:00:00Z");
  private static final FetchResult GOOD =
      new FetchResult.NotModified(new Head(304, HttpHeaders.of(Map.of(), (_, _) -> true)));
  private static final FetchResult BUSY = new FetchResult.Refused(503, Optional.empty());
  private static final FetchResult DEAD = new FetchResult.Broken(Fault.REFUSED, "");

  private final Politeness politeness =
      new Politeness(8, new Pace(Duration.ZERO, false), new Random(1));

  @Test
  void soManyAtATimeAndNoMore() {
    assertEquals(8, room());
    assertFalse(politeness.hasRoom());
    politeness.ended();
    assertTrue(politeness.hasRoom());
  }

  @Test
  void idleIsWhenNothingRuns() {
    assertTrue(politeness.isIdle());
    politeness.started(NOW);
    assertFalse(politeness.isIdle());
    politeness.ended();
    assertTrue(politeness.isIdle());
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void anOverloadedServerIsAskedForHalfAsMuch(int status) {
    one(new FetchResult.Refused(status, Optional.empty()));
    assertEquals(4, room());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {
        "CONNECT_TIMEOUT",
        "SILENT",
        "STALLED",
        "BROKEN_OFF",
        "UNPROCESSED",
        "TOO_MANY",
        "TRUNCATED"
      })
  void anOriginThatResetsOrTimesOutIsAskedForHalfAsMuch(Fault fault) {
    one(new FetchResult.Broken(fault, ""));
    assertEquals(4, room());
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 403, 500})
  void anOriginThatRefusesAFileIsAskedForAsMuchAsBefore(int status) {
    one(new FetchResult.Refused(status, Optional.empty()));
    assertEquals(8, room());
  }

  @Test
  void whatWasInFlightWhenItWasHalvedSaysNothingNew() {
    assertEquals(8, room());
    for (int i = 0; i < 8; i++) {
      politeness.saw(BUSY, NOW);
      politeness.ended();
    }
    assertEquals(4, room());
  }

  @Test
  void oneIsAlwaysLeft() {
    for (int i = 0; i < 20; i++) {
      one(BUSY);
    }
    assertEquals(1, room());
  }

  @Test
  void fiftyGoodAnswersAddOneBackUpToTheMost() {
    one(BUSY);
    answers(49);
    one(new FetchResult.Refused(404, Optional.empty()));
    assertEquals(4, roomOnce());
    answers(1);
    assertEquals(5, roomOnce());
    answers(50 * 20);
    assertEquals(8, roomOnce());
  }

  @ParameterizedTest
  @CsvSource({"429, '40,80,160,320,640,1000,1000'", "503, '40,80,100,100'"})
  void whereOneAtATimeIsTooMuchRequestsStartApart(int status, String gaps) {
    var refused = new FetchResult.Refused(status, Optional.empty());
    for (int i = 0; i < 3; i++) {
      one(refused);
      assertEquals(NOW, politeness.pausedUntil());
    }
    one(refused);
    assertEquals(NOW.plusMillis(20), politeness.pausedUntil());
    one(refused);
    assertEquals(NOW.plusMillis(20), politeness.pausedUntil(), "nothing came of it");
    for (String gap : gaps.split(",", -1)) {
      answers(1);
      one(refused);
      assertEquals(NOW.plusMillis(Integer.parseInt(gap)), politeness.pausedUntil());
    }
  }

  @Test
  void goodAnswersBringThemTogetherBeforeTheyAddAny() {
    for (int i = 0; i < 4; i++) {
      one(BUSY);
    }
    answers(1);
    one(BUSY);
    answers(51);
    assertEquals(NOW.plusMillis(20), politeness.pausedUntil());
    answers(50);
    assertEquals(NOW, politeness.pausedUntil());
    assertEquals(1, roomOnce());
    answers(50);
    assertEquals(2, roomOnce());
  }

  @Test
  void ofSeveralPausesTheLongestHolds() {
    assertFalse(politeness.pausedUntil().isAfter(NOW));
    pause(60);
    pause(10);
    assertEquals(NOW.plusSeconds(60), politeness.pausedUntil());
    pause(90);
    assertEquals(NOW.plusSeconds(90), politeness.pausedUntil());
  }

  @Test
  void afterManyFailuresOneProbeAMinuteGoesOut() {
    for (int i = 1; i < Breaker.MANY; i++) {
      one(DEAD);
      assertFalse(politeness.pausedUntil().isAfter(NOW));
    }
    one(DEAD);
    assertEquals(NOW.plusSeconds(60), politeness.pausedUntil());
    assertEquals(1, roomOnce());
    assertFalse(politeness.isGivenUp());
  }

  @Test
  void anAnswerToAProbeEndsTheProbing() {
    for (int i = 0; i < Breaker.MANY; i++) {
      one(DEAD);
    }
    one(new FetchResult.Refused(500, Optional.empty()));
    assertFalse(politeness.pausedUntil().isAfter(NOW));
    assertEquals(8, room());
  }

  @Test
  void whatBeganBeforeIsNoProbe() {
    for (int i = 0; i < Breaker.MANY + 50; i++) {
      one(DEAD);
    }
    assertFalse(politeness.isGivenUp());
  }

  @Test
  void afterTenProbesItIsGivenUp() {
    for (int i = 0; i < Breaker.MANY; i++) {
      one(DEAD);
    }
    Instant now = NOW;
    for (int probe = 1; probe <= 10; probe++) {
      assertFalse(politeness.isGivenUp());
      now = now.plus(Duration.ofMinutes(1));
      politeness.started(NOW);
      politeness.saw(DEAD, now);
      politeness.ended();
    }
    assertTrue(politeness.isGivenUp());
    assertFalse(politeness.pausedUntil().isAfter(now));
  }

  private void pause(int seconds) {
    one(new FetchResult.Refused(503, Optional.of(Duration.ofSeconds(seconds))));
  }

  private void answers(int count) {
    for (int i = 0; i < count; i++) {
      one(GOOD);
    }
  }

  private void one(FetchResult result) {
    politeness.started(NOW);
    politeness.saw(result, NOW);
    politeness.ended();
  }

  private int roomOnce() {
    int room = room();
    for (int i = 0; i < room; i++) {
      politeness.ended();
    }
    return room;
  }

  /** Starts as many as may. */
  private int room() {
    int started = 0;
    while (politeness.hasRoom()) {
      politeness.started(NOW);
      started++;
    }
    return started;
  }

  @Test
  void requestsStartAtThePaceThatIsAskedFor() {
    var slow = new Politeness(8, new Pace(Duration.ofSeconds(10), false), new Random(1));
    assertFalse(slow.pausedUntil().isAfter(NOW), "the first need not wait");
    slow.started(NOW);
    assertEquals(NOW.plusSeconds(10), slow.pausedUntil());
    slow.ended();
    assertEquals(NOW.plusSeconds(10), slow.pausedUntil(), "it counts from the start");
  }

  @Test
  void furtherRequestsOfAVisitKeepTheirDistanceToo() {
    var slow = new Politeness(8, new Pace(Duration.ofSeconds(10), false), new Random(1));
    slow.started(NOW);
    assertEquals(NOW, slow.turn(NOW), "the first was waited for");
    assertEquals(NOW.plusSeconds(10), slow.turn(NOW));
    assertEquals(NOW.plusSeconds(20), slow.turn(NOW));
    assertEquals(NOW.plusSeconds(30), slow.pausedUntil(), "and other visits from them");
  }

  @Test
  void furtherRequestsOfAVisitWaitForTheEndOfAPauseToo() {
    politeness.started(NOW);
    assertEquals(NOW, politeness.turn(NOW));
    politeness.saw(new FetchResult.Refused(503, Optional.of(Duration.ofSeconds(9))), NOW);
    assertEquals(NOW.plusSeconds(9), politeness.turn(NOW));
  }

  @Test
  void soDoesTheFirstOfAVisitThatStartedBeforeIt() {
    politeness.started(NOW);
    politeness.started(NOW);
    assertEquals(NOW, politeness.turn(NOW));
    politeness.saw(new FetchResult.Refused(503, Optional.of(Duration.ofSeconds(9))), NOW);
    assertEquals(NOW.plusSeconds(9), politeness.turn(NOW));
  }

  @Test
  void aVisitWithoutARequestGivesNobodyATurn() {
    var slow = new Politeness(8, new Pace(Duration.ofSeconds(10), false), new Random(1));
    slow.started(NOW);
    slow.ended();
    slow.started(NOW.plusSeconds(10));
    assertEquals(NOW.plusSeconds(10), slow.turn(NOW.plusSeconds(10)));
    assertEquals(NOW.plusSeconds(20), slow.turn(NOW.plusSeconds(10)));
  }

  @Test
  void aRandomPaceIsHalfAsFastToTwiceAndNeverTheSame() {
    var slow = new Politeness(8, new Pace(Duration.ofSeconds(10), true), new Random(1));
    Set<Instant> starts = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      slow.started(NOW);
      starts.add(slow.pausedUntil());
    }
    assertTrue(starts.size() > 90);
    assertTrue(starts.stream().noneMatch(start -> start.isBefore(NOW.plusSeconds(5))));
    assertTrue(starts.stream().allMatch(start -> start.isBefore(NOW.plusSeconds(15))));
    assertTrue(starts.stream().anyMatch(start -> start.isBefore(NOW.plusSeconds(8))));
    assertTrue(starts.stream().anyMatch(start -> start.isAfter(NOW.plusSeconds(12))));
  }

  @Test
  void anOriginMayWantASlowerPace() {
    politeness.slow(Duration.ofSeconds(10), NOW);
    assertEquals(NOW.plusSeconds(10), politeness.pausedUntil());
    politeness.started(NOW.plusSeconds(10));
    assertEquals(NOW.plusSeconds(20), politeness.pausedUntil());
  }
}
