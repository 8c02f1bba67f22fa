package mirror.listing;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A path that stands in a query, in raw segments as they would stand in a URL's path.
 *
 * @param slashed whether it ended in a slash, as directories do
 */
record QueryPath(List<String> segments, boolean slashed) {
  static final QueryPath TOP = new QueryPath(List.of(), true);

  /** The path that a raw value spells: {@code +} is a space, a backslash is a slash. */
  static QueryPath of(String value) {
    return split(
        value
            .replace("+", "%20")
            .replaceAll("%2[fF]|%5[cC]|\\\\", "/")
            // Bare in a query, but not in a path.
            .replace("?", "%3F"));
  }

  /** The path whose Base64 the value is, padded or not, in either alphabet. */
  static Optional<QueryPath> ofBase64(String value) {
    try {
      String code =
          URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8)
              .replace('+', '-')
              .replace('/', '_');
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(unpadded(code)));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      boolean printable = !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
      return printable ? Optional.of(split(Href.escapeName(text))) : Optional.empty();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String unpadded(String code) {
    int end = code.length();
    while (end > 0 && code.charAt(end - 1) == '=') {
      end--;
    }
    return code.substring(0, end);
  }

  private static QueryPath split(String path) {
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (segment.equals("..") && !segments.isEmpty()) {
        segments.removeLast();
      } else if (!segment.isEmpty() && !segment.equals(".") && !segment.equals("..")) {
        segments.add(segment);
      }
    }
    return new QueryPath(List.copyOf(segments), path.endsWith("/"));
  }

  /** The last segment, empty for the top. */
  String name() {
    return segments.isEmpty() ? "" : segments.getLast();
  }

  boolean startsWith(QueryPath above) {
    int length = above.segments.size();
    return segments.size() >= length
        && canonical(segments.subList(0, length)).equals(canonical(above.segments));
  }

  boolean isSame(QueryPath other) {
    return segments.size() == other.segments.size() && startsWith(other);
  }

  QueryPath below(QueryPath above) {
    return new QueryPath(segments.subList(above.segments.size(), segments.size()), slashed);
  }

  private static String canonical(List<String> segments) {
    return CanonicalPath.of(String.join("/", segments));
  }

  /** As a raw path, without a slash at its end. */
  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
