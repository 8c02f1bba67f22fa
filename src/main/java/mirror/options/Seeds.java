package mirror.options;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import mirror.auth.Access;
import mirror.auth.Userinfo;
import mirror.listing.Href;
import mirror.scope.Scope;

/**
 * The URLs of all sources, read as they are asked for: a list may be longer than memory, or still
 * being written.
 */
public final class Seeds implements Iterator<URI> {
  /** What stands for stdin. */
  public static final String STDIN = "-";

  /**
   * Of a line that is no URL, which may be a file of anything, no more is shown: its number tells.
   */
  private static final int LONGEST_QUOTE = 200;

  /** Within a line: where one URL ends and another begins. */
  private static final Pattern ANOTHER = Pattern.compile("\\shttps?://");

  private final Iterator<String> sources;
  private final InputStream stdin;
  private final Access access;
  private final Consumer<String> onBadLine;
  private Optional<UrlList> list = Optional.empty();
  private Optional<URI> next = Optional.empty();
  private boolean heard;

  /**
   * Reads nothing yet.
   *
   * @param sources URLs, files of URLs, or {@link #STDIN}
   * @param access is told of each seed's userinfo, which goes no further
   * @param onBadLine is told of each line that is no URL, and where it stands
   */
  public Seeds(List<String> sources, InputStream stdin, Access access, Consumer<String> onBadLine) {
    this.access = access;
    this.sources = sources.iterator();
    this.stdin = stdin;
    this.onBadLine = onBadLine;
  }

  static boolean isUrl(String source) {
    return parse(source).isPresent();
  }

  /** The blanks of a name do; what begins another URL, with its own password, is no name. */
  private static Optional<URI> parse(String source) {
    return ANOTHER.matcher(source).find() ? Optional.empty() : Href.parse(source);
  }

  /**
   * What is wrong with a source, before anything is read of it. No name ends it, as a full stop
   * follows.
   *
   * @param target whether it may be where somebody wants to mirror to: others take that last
   */
  static Optional<String> complaint(String source, boolean target) {
    if (source.equals(STDIN) || isUrl(source)) {
      return Optional.empty();
    }
    if (source.isEmpty()) {
      return Optional.of("an empty word is no URL and no list of URLs");
    }
    if (source.contains("://")) {
      return Optional.of(quote(source) + ": " + fault(source));
    }
    try {
      return complaint(source, Path.of(source), target);
    } catch (InvalidPathException e) { // a config file may say NUL, or half a character
      return Optional.of(quote(source) + " is no name of a list of URLs");
    }
  }

  private static Optional<String> complaint(String source, Path file, boolean target) {
    String name = Userinfo.cut(source);
    String option = " (to mirror into it: -P " + name + ")";
    if (Files.isDirectory(file)) {
      return Optional.of("a directory, not a list of URLs: " + name + option);
    }
    if (Files.exists(file) && !Files.isReadable(file)) {
      return Optional.of(name + " is a list of URLs that you may not read");
    }
    if (Files.isReadable(file)) {
      return Optional.empty();
    }
    return name.startsWith("@")
        ? Optional.of("no such file of arguments: " + name.substring(1) + " (a list has no @)")
        : Optional.of(
            "no such list of URLs: "
                + name
                + (target ? option : " (a URL begins with http:// or https://)"));
  }

  /** Whether no list is named. */
  public static boolean areOnlyFromStdin(List<String> sources) {
    return sources.stream().allMatch(STDIN::equals);
  }

  /** Whether {@code file} is one of the lists, be it by stdin. */
  public static boolean areReadFrom(Path file, List<String> sources) throws IOException {
    for (String source : sources) {
      Path list = Path.of(source.equals(STDIN) ? "/dev/stdin" : source);
      if (Files.exists(file) && Files.exists(list) && Files.isSameFile(file, list)) {
        return true;
      }
    }
    return false;
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException when a list cannot be read on
   */
  @Override
  public boolean hasNext() {
    try {
      while (next.isEmpty()) {
        if (list.isPresent()) {
          next = readList(list.get());
        } else if (sources.hasNext()) {
          open(sources.next());
        } else {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    URI uri = next.orElseThrow();
    next = Optional.empty();
    return uri;
  }

  private void open(String source) throws IOException {
    if (source.equals(STDIN)) {
      // Named twice, it has nothing more to say, and is closed.
      list = Optional.of(new UrlList("stdin", heard ? InputStream.nullInputStream() : stdin));
      heard = true;
    } else {
      Optional<URI> uri = parse(source);
      if (uri.isPresent()) {
        next = admit(uri.get(), source, "");
      } else {
        list = Optional.of(new UrlList(source, Files.newInputStream(Path.of(source))));
      }
    }
  }

  /** The seed that a person wrote, unless it names another user than the same server's last one. */
  private Optional<URI> admit(URI uri, String url, String where) {
    Optional<Scope.Refusal> refusal = Scope.DEFAULT.beyond(uri.getRawPath());
    if (refusal.isPresent()) {
      access.badSeed();
      onBadLine.accept(where + uri + ": it " + refusal.get());
      return Optional.empty();
    }
    if (access.seed(uri, Userinfo.of(url))) {
      return Optional.of(uri);
    }
    onBadLine.accept(where + uri + ": another user of this server was named before");
    return Optional.empty();
  }

  private Optional<URI> readList(UrlList open) throws IOException {
    Optional<UrlList.Line> line = open.next();
    boolean foreign = line.filter(UrlList.Line::foreign).isPresent();
    if (foreign) {
      onBadLine.accept(open.name() + ": UTF-16, and a list is UTF-8");
    }
    if (line.isEmpty() || foreign) {
      open.close();
      list = Optional.empty();
      return Optional.empty();
    }
    String url = line.get().text().strip();
    if (url.isEmpty() || url.startsWith("#")) {
      return Optional.empty();
    }
    String where = line.get().where() + ": ";
    Optional<URI> uri = line.get().whole() ? parse(url) : Optional.empty();
    if (uri.isEmpty()) {
      if (url.contains("://")) { // no heading, and no other words
        access.badSeed();
      }
      onBadLine.accept(where + fault(url) + ": " + quote(url));
    }
    return uri.flatMap(known -> admit(known, url, where));
  }

  /** What is wrong with a URL that is none; browsers and DNS take an underscore, HttpClient not. */
  private static String fault(String url) {
    if (ANOTHER.matcher(url).find()) {
      return "more than one URL";
    }
    return !isUrl(url) && isUrl(url.replace('_', '-'))
        ? "a host's name with an underscore is not supported"
            + " (over http, use its address and --header='Host: NAME')"
        : "not an http or https URL";
  }

  private static String quote(String url) {
    String text = Userinfo.cut(url);
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
