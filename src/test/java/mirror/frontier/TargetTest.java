package mirror.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import mirror.currency.ListedRow;
import mirror.local.LocalTree;
import mirror.local.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
  private static final LocalTree TREE =
      new LocalTree(Path.of("root"), new LocalTree.Layout(true, 0));

  private static final URI ELSEWHERE = URI.create("http://host/c/d/");

  @Test
  void aSeedThatMovesTakesItsTreeAlongButNotItsPlace() {
    Target seed = seed("http://host/a/b/");
    Target moved = seed.movedTo(ELSEWHERE, seed.place());
    assertEquals(ELSEWHERE, moved.root().uri());
    assertEquals(Path.of("root/host/a/b"), moved.place().path());
    assertEquals(
        Path.of("root/host/a/b/e"), moved.root().base().place(ELSEWHERE.resolve("e")).path());
    assertTrue(moved.isSeed());
  }

  @Test
  void aListedTargetThatMovesStaysInItsTree() {
    Target seed = seed("http://host/a/");
    Target child =
        seed.child(
            URI.create("http://host/a/f"),
            TREE.place(ELSEWHERE.resolve("f")),
            ListedRow.NONE,
            Optional.empty(),
            Ancestry.NONE,
            true);
    Target moved = child.movedTo(ELSEWHERE, child.place());
    assertEquals(seed.root(), moved.root());
    assertEquals(child.place(), moved.place());
    assertFalse(moved.isSeed());
  }

  @Test
  void anotherRunComesToTheSamePlace() {
    Target seed = seed("http://host/a/");
    URI file = URI.create("http://host/a/f");
    Target child =
        seed.child(file, TREE.place(file), ListedRow.NONE, Optional.empty(), Ancestry.NONE, true);
    assertEquals(file, child.seed(TREE));
    // A file comes from anywhere and keeps its name.
    assertEquals(file, child.movedTo(ELSEWHERE.resolve("f"), child.place()).seed(TREE));
    // A tree that moved keeps its place, which the URLs in it do not tell.
    Target moved = seed.movedTo(ELSEWHERE, seed.place());
    URI movedFile = ELSEWHERE.resolve("f");
    Target movedChild =
        moved.child(
            movedFile,
            moved.root().base().place(movedFile),
            ListedRow.NONE,
            Optional.empty(),
            Ancestry.NONE,
            true);
    assertEquals(seed.uri(), movedChild.seed(TREE));
  }

  @Test
  void redirectsAndTriesAreCounted() {
    Target seed = seed("http://host/a/");
    assertEquals(0, seed.redirects());
    assertEquals(1, seed.attempt());
    assertEquals(3, seed.nextAttempt().nextAttempt().attempt());
    assertEquals(2, seed.nextAttempt().attempt());
    Target moved = seed.nextAttempt().movedTo(ELSEWHERE, seed.place());
    assertEquals(1, moved.redirects());
    assertEquals(2, moved.attempt());
  }

  @Test
  void aFileThatCameFromAnotherHostIsAskedForAgainWhereItWasNamed() {
    Target file = seed("http://host/a/f");
    URI mirror = URI.create("http://mirror/a/f");
    assertEquals(file.nextAttempt(), file.movedTo(mirror, file.place()).nextAttempt());
    Target moved = file.movedTo(mirror, file.place());
    assertEquals(file.portion(new Portion.Whole()), moved.whole());
    assertEquals(mirror, moved.portion(new Portion.Whole()).uri());
    assertEquals(file.uri(), moved.portion(new Portion.Whole()).nextAttempt().uri());
    URI beside = URI.create("http://host/b/f");
    assertEquals(beside, file.movedTo(beside, file.place()).nextAttempt().uri());
  }

  @Test
  void aDirectoryWithoutItsSlashGetsOne() {
    Target file = seed("http://host/a/b");
    assertTrue(file.isFile());
    Target directory = file.asDirectory(((Place.File) file.place()).asDirectory());
    assertFalse(directory.isFile());
    assertEquals(URI.create("http://host/a/b/"), directory.uri());
    assertEquals(URI.create("http://host/a/b/"), directory.root().uri());
    assertEquals(Path.of("root/host/a/b"), directory.place().path());
  }

  @ParameterizedTest
  @CsvSource({
    "http://host/a, http://host",
    "http://host:8080/a, http://host:8080",
    "https://host/a, https://host",
  })
  void anOriginIsSchemeHostAndPort(String uri, String origin) {
    assertEquals(origin, seed(uri).origin());
  }

  private static Target seed(String uri) {
    return Target.seed(URI.create(uri), TREE);
  }

  @Test
  void aPathOfTwoSlashesNamesNoHost() {
    assertEquals(
        URI.create("http://host//a%2Bb/c"), seed("http://host//a+b/c").withoutPlus().get().uri());
  }
}
