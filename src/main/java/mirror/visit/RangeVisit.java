package mirror.visit;

import java.io.IOException;
import mirror.fetch.Fault;
import mirror.fetch.FetchResult;
import mirror.frontier.Outcome;
import mirror.frontier.Portion;
import mirror.frontier.RangedFile;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.local.PartFile;
import mirror.local.Place;

/**
 * A visit to one range of a file. Whatever does not fit, the file is fetched as a whole instead.
 */
final class RangeVisit {
  private final Requests requests;
  private final Setback setback;
  private final FileVisit files;
  private final Tally tally;

  RangeVisit(Requests requests, Setback setback, FileVisit files, Tally tally) {
    this.requests = requests;
    this.setback = setback;
    this.files = files;
    this.tally = tally;
  }

  Outcome to(Target target, Place.File place, Portion.Range range) throws IOException {
    RangedFile file = range.file();
    if (file.isOver()) {
      return new Outcome.Shared();
    }
    long length = file.length(range.number());
    long left = PartFile.left(place, file.name(range.number())).orElse(0);
    long here = left > length ? 0 : left; // an answer without a length brought too much
    return here == length ? received(target, place, file) : ask(target, place, range, here);
  }

  private Outcome ask(Target target, Place.File place, Portion.Range range, long here)
      throws IOException {
    RangedFile file = range.file();
    try (var receiver = new RangeReceiver(range, place, here, tally)) {
      return switch (requests.fetch(file.request(target.uri(), range.number(), here), receiver)) {
        case FetchResult.Received _ when receiver.isWhole() -> received(target, place, file);
        case FetchResult.Received _ ->
            setback.broken(target, new FetchResult.Broken(Fault.TRUNCATED, ""));
        case FetchResult.Broken broken -> setback.broken(target, broken);
        case FetchResult.Refused refused when refused.mayPass() -> setback.refused(target, refused);
        // Another try begins where the file was named.
        case FetchResult.Moved moved when target.attempt() > 1 -> setback.moved(target, moved);
        case FetchResult.Refused _,
            FetchResult.Declined _,
            FetchResult.NotModified _,
            FetchResult.Moved _ ->
            whole(target, place, file);
      };
    } catch (RangeReceiver.OverException e) {
      return new Outcome.Shared();
    }
  }

  private static Outcome whole(Target target, Place.File place, RangedFile file)
      throws IOException {
    file.drop(place); // before the end: should it fail, that is how the file ended
    return file.end() ? new Outcome.Moved(target.whole()) : new Outcome.Shared();
  }

  private Outcome received(Target target, Place.File place, RangedFile file) throws IOException {
    return file.received() ? files.assemble(target, place, file) : new Outcome.Shared();
  }
}
