package mirror.local;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Whether a disk takes names that differ only by case for two files, or for one. Those that do the
 * latter (APFS, HFS+) ignore the form of what has several in Unicode too.
 */
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
      case ALIKE -> Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    };
  }
}
