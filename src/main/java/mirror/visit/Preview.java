package mirror.visit;

import java.io.IOException;
import java.util.OptionalLong;
import mirror.deletion.UnknownFiles;
import mirror.frontier.Announcer;
import mirror.frontier.Children;
import mirror.frontier.Failure;
import mirror.frontier.Observer;
import mirror.frontier.Outcome;
import mirror.listing.Shape;
import mirror.local.DirectoryRecord;
import mirror.local.ObstacleException;
import mirror.local.Place;
import mirror.local.RecordStore;

/** Tells of a listing's files what there is to say, as far as no request is needed for that. */
final class Preview {
  private final Forecast forecast;
  private final RecordStore records;
  private final Announcer announcer;
  private final Observer observer;

  Preview(Forecast forecast, RecordStore records, Announcer announcer, Observer observer) {
    this.forecast = forecast;
    this.records = records;
    this.announcer = announcer;
    this.observer = observer;
  }

  /** Tells of the files that a listing names. */
  void files(Children children) throws IOException {
    boolean slashes = children.showSlashes();
    children.offer(
        (shape, target) -> {
          if (!(target.place() instanceof Place.File place)) {
            return false;
          }
          try {
            boolean file = shape == Shape.LIKELY_FILE && slashes; // directories have one there
            if (!forecast.isCertain(file ? Shape.FILE : shape, target)) {
              return false;
            }
            announcer.tell(target, forecast.file(target, place, OptionalLong.empty()));
          } catch (ObstacleException e) {
            announcer.tell(target, new Outcome.Failed(Failure.local(e)));
          }
          return true;
        });
  }

  /** Tells of what is here and nobody knows. */
  void unknown(UnknownFiles unknown, DirectoryRecord record) throws IOException {
    unknown.tellUnknown(record, records, observer);
  }
}
