package mirror.frontier;

/** What of a file a visit is about. */
public sealed interface Portion {
  /** All of it, in several ranges if it is large. */
  record Any() implements Portion {}

  /** All of it at once. */
  record Whole() implements Portion {}

  /** The same once more: what came in ranges is not what a checksum file says. */
  record Again() implements Portion {}

  /** One of its ranges, from 0. */
  record Range(RangedFile file, int number) implements Portion {}

  /** How its visit ended: of all the ranges of a file, one tells how the file ended. */
  default Outcome told(Outcome outcome) {
    return switch (this) {
      case Any _, Whole _, Again _ -> outcome;
      case Range(RangedFile file, _) ->
          outcome instanceof Outcome.Ended && !file.end() ? new Outcome.Shared() : outcome;
    };
  }
}
