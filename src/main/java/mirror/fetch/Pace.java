package mirror.fetch;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How much time is to pass between the starts of two requests to one origin.
 *
 * @param random whether it is to be 0.5 to 1.5 times as much, never the same
 */
public record Pace(Duration time, boolean random) {
  Duration next(RandomGenerator generator) {
    return random
        ? Duration.ofNanos((long) (time.toNanos() * generator.nextDouble(0.5, 1.5)))
        : time;
  }
}
