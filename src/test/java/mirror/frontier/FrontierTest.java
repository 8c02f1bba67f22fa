package mirror.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import mirror.currency.ListedRow;
import mirror.fetch.Fault;
import mirror.fetch.FetchResult;
import mirror.fetch.Head;
import mirror.fetch.Pace;
import mirror.local.LocalTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing here blocks, but for the tests that say so: each call has what it waits for. */
@Timeout(30)
class FrontierTest {
  private static final LocalTree TREE =
      new LocalTree(Path.of("root"), new LocalTree.Layout(true, 0));

  private static final FetchResult GOOD =
      new FetchResult.NotModified(new Head(304, HttpHeaders.of(Map.of(), (_, _) -> true)));

  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2024-03-01T00:00:00Z"));

  private final Frontier frontier = frontier(1);

  @Test
  void oneOriginDoesNotHoldUpAnother() throws InterruptedException {
    add("http://a/1", "http://a/2", "http://b/1");
    Target first = next("http://a/1");
    next("http://b/1");
    frontier.done(first, failed());
    next("http://a/2");
  }

  @Test
  void soManyOfOneOriginAndNoMore() throws InterruptedException {
    var two = frontier(2);
    for (String uri : List.of("http://a/1", "http://a/2", "http://a/3", "http://b/1")) {
      two.addSeed(seed(uri));
    }
    List<String> given = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      given.add(two.next().orElseThrow().uri().toString());
    }
    assertEquals(
        List.of("http://a/1", "http://a/2", "http://b/1"), given.stream().sorted().toList());
    two.done(seed("http://a/2"), failed());
    assertEquals("http://a/3", two.next().orElseThrow().uri().toString());
  }

  @Test
  void portsAndSchemesAreOriginsOfTheirOwn() throws InterruptedException {
    add("http://a/1", "http://a:8080/1", "https://a/1");
    next("http://a/1");
    next("http://a:8080/1");
    next("https://a/1");
  }

  @Test
  void theWalkGoesDeepBeforeItGoesWide() throws InterruptedException {
    add("http://a/", "http://a/last");
    done(next("http://a/"), "d/", "e/", "f");
    done(next("http://a/f"));
    done(next("http://a/d/"), "g/", "h");
    done(next("http://a/d/h"));
    done(next("http://a/d/g/"));
    done(next("http://a/e/"));
    done(next("http://a/last"));
    frontier.endSeeds();
    assertEquals(Optional.empty(), frontier.next());
  }

  @Test
  void aPostponedTargetComesAfterItsDelay() throws InterruptedException {
    add("http://a/1");
    Target target = next("http://a/1");
    frontier.done(target, postponed(target));
    add("http://a/2");
    done(next("http://a/2"));
    pass(HOUR);
    assertEquals(2, next("http://a/1").attempt());
  }

  @Test
  void aPostponedTargetWaitsForTheOriginThatIsAskedThen() throws InterruptedException {
    add("http://a/1");
    Target target = next("http://a/1");
    frontier.done(
        target, new Outcome.Moved(target.movedTo(URI.create("http://b/1"), target.place())));
    Target moved = next("http://b/1");
    frontier.done(moved, postponed(moved));
    frontier.endSeeds();
    pass(HOUR);
    Target again = next("http://a/1");
    assertFalse(frontier.givesUp(again));
    done(again);
    assertEquals(Optional.empty(), frontier.next());
  }

  /** Who was done takes other work, which may take long. */
  @Test
  void aPostponedTargetWaitsForNobodyElsesWork() throws InterruptedException {
    add("http://a/1", "http://a/2");
    Target first = next("http://a/1");
    var waiting = new Waiting(frontier::next);
    Target there = first.movedTo(URI.create("http://b/1"), first.place());
    var failure = new Failure(Failure.Kind.SERVER, "for a test");
    frontier.done(first, new Outcome.Postponed(there, Duration.ofMillis(20), failure));
    next("http://a/2");
    pass(HOUR);
    assertEquals("http://b/1", waiting.result().orElseThrow().uri().toString());
  }

  @Test
  void aPostponedTargetComesBeforeWhatWaits() throws InterruptedException {
    add("http://a/1", "http://a/2", "http://a/3");
    Target target = next("http://a/1");
    frontier.done(target, postponed(target));
    done(next("http://a/2"));
    pass(HOUR);
    done(next("http://a/1"));
    next("http://a/3");
  }

  @Test
  void aPauseHoldsForTheWholeOriginAndNoOther() throws InterruptedException {
    add("http://a/1", "http://a/2", "http://b/1");
    Target target = next("http://a/1");
    frontier.saw("http://a", new FetchResult.Refused(503, Optional.of(HOUR)));
    frontier.done(target, postponed(target));
    done(next("http://b/1"));
    add("http://b/2");
    done(next("http://b/2"));
    pass(HOUR);
    done(next("http://a/1"));
    next("http://a/2");
  }

  @Test
  void aPauseThatIsAskedForMeanwhileHoldsForWhoWaitsForATurn() throws InterruptedException {
    var reads = new AtomicInteger();
    var news = new AtomicReference<Runnable>(() -> {});
    InstantSource ticking =
        () -> {
          pass(Duration.ofMillis(10));
          if (reads.incrementAndGet() == 2) {
            news.get().run();
          }
          return now.get();
        };
    var paced = new Frontier(2, new Pace(Duration.ofMillis(25), false), new Random(1), ticking);
    paced.addSeed(seed("http://a/1"));
    Target target = paced.next().orElseThrow();
    paced.awaitTurn(target.origin()); // its first request
    Duration pause = Duration.ofMillis(50);
    news.set(() -> paced.saw("http://a", new FetchResult.Refused(429, Optional.of(pause))));
    reads.set(0);
    Instant end = now.get().plus(pause);
    paced.awaitTurn(target.origin());
    assertTrue(now.get().isAfter(end), "before the end of the pause");
  }

  @Test
  void aPauseHoldsForWhatComesWhenAllElseOfItsOriginIsDone() throws InterruptedException {
    add("http://a/1");
    Target target = next("http://a/1");
    frontier.saw("http://a", new FetchResult.Refused(429, Optional.of(HOUR)));
    frontier.done(target, failed());
    add("http://a/2", "http://b/1");
    done(next("http://b/1"));
    pass(HOUR);
    frontier.endSeeds();
    done(next("http://a/2"));
    assertEquals(Optional.empty(), frontier.next());
  }

  @Test
  void aPauseHoldsForAnOriginThatOnlyARobotsFileLedTo() throws InterruptedException {
    add("http://a/1");
    Target target = next("http://a/1");
    frontier.awaitTurn("http://b");
    frontier.saw("http://b", new FetchResult.Refused(429, Optional.of(HOUR)));
    frontier.done(target, failed());
    add("http://b/1", "http://a/2");
    done(next("http://a/2"));
    pass(HOUR);
    frontier.endSeeds();
    done(next("http://b/1"));
    assertEquals(Optional.empty(), frontier.next());
  }

  @Test
  void aRefusedSecondMeansThatThoseInFlightAreHalved() throws InterruptedException {
    var four = frontier(4);
    for (int i = 0; i < 9; i++) {
      four.addSeed(seed("http://a/" + i));
    }
    four.addSeed(seed("http://b/1"));
    for (int i = 0; i < 5; i++) {
      var _ = four.next().orElseThrow();
    }
    four.saw("http://a", new FetchResult.Refused(429, Optional.empty()));
    four.done(seed("http://a/0"), failed());
    four.done(seed("http://a/1"), failed());
    four.addSeed(seed("http://b/2"));
    assertEquals("http://b", four.next().orElseThrow().origin());
    four.done(seed("http://a/2"), failed());
    assertEquals("http://a", four.next().orElseThrow().origin());
  }

  @Test
  void aDeadOriginIsProbedOnceAMinuteAndThenGivenUp() throws InterruptedException {
    var three = frontier(3);
    for (int i = 0; i < 1000; i++) {
      three.addSeed(seed("http://a/" + i));
    }
    three.endSeeds();
    int asked = 0;
    Instant begin = now.get();
    Target target = three.next().orElseThrow();
    while (!three.givesUp(target)) {
      asked++;
      three.saw("http://a", new FetchResult.Broken(Fault.REFUSED, ""));
      three.done(target, asked % 2 == 0 ? failed() : postponed(target));
      if (asked >= 100) {
        pass(Duration.ofMinutes(1));
      }
      target = three.next().orElseThrow();
    }
    assertEquals(110, asked);
    assertEquals(Duration.ofMinutes(11), Duration.between(begin, now.get()));
    int abandoned = 0;
    for (var next = Optional.of(target); next.isPresent(); next = three.next()) {
      assertTrue(three.givesUp(next.get()));
      abandoned++;
      three.done(next.get(), new Outcome.Abandoned());
    }
    assertEquals(1000 - 110 / 2, abandoned); // those postponed are among them
  }

  @Test
  void whatMovedIsVisitedThereNext() throws InterruptedException {
    add("http://a/1", "http://a/2");
    Target target = next("http://a/1");
    frontier.done(
        target, new Outcome.Moved(target.movedTo(URI.create("http://a/x"), target.place())));
    done(next("http://a/x"));
    Target other = next("http://a/2");
    frontier.done(other, new Outcome.Moved(other.movedTo(URI.create("http://b/y"), other.place())));
    frontier.endSeeds();
    done(next("http://b/y"));
    assertEquals(Optional.empty(), frontier.next());
  }

  @Test
  void itIsNotOverWhileSomethingRuns() throws InterruptedException {
    var two = frontier(2);
    two.addSeed(seed("http://a/"));
    two.endSeeds();
    Target running = two.next().orElseThrow();
    var waiting = new Waiting(two::next);
    two.done(running, listed(running, "1", "2"));
    Target mine = two.next().orElseThrow(); // whoever is done asks again, and so wakes the others
    Target other = waiting.result().orElseThrow();
    assertEquals(Set.of("/1", "/2"), Set.of(mine.uri().getPath(), other.uri().getPath()));
    var last = new Waiting(two::next);
    two.done(mine, failed());
    two.done(other, failed());
    assertEquals(Optional.empty(), two.next());
    assertEquals(Optional.empty(), last.result());
  }

  @Test
  void nothingIsGivenOutOnlyToBeParked() throws InterruptedException {
    var two = frontier(2);
    for (String uri : List.of("http://a/1", "http://a/2", "http://a/3")) {
      two.addSeed(seed(uri));
    }
    two.endSeeds();
    Target asks = two.next().orElseThrow();
    Target parked = two.next().orElseThrow();
    two.done(parked, new Outcome.Parked(parked));
    var waiting = new Waiting(two::next);
    two.unpark(parked.origin());
    assertEquals(parked.uri(), waiting.result().orElseThrow().uri());
    two.done(asks, failed());
    assertEquals("/3", two.next().orElseThrow().uri().getPath());
  }

  /** A robots.txt that asks for a distance is such news, and who read it may be busy for long. */
  @Test
  void whoeverBringsNewsOfATimeWakesAnother() throws InterruptedException {
    var two = frontier(2);
    for (String uri : List.of("http://a/1", "http://a/2")) {
      two.addSeed(seed(uri));
    }
    two.endSeeds();
    Target asks = two.next().orElseThrow();
    Target parked = two.next().orElseThrow();
    two.done(parked, new Outcome.Parked(parked));
    var waiting = new Waiting(two::next);
    two.slow(asks.origin(), Duration.ofMillis(1));
    two.unpark(asks.origin());
    pass(HOUR);
    assertEquals(parked.uri(), waiting.result().orElseThrow().uri());
  }

  @Test
  void whileManyWaitForAnotherTryNothingElseBegins() throws InterruptedException {
    add("http://a/");
    String[] names =
        IntStream.range(0, OriginQueue.MOST_POSTPONED)
            .mapToObj(i -> "f" + i)
            .toArray(String[]::new);
    done(next("http://a/"), names);
    for (String name : names) {
      Target target = next("http://a/" + name);
      frontier.done(target, postponed(target));
    }
    add("http://a/last", "http://b/");
    next("http://b/");
    pass(HOUR);
    Target again = frontier.next().orElseThrow();
    assertTrue(again.attempt() > 1, again.uri().toString());
  }

  @Test
  void whoeverBringsNewsOfRoomWakesAnother() throws InterruptedException {
    var two = frontier(2);
    for (String uri : List.of("http://a/1", "http://a/2", "http://a/3")) {
      two.addSeed(seed(uri));
    }
    Target goesOn = two.next().orElseThrow();
    two.saw(goesOn.origin(), new FetchResult.Refused(503, Optional.empty()));
    var waiting = new Waiting(two::next);
    for (int i = 0; i < 50; i++) {
      two.saw(goesOn.origin(), GOOD);
    }
    assertTrue(waiting.result().isPresent());
  }

  @Test
  void itIsNotOverWhileSeedsMayCome() throws InterruptedException {
    var waiting = new Waiting(frontier::next);
    add("http://a/1");
    done(waiting.result().orElseThrow());
    var last = new Waiting(frontier::next);
    frontier.endSeeds();
    assertEquals(Optional.empty(), last.result());
  }

  @Test
  void noSeedsAtAllIsTheEnd() throws InterruptedException {
    frontier.endSeeds();
    assertEquals(Optional.empty(), frontier.next());
  }

  @Test
  void stopEndsItForAll() throws InterruptedException {
    var waiting = new Waiting(frontier::next);
    frontier.stop();
    assertEquals(Optional.empty(), waiting.result());
    assertFalse(frontier.addSeed(seed("http://a/1")));
    assertEquals(Optional.empty(), frontier.next());
  }

  @Test
  void stopDoesNotWaitForWhatIsPostponed() throws InterruptedException {
    add("http://a/1");
    Target target = next("http://a/1");
    frontier.done(target, postponed(target));
    var waiting = new Waiting(frontier::next);
    frontier.stop();
    assertEquals(Optional.empty(), waiting.result());
  }

  @Test
  void seedsAreReadAheadButNotForEver() throws InterruptedException {
    for (int i = 0; i < SeedsAhead.MOST; i++) {
      add("http://a/" + i);
    }
    Waiting more = more();
    done(next("http://a/0"));
    more.result();
  }

  @Test
  void heavySeedsAreReadAheadLessFar() throws InterruptedException {
    String deep = "/directory".repeat(64);
    var ahead = new SeedsAhead();
    for (int i = 0; !ahead.isFull(); i++) {
      add("http://a/" + i + deep);
      ahead.add(seed("http://a/" + i + deep));
      assertTrue(i < SeedsAhead.MOST / 2);
    }
    Waiting more = more();
    done(next("http://a/0" + deep));
    more.result();
  }

  @Test
  void seedsThatWaitForAnotherTryOnManyServersHoldUpTheListUntilOneIsDone()
      throws InterruptedException {
    for (int i = 0; i < SeedsAhead.MOST; i++) {
      add("http://h" + i + "/f");
      Target target = next("http://h" + i + "/f");
      frontier.done(target, postponed(target));
    }
    Waiting more = more();
    pass(HOUR);
    frontier.done(frontier.next().orElseThrow(), failed());
    more.result();
  }

  @Test
  void aSeedThatMovedIsReadAheadUntilItIsDone() throws InterruptedException {
    add("http://b/0");
    Target slow = next("http://b/0");
    for (int i = 1; i < SeedsAhead.MOST; i++) {
      add("http://a/" + i);
      Target target = next("http://a/" + i);
      Target there = target.movedTo(URI.create("http://b/" + i), target.place());
      frontier.done(target, new Outcome.Moved(there));
    }
    Waiting more = more();
    done(slow);
    done(next("http://b/1"));
    more.result();
  }

  @Test
  void whatWasDeferredInTreesHoldsUpNothingOnceItWasBegun() throws InterruptedException {
    Target tree = seed("http://a/");
    for (int i = 0; i < 2 * SeedsAhead.MOST; i++) {
      var uri = URI.create("http://a/" + i + "/");
      Target deferred =
          tree.child(uri, TREE.place(uri), ListedRow.NONE, Optional.empty(), Ancestry.NONE, true);
      assertTrue(frontier.addSeed(deferred));
      done(next(uri.toString()));
    }
  }

  /** One more seed, for which there is no room. */
  private Waiting more() {
    return new Waiting(
        () -> {
          add("http://a/one-more");
          return Optional.empty();
        });
  }

  private void add(String... uris) throws InterruptedException {
    for (String uri : uris) {
      assertTrue(frontier.addSeed(seed(uri)));
    }
  }

  private Target next(String uri) throws InterruptedException {
    Target target = frontier.next().orElseThrow();
    assertEquals(uri, target.uri().toString());
    return target;
  }

  private void done(Target target, String... names) {
    frontier.done(target, listed(target, names));
  }

  private static Outcome listed(Target target, String... names) {
    var children = ChildrenTest.children(target, names);
    return new Outcome.Listed(children, Optional.empty(), List.of());
  }

  private void pass(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  private static Target seed(String uri) {
    return Target.seed(URI.create(uri), TREE);
  }

  private static Outcome failed() {
    return new Outcome.Failed(new Failure(Failure.Kind.OTHER, "for a test"));
  }

  private static Outcome postponed(Target target) {
    var failure = new Failure(Failure.Kind.SERVER, "for a test");
    return new Outcome.Postponed(target.nextAttempt(), HOUR, failure);
  }

  private Frontier frontier(int perOrigin) {
    return new Frontier(perOrigin, new Pace(Duration.ZERO, false), new Random(1), now::get);
  }
}
