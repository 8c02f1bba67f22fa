package mirror.options;

import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.ITypeConverter;

/**
 * A word that names URLs or a list of them.
 *
 * @param place among all of them as they were typed, behind which come a config file's
 */
record Source(int place, String name) implements Comparable<Source> {
  private static final Comparator<Source> AS_TYPED = Comparator.comparingInt(Source::place);

  /** One for all options and arguments that name some: picocli reads words as they stand. */
  static ITypeConverter<Source> inOrder() {
    var places = new AtomicInteger();
    return name -> new Source(places.getAndIncrement(), name);
  }

  @Override
  public int compareTo(Source other) {
    return AS_TYPED.compare(this, other);
  }
}
