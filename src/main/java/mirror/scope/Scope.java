package mirror.scope;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;
import mirror.listing.CanonicalPath;
import mirror.listing.Entry;
import mirror.listing.Url;

/**
 * Which URLs belong to a tree. Pure.
 *
 * @param level how many listings may lead to a file; 0 is no end
 * @param words in which the user said all that: where they are the same, so is the scope
 */
public record Scope(
    int deepest, int longestPath, int level, Hosts hosts, Filter filter, String words) {
  /** A tree deeper than this, or a longer path, is a loop or a trap. */
  public static final Scope DEFAULT = new Scope(100, 4000, 0, Hosts.ONE, Filter.NONE, "");

  /** Why a URL is not visited. */
  public enum Refusal {
    OTHER_ORIGIN("is on another host", Kind.ELSEWHERE),
    ABOVE_ROOT("is not below the directory that the tree began with", Kind.ELSEWHERE),
    HAS_QUERY("has a query from which no name follows", Kind.ELSEWHERE),
    DOMAIN("is on a host that -D or --exclude-domains leaves out", Kind.UNWANTED),
    DIRECTORY("is in a directory that -I or -X leaves out", Kind.UNWANTED),
    REGEX("is left out by --accept-regex or --reject-regex", Kind.UNWANTED),
    NAME("has a name that -A or -R leaves out", Kind.UNWANTED),
    SIZE("has a size that --min-size or --max-size leaves out", Kind.UNWANTED),
    ROBOTS("is what the robots.txt of its host keeps programs from", Kind.UNWANTED),
    LEVEL("is deeper than --level", Kind.UNWANTED),
    TOO_DEEP("is more than 100 directories deep", Kind.LOSS),
    TOO_LONG("has a path of more than 4000 bytes", Kind.LOSS);

    private enum Kind {
      ELSEWHERE,
      UNWANTED,
      LOSS,
    }

    private final String words;
    private final Kind kind;

    Refusal(String words, Kind kind) {
      this.words = words;
      this.kind = kind;
    }

    /** Whether it is a part of the tree that is given up, which is a failure. */
    public boolean isLoss() {
      return kind == Kind.LOSS;
    }

    /** Whether it is a part of the tree that the user does not want: no failure, and not gone. */
    public boolean isUnwanted() {
      return kind == Kind.UNWANTED;
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
   * {@code root}. Of what was mirrored before, it says whether it still is to be.
   */
  public Verdict decide(URI root, URI link, int depth) {
    return decide(root, Url.of(link), link.getRawPath(), OptionalLong.empty(), depth);
  }

  /** The same for an entry of a listing, which may show more than its URL. */
  public Verdict decide(URI root, Entry entry, int depth) {
    String path = entry.path().isEmpty() ? entry.url().rawPath() : entry.path();
    return decide(root, entry.url(), path, entry.size(), depth);
  }

  private Verdict decide(URI root, Url link, String path, OptionalLong size, int depth) {
    Optional<Refusal> refusal =
        elsewhere(root, link)
            .or(() -> filter.refusal(link, path, size))
            .or(() -> level(path, depth))
            // Last, because these are losses: of what does not belong to the tree, nothing is lost.
            .or(() -> when(depth > deepest, Refusal.TOO_DEEP))
            .or(() -> beyond(link.rawPath()))
            .or(() -> beyond(path));
    return refusal.isPresent() ? new Verdict.Refuse(refusal.get()) : new Verdict.Accept();
  }

  /** Why a path leads too far, be it the user's: one link of a page can be as deep as a tree. */
  public Optional<Refusal> beyond(String path) {
    return path.length() > longestPath
        ? Optional.of(Refusal.TOO_LONG)
        : when(slashes(path) > deepest, Refusal.TOO_DEEP);
  }

  private static int slashes(String path) {
    int slashes = 0;
    for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
      slashes++;
    }
    return slashes;
  }

  /** Why {@code link} is no part of the tree, whatever the user wants of it. */
  public Optional<Refusal> elsewhere(URI root, URI link) {
    return elsewhere(root, Url.of(link));
  }

  private Optional<Refusal> elsewhere(URI root, Url link) {
    if (Url.of(root).isOfSameOrigin(link)) {
      return hosts.allow(root.getHost())
          ? when(!isBelow(root, link.rawPath()), Refusal.ABOVE_ROOT)
          : Optional.of(Refusal.DOMAIN);
    }
    URI strange = link.uri();
    if (!maySpan(strange)) {
      return Optional.of(Refusal.OTHER_ORIGIN);
    }
    // Another port is another site, another scheme is not (wget holds to that).
    boolean sameSite =
        root.getHost().equals(strange.getHost()) && !root.getScheme().equals(strange.getScheme());
    return when(sameSite && !isBelow(root, link.rawPath()), Refusal.ABOVE_ROOT);
  }

  /** Whether links may lead to other hosts. */
  public boolean spans() {
    return hosts.span();
  }

  /** Whether a link or a redirect may lead to {@code uri}'s host from another. */
  public boolean maySpan(URI uri) {
    return hosts.span() && hosts.allow(uri.getHost());
  }

  /** A directory is as deep as its page, and what it lists is deeper. */
  private Optional<Refusal> level(String path, int depth) {
    int deepestWanted = path.endsWith("/") ? level - 1 : level;
    return when(level > 0 && depth > deepestWanted, Refusal.LEVEL);
  }

  private static Optional<Refusal> when(boolean refused, Refusal refusal) {
    return refused ? Optional.of(refusal) : Optional.empty();
  }

  /** Scheme, host and port. */
  public static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  public static boolean sameOrigin(URI one, URI other) {
    return one.getScheme().equals(other.getScheme())
        && one.getRawAuthority().equals(other.getRawAuthority());
  }

  /**
   * The same origin, or the same host by https: where the address of a site moves when its owner
   * moves it.
   */
  public static boolean sameHost(URI from, URI to) {
    return sameOrigin(from, to)
        || from.getScheme().equals("http")
            && to.getScheme().equals("https")
            && from.getHost().equals(to.getHost());
  }

  /**
   * Whether it is a directory's, and below that of another on the same host, by whatever scheme.
   */
  public static boolean isWithin(URI directory, URI url) {
    return isOfOneHost(directory, url) && isBelow(directory, url.getRawPath());
  }

  /** Whether one host has both, by whatever scheme. */
  public static boolean isOfOneHost(URI one, URI other) {
    return one.getHost().equalsIgnoreCase(other.getHost()) && one.getPort() == other.getPort();
  }

  /** Whether a path is in a root's directory, or is that: a root may be a page in it. */
  public static boolean isBelow(URI root, String link) {
    String path = CanonicalPath.of(root.getRawPath());
    String directory = path.substring(0, path.lastIndexOf('/') + 1);
    return CanonicalPath.of(link).startsWith(directory);
  }
}
