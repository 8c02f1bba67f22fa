package mirror.scope;

import java.util.List;
import java.util.Locale;

/**
 * Which hosts may be visited, by wget's rules. Pure.
 *
 * @param span whether links may lead from one host to another
 * @param domains the only ones, where there are any
 * @param excluded never
 */
public record Hosts(boolean span, List<String> domains, List<String> excluded) {
  /** Each tree on its own host. */
  public static final Hosts ONE = new Hosts(false, List.of(), List.of());

  /** Whether no list of the user's keeps {@code host} out. */
  boolean allow(String host) {
    if (domains.isEmpty() && excluded.isEmpty()) {
      return true;
    }
    return (domains.isEmpty() || domains.stream().anyMatch(domain -> isIn(host, domain)))
        && excluded.stream().noneMatch(domain -> isIn(host, domain));
  }

  /** {@code example.org} is itself and all below it; {@code .example.org} only what is below. */
  private static boolean isIn(String host, String domain) {
    String name = host.toLowerCase(Locale.ROOT);
    String suffix = domain.toLowerCase(Locale.ROOT);
    return name.equals(suffix) || name.endsWith(suffix.startsWith(".") ? suffix : "." + suffix);
  }
}
