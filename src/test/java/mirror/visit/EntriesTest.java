package mirror.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mirror.frontier.Ancestry;
import mirror.frontier.Deferred;
import mirror.frontier.PagedListing;
import mirror.frontier.Seen;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.listing.Pages;
import mirror.local.Casing;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.RecordStore;
import mirror.local.Shard;
import mirror.scope.Last;
import mirror.scope.Scope;
import org.junit.jupiter.api.Test;

class EntriesTest {
  @Test
  void manyClashesEnd() throws IOException {
    URI page = URI.create("http://host/d/");
    var tree = new LocalTree(Path.of("root"), new LocalTree.Layout(true, 0));
    Target target = Target.seed(page, tree);
    String html =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "<a href=f" + i + ">x</a>\n<a href=f" + i + "/>x</a>\n")
            .collect(Collectors.joining("", "<h1>/d/</h1><pre>", "</pre>"));
    var listing = new PagedListing(Pages.parse(html, page));
    var seen = new Seen();
    var records = RecordStore.readOnly(tree, Optional.empty());
    var entries =
        new Entries(
            Scope.DEFAULT,
            Casing.APART,
            records,
            new ChecksumPolicy(ChecksumMode.AUTO, _ -> {}),
            seen,
            new FirstLinks(seen, (_, _) -> false),
            Shard.WHOLE,
            new Deferred(Last.NONE, tree, records),
            new Tally());
    var directory = ((Place.Directory) target.place()).directory();
    var selection =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> entries.select(target, directory, listing, Ancestry.NONE, Optional.empty()));
    assertEquals(20_000, selection.problems().size());
  }
}
