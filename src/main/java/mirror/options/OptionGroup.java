package mirror.options;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Options that belong together. A group knows the words, what makes no sense among them, and the
 * small record that each floor below gets of them.
 */
interface OptionGroup {
  /** The heading of the group in --help. */
  String heading();

  /** What --help shows. */
  default List<Option<?>> common() {
    return List.of();
  }

  /** What only --help=all shows as well. */
  default List<Option<?>> rest() {
    return List.of();
  }

  /** All of them. */
  default Stream<Option<?>> all() {
    return Stream.concat(common().stream(), rest().stream());
  }

  /** What makes no sense, in words for one line; empty when all does. */
  default Optional<String> complaint() {
    return Optional.empty();
  }
}
