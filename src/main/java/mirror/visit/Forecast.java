package mirror.visit;

import java.io.IOException;
import java.util.OptionalLong;
import mirror.frontier.Outcome;
import mirror.frontier.Target;
import mirror.listing.Shape;
import mirror.local.Place;

/** Says what there is to say of files in a run that stores none. */
interface Forecast {
  /** Whether it takes no request to say it of what a listing shows so. */
  boolean isCertain(Shape shape, Target target) throws IOException;

  /**
   * A file.
   *
   * @param size where its answer told it
   */
  Outcome file(Target target, Place.File place, OptionalLong size) throws IOException;

  /** A directory's page that somebody wrote, and that is content as well. */
  Outcome page(Target target, Place.File place, PageReceiver page) throws IOException;

  /** Says their names only. */
  record OfNames() implements Forecast {
    @Override
    public boolean isCertain(Shape shape, Target target) {
      return shape == Shape.FILE;
    }

    @Override
    public Outcome file(Target target, Place.File place, OptionalLong size) {
      return new Outcome.Found();
    }

    @Override
    public Outcome page(Target target, Place.File place, PageReceiver page) {
      return new Outcome.Found();
    }
  }
}
