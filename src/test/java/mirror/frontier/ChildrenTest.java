package mirror.frontier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.listing.Pages;
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
    var base = Places.Base.of(page, ((Place.Directory) SEED.place()).directory());
    assertEquals(Path.of("root/host/a/b").resolve(path), base.place(link).path());
  }

  @Test
  void filesComeBeforeDirectories() {
    Children children = children(SEED, "d/", "f", "e/", "g");
    assertEquals(2, children.files());
    assertEquals(2, children.directories());
    assertEquals(List.of("/a/b/f", "/a/b/g", "/a/b/d/", "/a/b/e/"), paths(children));
  }

  @Test
  void aChildIsOneDeeperAndOfTheSameTree() {
    Target child = children(SEED, "f").targets().next();
    assertEquals(1, child.depth());
    assertEquals(1, child.attempt());
    assertEquals(SEED.root(), child.root());
    assertEquals(Path.of("root/host/a/b/f"), child.place().path());
  }

  @Test
  void onlyWhatIsWantedIsATarget() {
    var listing = listing(SEED.uri(), "d/", "f", "e/", "g");
    var children = children(listing);
    int index = 0;
    for (Entry entry : listing) {
      if (index++ % 2 == 1) {
        children.add(index - 1, entry);
      }
    }
    assertEquals(List.of("/a/b/f", "/a/b/g"), paths(children));
  }

  /** They are kept whole, unlike those of the page's own host. */
  @Test
  void soManyOnOtherHostsAndNoMore() {
    var page = new StringBuilder("<p>See");
    for (int i = 0; i < LinksElsewhere.MOST; i++) {
      page.append(" <a href=http://other/").append(i).append(">x</a>,");
    }
    Children whole = children(Pages.parse(page.toString(), SEED.uri()));
    assertEquals(LinksElsewhere.MOST, whole.files());
    assertEquals(Optional.empty(), whole.excess());
    page.append(" <a href=http://other/more>x</a>, <a href=http://third/>x</a>");
    Children cropped = children(Pages.parse(page.toString(), SEED.uri()));
    assertEquals(LinksElsewhere.MOST, cropped.files());
    assertEquals(
        Optional.of("names more than 10,000 URLs on other hosts"),
        cropped.excess().map(problem -> problem.failure().reason()));
  }

  private static Children children(Listing page) {
    var listing = new PagedListing(page);
    Children children = children(listing);
    int index = 0;
    for (Entry entry : listing) {
      children.add(index++, entry);
    }
    return children;
  }

  private static List<String> paths(Children children) {
    List<String> order = new ArrayList<>();
    children.targets().forEachRemaining(target -> order.add(target.uri().getRawPath()));
    return order;
  }

  private static Children children(PagedListing listing) {
    Places places =
        Places.of(listing.kind(), SEED.root(), ((Place.Directory) SEED.place()).directory());
    return new Children(SEED, Ancestry.NONE, places, listing, Optional.empty());
  }

  /** The children of {@code parent} that are called so. */
  static Children children(Target parent, String... names) {
    var listing = listing(parent.uri(), names);
    var directory = ((Place.Directory) SEED.place()).directory();
    var children =
        new Children(parent, Ancestry.NONE, new Places.Below(directory), listing, Optional.empty());
    int index = 0;
    for (Entry entry : listing) {
      children.add(index++, entry);
    }
    return children;
  }

  private static PagedListing listing(URI page, String... names) {
    String rows =
        Arrays.stream(names)
            .map("<a href=\"%s\">x</a> 3\n"::formatted)
            .collect(Collectors.joining("", "<h1>" + page.getPath() + "</h1><pre>", "</pre>"));
    return new PagedListing(Pages.parse(rows, page));
  }
}
