package mirror.crawl;

import java.net.URI;
import mirror.listing.CanonicalPath;

/** Which URLs belong to a tree. Pure. */
public record Scope(int deepest, int longestPath) {
  /** A tree deeper than this, or a longer path, is a loop or a trap. */
  public static final Scope DEFAULT = new Scope(100, 4000);

  /** Why a URL is not visited. */
  public enum Refusal {
    OTHER_ORIGIN("is on another host"),
    ABOVE_ROOT("is not below the directory that the tree began with"),
    HAS_QUERY("has a query from which no name follows"),
    TOO_DEEP("is more than 100 directories deep"),
    TOO_LONG("has a path of more than 4000 bytes");

    private final String words;

    Refusal(String words) {
      this.words = words;
    }

    /** Whether it is a part of the tree that is given up, which is a failure. */
    boolean isLoss() {
      return switch (this) {
        case TOO_DEEP, TOO_LONG -> true;
        case OTHER_ORIGIN, ABOVE_ROOT, HAS_QUERY -> false;
      };
    }

    /** For a person, after "it". */
    @Override
    public String toString() {
      return words;
    }
  }

  /** The answer to {@link #decide}. */
  public sealed interface Verdict {
    record Accept() implements Verdict {}

    record Refuse(Refusal refusal) implements Verdict {}
  }

  /**
   * Whether {@code link}, found {@code depth} listings below the seed, belongs to the tree of
   * {@code root}.
   */
  public Verdict decide(URI root, URI link, int depth) {
    if (!sameOrigin(root, link)) {
      return new Verdict.Refuse(Refusal.OTHER_ORIGIN);
    }
    if (!isBelow(root, link)) {
      return new Verdict.Refuse(Refusal.ABOVE_ROOT);
    }
    // Last, because these are losses: of what does not belong to the tree, nothing is lost.
    if (depth > deepest) {
      return new Verdict.Refuse(Refusal.TOO_DEEP);
    }
    return link.getRawPath().length() > longestPath
        ? new Verdict.Refuse(Refusal.TOO_LONG)
        : new Verdict.Accept();
  }

  static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equals(other.getScheme())
        && one.getRawAuthority().equals(other.getRawAuthority());
  }

  /**
   * The same origin, or the same host by https: where the address of a site moves when its owner
   * moves it.
   */
  static boolean sameHost(URI from, URI to) {
    return sameOrigin(from, to)
        || from.getScheme().equals("http")
            && to.getScheme().equals("https")
            && from.getHost().equals(to.getHost());
  }

  /** The directory of the root counts: a root may be a page in it. */
  private static boolean isBelow(URI root, URI link) {
    String path = CanonicalPath.of(root.getRawPath());
    String directory = path.substring(0, path.lastIndexOf('/') + 1);
    return CanonicalPath.of(link.getRawPath()).startsWith(directory);
  }
}
