package mirror.listing;

/** What a listing shows an entry as. */
public enum Shape {
  DIRECTORY,
  FILE,
  /** Nothing shows a directory, where other rows show theirs by a slash, perhaps. */
  LIKELY_FILE,
  /** The row does not tell: the answer will. */
  UNSURE,
}
