package mirror.crawl;

import java.io.IOException;
import java.io.UncheckedIOException;
import mirror.frontier.Failure;
import mirror.frontier.Outcome;
import mirror.frontier.Purpose;
import mirror.frontier.Tally;
import mirror.frontier.Target;
import mirror.local.DiskError;
import mirror.local.LocalTree;
import mirror.local.ObstacleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets what goes wrong in a visit cost that target, and only what ends all cost the run. */
final class Guard {
  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final Purpose purpose;
  private final LocalTree tree;
  private final Tally tally;

  Guard(Purpose purpose, LocalTree tree, Tally tally) {
    this.purpose = purpose;
    this.tree = tree;
    this.tally = tally;
  }

  /** Something about one target. */
  public interface Visiting {
    Outcome end() throws IOException;
  }

  /**
   * Ends a visit.
   *
   * @throws IOException when nothing can be written any more
   */
  Outcome end(Target target, Visiting visiting) throws IOException {
    try (var _ = tally.began(target)) {
      return checked(visiting);
    } catch (ObstacleException e) {
      return new Outcome.Failed(Failure.local(e));
    } catch (IOException e) {
      if (DiskError.isFull(e)) {
        throw e; // what is next may be smaller, and fit, and the one after it not
      }
      if (purpose == Purpose.MIRROR) {
        tree.probe();
      }
      return new Outcome.Failed(Failure.local(e));
    } catch (StackOverflowError e) {
      // java.util.regex recurses once a character where a group of alternatives repeats.
      return new Outcome.Failed(
          new Failure(Failure.Kind.OTHER, "needs more stack than there is, as a pattern may"));
    } catch (RuntimeException e) {
      // A bug; it costs this target and not the night's run.
      LOG.debug("{}", target.uri(), e);
      return new Outcome.Failed(new Failure(Failure.Kind.OTHER, "a bug in mirror: " + e));
    }
  }

  /**
   * An iterator, of rows that wait in a temporary file, can say so of an error of the disk only.
   */
  private static Outcome checked(Visiting visiting) throws IOException {
    try {
      return visiting.end();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
