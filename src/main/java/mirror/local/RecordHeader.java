package mirror.local;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The first line of a record: which directory it is of.
 *
 * @param path of the directory in the tree
 */
record RecordHeader(String url, String path) {
  private static final String FORMAT = "mirror 1";

  /** Empty where the line begins no record: whoever may write there may write anything. */
  static Optional<RecordHeader> read(RecordLine line) {
    return line.text().equals(FORMAT)
        ? Optional.of(new RecordHeader(line.text(), line.text()))
            .filter(header -> header.hasUrl() && header.isInTree())
        : Optional.empty();
  }

  private boolean hasUrl() {
    try {
      var uri = new URI(url);
      return uri.getRawAuthority() != null && uri.getRawPath().startsWith("/");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Two slashes stand before what is left out of the path. */
  private boolean isInTree() {
    return Stream.of(path.split("/", -1)).allMatch(it -> it.isEmpty() || LocalName.isPlain(it));
  }

  byte[] line() {
    return RecordLine.of(List.of(FORMAT, url, path));
  }

  /** Whether both are of one directory of one server. */
  boolean isLike(RecordHeader other) {
    return path.equals(other.path) && isSame(url, other.url);
  }

  /** Listings and servers disagree on what to escape in a path, and may change overnight. */
  static boolean isSame(String url, String other) {
    if (url.equals(other)) {
      return true;
    }
    URI one = URI.create(url);
    URI two = URI.create(other);
    return Objects.equals(one.getScheme(), two.getScheme())
        && Objects.equals(one.getRawAuthority(), two.getRawAuthority())
        && Objects.equals(one.getPath(), two.getPath())
        && Objects.equals(one.getQuery(), two.getQuery());
  }
}
