package mirror.frontier;

/** What a run is for. */
public enum Purpose {
  /** Files are fetched and stored. */
  MIRROR,
  /** Files are named; only listings are fetched, and what may be one, and nothing is written. */
  LIST,
  /** The same, and of each file it is told what would be done about it. */
  PLAN,
}
