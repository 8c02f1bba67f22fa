package mirror.visit;

import java.io.IOException;
import java.util.Optional;
import mirror.frontier.ChecksumCache;
import mirror.frontier.HeldFile;
import mirror.frontier.ListedChecksums;
import mirror.frontier.Outcome;
import mirror.frontier.Portion;
import mirror.frontier.Target;
import mirror.local.Place;

/**
 * A visit to a file, and another when a checksum file contradicts what came: either may have been
 * replaced between the two requests, so both are asked for once more.
 */
final class CheckedVisit {
  private final FileVisit files;
  private final ChecksumPolicy checks;

  CheckedVisit(FileVisit files, ChecksumPolicy checks) {
    this.files = files;
    this.checks = checks;
  }

  Outcome to(Target target, Place.File place) throws IOException {
    if (!(target.portion() instanceof Portion.Again)) {
      Outcome first = files.to(target, place, false);
      if (!(first instanceof Outcome.Mismatch)) {
        return first;
      }
    }
    Optional<ChecksumCache.Source> source =
        checks.about(target, place).map(ListedChecksums.Claim::source);
    if (source.isPresent()) {
      Outcome anew = files.to(target.source(source.get()), source.get().place(), true);
      while (anew instanceof Outcome.Moved(Target to) && to.place() instanceof Place.File there) {
        anew = files.to(to, there, true);
      }
      if (anew instanceof Outcome.Held(HeldFile page)) {
        page.close(); // it is no checksum file
      }
      checks.reread(source.get());
    }
    return switch (files.to(target, place, !checks.refuses())) {
      case Outcome.Mismatch(Outcome.Failed failed, _, _) -> failed;
      case Outcome second -> second;
    };
  }
}
