package mirror.local;

import java.io.IOException;
import java.util.Locale;

/** Whether a disk takes names that differ only by case for two files, or for one. */
public enum Casing {
  APART,
  ALIKE;

  /** What the disk shows where {@code name}, in lower case, is in {@code directory}. */
  static Casing of(LocalDirectory directory, String name) throws IOException {
    return directory.attributes(name.toUpperCase(Locale.ROOT)).isPresent() ? ALIKE : APART;
  }

  /** What two names have in common that are one here. */
  public String key(String name) {
    return switch (this) {
      case APART -> name;
      case ALIKE -> name.toLowerCase(Locale.ROOT);
    };
  }
}
