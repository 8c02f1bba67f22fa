package mirror.listing;

/** What a listing shows an entry as. */
public enum Shape {
  DIRECTORY,
  FILE,
  /** The row does not tell: the answer will. */
  UNSURE,
}
