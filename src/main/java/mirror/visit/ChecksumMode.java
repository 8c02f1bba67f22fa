package mirror.visit;

import java.util.Locale;

/** What a file has to fear that is not what a checksum file beside it says. */
public enum ChecksumMode {
  /** It is fetched once more, and stored with a warning. */
  AUTO,
  /** It is fetched once more, and not stored. */
  REQUIRE,
  /** Nothing: no checksum file is read. */
  OFF;

  /** As it is typed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
