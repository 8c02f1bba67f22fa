import java.time.Duration;

/**
 * What lies between a tool and the server.
 *
 * @param roundTrip 0 where nothing is in between
 * @param bytesPerSecond of all connections together, 0 for no limit
 * @param bytesPerConnection a second, 0 for no limit
 */
record Link(
    boolean secure,
    boolean http2,
    Duration roundTrip,
    long bytesPerSecond,
    long bytesPerConnection) {
  static final Link LOOPBACK = new Link(false, false, Duration.ZERO, 0, 0);
  static final Link TLS = new Link(true, false, Duration.ZERO, 0, 0);
  static final Link H2 = new Link(true, true, Duration.ZERO, 0, 0);
  static final Link FAR = new Link(false, false, Duration.ofMillis(50), 12_500_000, 0);
  static final Link FAR_H2 = new Link(true, true, Duration.ofMillis(50), 12_500_000, 0);
  static final Link NARROW = new Link(false, false, Duration.ofMillis(50), 12_500_000, 2_000_000);

  boolean isDirect() {
    return roundTrip.isZero();
  }
}
