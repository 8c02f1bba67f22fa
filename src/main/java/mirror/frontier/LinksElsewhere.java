package mirror.frontier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a page names on other hosts; only pages that people wrote do. So many and no more: unlike
 * what is on its own host, each is kept as a target, for each may have a server of its own.
 */
final class LinksElsewhere {
  static final int MOST = 10_000;

  private final List<Target> targets = new ArrayList<>();
  private boolean tooMany;

  void add(Target target) {
    if (targets.size() < MOST) {
      targets.add(target);
    } else {
      tooMany = true;
    }
  }

  int files() {
    return (int) targets.stream().filter(Target::isFile).count();
  }

  Collection<List<Target>> byOrigin() {
    return targets.stream().collect(Collectors.groupingBy(Target::origin)).values();
  }

  /** Why some of {@code page} are not mirrored, if there were too many. */
  Optional<Outcome.Problem> excess(Target page) {
    String reason = "names more than 10,000 URLs on other hosts";
    var failure = new Failure(Failure.Kind.OTHER, reason);
    return tooMany
        ? Optional.of(new Outcome.Problem(page.named(), page.seed(page.root().tree()), failure))
        : Optional.empty();
  }
}
