package mirror.listing;

/** What a listing shows an entry as. */
public enum Shape {
  DIRECTORY,
  FILE,
  /** Nothing in the row proves a file, and nothing hints at a directory. */
  LIKELY_FILE,
  /** The row does not tell: the answer will. */
  UNSURE,
}
