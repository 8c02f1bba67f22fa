package mirror.deletion;

import java.net.URI;
import java.util.OptionalLong;
import mirror.frontier.Seen;
import mirror.listing.Url;
import mirror.local.LocalTree;
import mirror.local.Place;
import mirror.local.RecordedDirectory;
import mirror.scope.Filter;

/** Tells what stays although no listing names it: this run's own words are about it. */
public record Protection(Seen seen, Filter filter, LocalTree tree) {
  /** Whether a file is a seed, or filtered. */
  boolean holds(URI file, long size) {
    return seen.contains(file) || isFiltered(file, OptionalLong.of(size));
  }

  /** The same of a directory, where it stands: a redirect may have led to its URL. */
  boolean holds(RecordedDirectory directory) {
    return seen.contains(directory.url(), new Place.Directory(directory.directory()), tree)
        || isFiltered(directory.url(), OptionalLong.empty());
  }

  private boolean isFiltered(URI uri, OptionalLong size) {
    return filter.refusal(Url.of(uri), uri.getRawPath(), size).isPresent();
  }
}
