package mirror.checksum;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a checksum file.
 *
 * @param path of the file that it is about, from the checksum file's directory on, in names with
 *     slashes between them; never out of that directory
 */
public record ChecksumLine(String path, Digest digest) {
  /** Whoever digested stdin wrote this for a name. */
  private static final String STDIN = "-";

  private static final String HEX = "(?<hex>[0-9A-Fa-f]{32,128})";

  /**
   * {@code sha256sum} puts a space or, for binary, a star before the name, others more white space;
   * a backslash before all says that the name is escaped.
   */
  private static final Pattern PLAIN =
      Pattern.compile("(?<escaped>\\\\?)" + HEX + "(?: [ *]|[ \\t]+)(?<name>.+)");

  /** {@code sha256sum --tag}, the BSDs, {@code openssl dgst}. */
  private static final Pattern TAGGED =
      Pattern.compile("(?<escaped>\\\\?)(?<algorithm>[A-Za-z0-9-]+) ?\\((?<name>.+)\\) ?= ?" + HEX);

  private static final Pattern BARE = Pattern.compile(HEX + "\\s*");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  /** Reads a line of the file {@code of}; empty where it is no checksum, as comments are not. */
  static Optional<ChecksumLine> parse(String line, ChecksumName of) {
    Matcher tagged = TAGGED.matcher(line);
    if (line.indexOf('(') >= 0 && tagged.matches()) {
      return Algorithm.named(tagged.group("algorithm"))
          .flatMap(algorithm -> digest(tagged, Optional.of(algorithm)))
          .flatMap(digest -> about(name(tagged), digest, of));
    }
    Matcher plain = PLAIN.matcher(line);
    if (plain.matches()) {
      return digest(plain, of.algorithm()).flatMap(digest -> about(name(plain), digest, of));
    }
    Matcher bare = BARE.matcher(line);
    return bare.matches()
        ? digest(bare, of.algorithm()).flatMap(digest -> about(STDIN, digest, of))
        : Optional.empty();
  }

  private static Optional<Digest> digest(Matcher line, Optional<Algorithm> algorithm) {
    return Digest.parse(line.group("hex"))
        .filter(digest -> algorithm.isEmpty() || algorithm.get() == digest.algorithm());
  }

  private static String name(Matcher line) {
    return line.group("escaped").isEmpty() ? line.group("name") : unescaped(line.group("name"));
  }

  private static String unescaped(String name) {
    return ESCAPE
        .matcher(name)
        .replaceAll(
            escape ->
                switch (escape.group(1)) {
                  case "n" -> "\n";
                  case "r" -> "\r";
                  default -> Matcher.quoteReplacement(escape.group(1));
                });
  }

  /** In a file about one, its name may have stood in another directory, or nowhere. */
  private static Optional<ChecksumLine> about(String name, Digest digest, ChecksumName of) {
    String base = name.substring(name.lastIndexOf('/') + 1);
    boolean subject = of.subject().isPresent() && base.equals(of.subject().get());
    Optional<String> path =
        subject || name.equals(STDIN)
            ? of.subject()
            : Optional.of(name).filter(one -> !one.startsWith("/")).flatMap(ChecksumLine::below);
    return path.map(file -> new ChecksumLine(file, digest));
  }

  private static Optional<String> below(String name) {
    List<String> segments =
        Arrays.stream(name.split("/", -1))
            .filter(segment -> !segment.isEmpty() && !segment.equals("."))
            .toList();
    return segments.isEmpty() || segments.contains("..") || name.endsWith("/")
        ? Optional.empty()
        : Optional.of(String.join("/", segments));
  }
}
