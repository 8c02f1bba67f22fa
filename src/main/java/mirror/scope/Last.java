package mirror.scope;

import java.util.List;
import java.util.function.Predicate;
import mirror.listing.Url;

/**
 * What is to be stored after all else of a run: what an index names is there before the index.
 * Pure.
 *
 * @param paths of files, or of directories that stand for all below them, decoded
 */
public record Last(List<Predicate<String>> paths) {
  /** Nothing: each file comes when its turn is. */
  public static final Last NONE = new Last(List.of());

  public Last {
    paths = List.copyOf(paths);
  }

  public boolean isNothing() {
    return paths.isEmpty();
  }

  public boolean is(Url url) {
    if (isNothing()) {
      return false;
    }
    String path = Filter.decoded(url.rawPath());
    return paths.stream().anyMatch(one -> one.test(path));
  }
}
