package mirror.crawl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import mirror.local.LocalTree;
import mirror.local.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildrenTest {
  private static final LocalTree TREE =
      new LocalTree(Path.of("root"), new LocalTree.Layout(true, 0));

  private static final Target SEED = Target.seed(URI.create("http://host/a/b/"), TREE);

  @ParameterizedTest
  @CsvSource({
    "http://host/a/b/, http://host/a/b/c.txt, c.txt",
    "http://host/a/b/, http://host/a/b/c/d.txt, c/d.txt",
    "http://host/a/b/, http://host/a/b/c/, c",
    "http://host/a/b/, http://host/%61/b/c%20d, c d",
    "http://host/a/b/, http://host/a/b//c//d, c/d",
    "http://host/a/b/, http://host/a/b/..%2fc, ..%2Fc",
    "http://host/a%2Fb/, http://host/a%2fb/c, c",
    "http://host/a/index.html, http://host/a/c, c",
    "http://host/, http://host/c, c",
    "http://host//a//, http://host//a//c, c",
    "http://other/moved/to/here/, http://other/moved/to/here/c, c",
  })
  void aPlaceIsCountedFromThePagesOwn(URI page, URI link, String path) {
    var base = Children.Base.of(page, ((Place.Directory) SEED.place()).directory());
    assertEquals(Path.of("root/host/a/b").resolve(path), base.place(link).path());
  }

  @Test
  void filesComeBeforeDirectories() {
    Children children = children("d/", "f", "e/", "g");
    assertEquals(2, children.files());
    assertEquals(2, children.directories());
    List<String> order = new ArrayList<>();
    children.targets().forEachRemaining(target -> order.add(target.uri().getRawPath()));
    assertEquals(List.of("/a/b/f", "/a/b/g", "/a/b/d/", "/a/b/e/"), order);
  }

  @Test
  void aChildIsOneDeeperAndOfTheSameTree() {
    Target child = children("f").targets().next();
    assertEquals(1, child.depth());
    assertEquals(1, child.attempt());
    assertEquals(SEED.root(), child.root());
    assertEquals(Path.of("root/host/a/b/f"), child.place().path());
  }

  private static Children children(String... names) {
    var children = new Children(SEED, SEED.root().base(), Ancestry.NONE);
    for (String name : names) {
      children.add(SEED.uri().resolve(name));
    }
    return children;
  }
}
