package mirror.checksum;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the name of a checksum file says.
 *
 * @param algorithm of its digests, if the name tells
 * @param subject the file beside it that it is about, if its name is that one's with an ending
 */
public record ChecksumName(Optional<Algorithm> algorithm, Optional<String> subject) {
  private static final String ALGORITHM = "(?<algorithm>md5|sha1|sha224|sha256|sha384|sha512)";

  /** {@code x.iso.sha256}, {@code x.iso.sha256sum}. */
  private static final Pattern OF_ONE =
      Pattern.compile("(?<subject>.+)\\." + ALGORITHM + "(sum)?", Pattern.CASE_INSENSITIVE);

  /** {@code SHA256SUMS}, CentOS's {@code sha256sum.txt}. */
  private static final Pattern OF_MANY =
      Pattern.compile("(.+[-_.])?" + ALGORITHM + "sums?(\\.txt)?", Pattern.CASE_INSENSITIVE);

  /** OpenBSD's {@code SHA256}, NetBSD's {@code SHA512}: in capitals, as other things are not. */
  private static final Pattern OF_A_DIRECTORY =
      Pattern.compile("(?<algorithm>MD5|SHA1|SHA256|SHA384|SHA512)");

  /** FreeBSD's {@code CHECKSUM.SHA256-…}. */
  private static final Pattern OF_A_RELEASE =
      Pattern.compile("checksums?\\." + ALGORITHM + "-.+", Pattern.CASE_INSENSITIVE);

  /** {@code CHECKSUMS}, Fedora's {@code …-x86_64-CHECKSUM}. */
  private static final Pattern OF_ANY =
      Pattern.compile("(.+[-_.])?checksums?(\\.txt)?", Pattern.CASE_INSENSITIVE);

  /** Reads the name of a file; empty where it is no checksum file's. */
  public static Optional<ChecksumName> of(String name) {
    if (!isLikely(name)) {
      return Optional.empty();
    }
    Matcher one = OF_ONE.matcher(name);
    if (one.matches()) {
      return Optional.of(new ChecksumName(algorithm(one), Optional.of(one.group("subject"))));
    }
    for (Pattern pattern : List.of(OF_MANY, OF_A_DIRECTORY, OF_A_RELEASE)) {
      Matcher many = pattern.matcher(name);
      if (many.matches()) {
        return Optional.of(new ChecksumName(algorithm(many), Optional.empty()));
      }
    }
    return OF_ANY.matcher(name).matches()
        ? Optional.of(new ChecksumName(Optional.empty(), Optional.empty()))
        : Optional.empty();
  }

  /** Sorts out nearly all names of nearly all listings in no time. */
  private static boolean isLikely(String name) {
    if (name.startsWith("SHA") || name.equals("MD5")) {
      return true;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c == 's' || c == 'S') && name.regionMatches(true, i, "sum", 0, 3)
          || c == '.'
              && (name.regionMatches(true, i, ".md5", 0, 4)
                  || name.regionMatches(true, i, ".sha", 0, 4))) {
        return true;
      }
    }
    return false;
  }

  /** The names that a checksum file about {@code file} alone may have, the strongest first. */
  public static List<String> about(String file) {
    return Arrays.stream(Algorithm.values())
        .sorted((one, other) -> other.compareTo(one))
        .map(algorithm -> algorithm.name().toLowerCase(Locale.ROOT))
        .flatMap(ending -> Stream.of(file + "." + ending, file + "." + ending + "sum"))
        .toList();
  }

  private static Optional<Algorithm> algorithm(Matcher name) {
    return Algorithm.named(name.group("algorithm"));
  }
}
