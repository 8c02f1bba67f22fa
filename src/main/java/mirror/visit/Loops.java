package mirror.visit;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import mirror.fetch.FetchResult;
import mirror.fetch.PageBuffer;
import mirror.fetch.Request;
import mirror.frontier.Ancestry;
import mirror.frontier.Children;
import mirror.frontier.Outcome;
import mirror.frontier.PagedListing;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.listing.Entry;
import mirror.listing.Listing;
import mirror.local.UrlPath;

/**
 * Tells a directory that leads back to one above it from one that only looks like it: {@code
 * junit/junit/4.12/} shows {@code junit/} twice, and may have been made within a minute.
 */
final class Loops {
  /**
   * So often a loop is gone around to see whether it is one; nobody nests the same name so deep,
   * and Linux follows 40 links in a path (path_resolution(7)).
   */
  private static final int TURNS = 8;

  private final Requests requests;
  private final Setback setback;
  private final Tally tally;

  Loops(Requests requests, Setback setback, Tally tally) {
    this.requests = requests;
    this.setback = setback;
    this.tally = tally;
  }

  /**
   * What speaks against opening a directory: that it is a loop, or that this cannot be told now.
   *
   * @param print of what its listing shows
   */
  Optional<Outcome> objection(Target target, PagedListing listing, long print) throws IOException {
    OptionalInt steps = target.ancestry().stepsFrom(print);
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    boolean certain = namesFiles(listing) || target.uri().getRawQuery() != null;
    return certain
        ? Optional.of(new Outcome.Loop())
        : goneAround(target, turned(target.uri(), steps.getAsInt()), print);
  }

  private static boolean namesFiles(PagedListing listing) {
    for (Entry entry : listing) {
      if (!Children.isDirectory(entry)) {
        return true;
      }
    }
    return false;
  }

  /** Where the last steps to a directory lead when they are taken again and again. */
  private static URI turned(URI directory, int steps) {
    String path = directory.getRawPath();
    int start = path.length() - 1;
    for (int step = 0; step < steps && start > 0; step++) {
      start = path.lastIndexOf('/', start - 1);
    }
    return UrlPath.at(directory, path + path.substring(start + 1).repeat(TURNS));
  }

  private Optional<Outcome> goneAround(Target target, URI uri, long print) throws IOException {
    try (var page = new PageReceiver(uri, tally)) {
      return switch (requests.fetch(Request.page(uri), page)) {
        case FetchResult.Received received when shows(page.read(received.head()), print) ->
            Optional.of(new Outcome.Loop());
        case FetchResult.Refused refused when refused.mayPass() ->
            Optional.of(setback.refused(target, refused));
        case FetchResult.Broken broken -> Optional.of(setback.broken(target, broken));
        case FetchResult.Received _,
            FetchResult.Refused _,
            FetchResult.Declined _,
            FetchResult.NotModified _,
            FetchResult.Moved _ ->
            Optional.empty();
      };
    } catch (PageBuffer.UnreadableException e) {
      return Optional.empty();
    }
  }

  private static boolean shows(Listing listing, long print) {
    try (listing) {
      return Ancestry.print(listing.entries()) == print;
    }
  }
}
