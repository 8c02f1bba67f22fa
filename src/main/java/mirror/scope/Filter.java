package mirror.scope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import mirror.listing.Url;
import mirror.scope.Scope.Refusal;

/**
 * Which URLs of a tree the user wants, by wget's rules. Pure.
 *
 * @param names of files, decoded
 * @param directories of files, and directories themselves, decoded
 * @param urls whole, as they are linked
 * @param sizes of files
 */
public record Filter(Choice names, Choice directories, Choice urls, Sizes sizes) {
  /** Wants everything. */
  public static final Filter NONE =
      new Filter(Choice.ALL, Choice.ALL, Choice.ALL, new Sizes(0, Long.MAX_VALUE));

  /** The sizes of files that are wanted, in bytes. */
  public record Sizes(long smallest, long largest) {
    public boolean take(long size) {
      return size >= smallest && size <= largest;
    }
  }

  /**
   * What to take: what one of {@code accepted} matches, or everything where there is none, and
   * nothing that one of {@code rejected} matches.
   */
  public record Choice(List<Predicate<String>> accepted, List<Predicate<String>> rejected) {
    /** Takes everything. */
    public static final Choice ALL = new Choice(List.of(), List.of());

    boolean takes(String text) {
      return (accepted.isEmpty() || accepted.stream().anyMatch(one -> one.test(text)))
          && rejected.stream().noneMatch(one -> one.test(text));
    }

    private boolean takesAll() {
      return accepted.isEmpty() && rejected.isEmpty();
    }
  }

  /**
   * Why the user does not want what a page links; empty when it is wanted.
   *
   * @param path that ends as its own, with a slash where it is a directory
   * @param size where it is known
   */
  public Optional<Refusal> refusal(Url link, String path, OptionalLong size) {
    if (!directories.takesAll() && !directories.takes(decoded(directory(link, path)))) {
      return Optional.of(Refusal.DIRECTORY);
    }
    if (!urls.takesAll() && !urls.takes(link.toString())) {
      return Optional.of(Refusal.REGEX);
    }
    if (!takesName(path)) {
      return Optional.of(Refusal.NAME);
    }
    return size.isEmpty() || path.endsWith("/") || sizes.take(size.getAsLong())
        ? Optional.empty()
        : Optional.of(Refusal.SIZE);
  }

  /** Why a file is not wanted whose size was not known before it was asked for. */
  public Optional<Refusal> refusal(OptionalLong size) {
    return size.isEmpty() || sizes.take(size.getAsLong())
        ? Optional.empty()
        : Optional.of(Refusal.SIZE);
  }

  /**
   * The same for one that a person named, which had to be asked for: what looks like a file may be
   * a directory.
   */
  public Optional<Refusal> refusal(String path, OptionalLong size) {
    return takesName(path) ? refusal(size) : Optional.of(Refusal.NAME);
  }

  /** Its directory, which is itself where it is one. */
  private static String directory(Url link, String path) {
    String whole = link.rawPath();
    return path.endsWith("/") ? whole : whole.substring(0, whole.lastIndexOf('/') + 1);
  }

  /**
   * Whether the name that {@code path} ends in is wanted. A directory is wanted for what is in it.
   */
  public boolean takesName(String path) {
    return names.takesAll()
        || path.endsWith("/")
        || names.takes(decoded(path.substring(path.lastIndexOf('/') + 1)));
  }

  /** What a path says. */
  static String decoded(String path) {
    return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
  }
}
