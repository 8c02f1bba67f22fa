package mirror.crawl;

/** Why a run ended before all was done; what is missing is for another run. */
public enum StopReason {
  /** By a signal. */
  INTERRUPTED("interrupted"),
  /** Its results go nowhere: who read them has ended. */
  UNHEARD("nobody reads what is found"),
  /** As many bytes as were wanted have come. */
  QUOTA("stopped by --quota"),
  /** As much time as was given has passed. */
  DURATION("stopped by --max-duration");

  private final String words;

  StopReason(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
