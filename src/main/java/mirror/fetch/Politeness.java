package mirror.fetch;

import java.time.Instant;

/**
 * What one origin is asked to bear: so many requests at a time, and none while it wants a pause.
 */
public final class Politeness {
  private final int mostInFlight;
  private int inFlight;
  private Instant pausedUntil = Instant.MIN;

  /** At most {@code mostInFlight} requests at a time. */
  public Politeness(int mostInFlight) {
    this.mostInFlight = mostInFlight;
  }

  public boolean hasRoom() {
    return inFlight < mostInFlight;
  }

  public boolean isIdle() {
    return inFlight == 0;
  }

  /** Until when no request may start; in the past when one may. */
  public Instant pausedUntil() {
    return pausedUntil;
  }

  public void started() {
    inFlight++;
  }

  public void ended() {
    inFlight--;
  }

  /** The origin asked for a pause; of several, the longest holds. */
  public void pause(Instant until) {
    if (until.isAfter(pausedUntil)) {
      pausedUntil = until;
    }
  }
}
