package mirror.frontier;

/** What a run would do about a file, or leave to a person. */
public enum Intent {
  /** It is not here. */
  NEW,
  /** It is here, and the listing shows another. */
  CHANGED,
  /** It is here, and the listing cannot tell whether it is current: the server would be asked. */
  ASK,
  /** No listing names it any more. */
  DELETE,
  /** It is here, and neither the record nor the listing knows it. */
  UNKNOWN,
}
