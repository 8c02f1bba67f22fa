package mirror.visit;

/** Whose robots.txt is obeyed. */
public enum WhoseRobots {
  /** Every host's. */
  ALL,
  /** That of hosts which no person named. */
  STRANGERS,
  /** Nobody's. */
  NONE,
}
