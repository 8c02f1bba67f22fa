package mirror.frontier;

import java.net.URI;
import mirror.local.LocalDirectory;
import mirror.local.LocalTree;
import mirror.local.Place;

/**
 * A seed, and the tree below it.
 *
 * @param named as it was typed
 * @param uri where the tree begins on its server; a redirect may have moved it
 * @param place where it stands here; it stays as the seed was typed
 * @param tree where everything stands here
 * @param split whether its directories are of several shards: not where a link without a slash
 *     leads to it, which only the shard of that link follows
 * @param last whether all that is not to come last is done
 */
public record Root(URI named, URI uri, Place place, LocalTree tree, boolean split, boolean last) {
  /** Where the tree's URLs stand: below the root, or beside it if that is a page. */
  Places.Base base() {
    return switch (place) {
      case Place.Directory(LocalDirectory directory) -> Places.Base.of(uri, directory);
      case Place.File file -> Places.Base.of(uri, file.directory());
    };
  }

  public Root movedTo(URI uri, Place place) {
    return new Root(named, uri, place, tree, split, last);
  }

  Root unsplit() {
    return new Root(named, uri, place, tree, false, last);
  }
}
