package mirror.listing;

import java.net.URI;
import java.util.Optional;

/**
 * An http or https URL without a fragment, as the text that is requested. A {@link URI} says the
 * same, but to make one its text is read character by character: of a row that needs no request,
 * nobody asks for it. For one thread at a time.
 */
public final class Url {
  private static final String AUTHORITY = "://";

  private final String text;
  private final int path;
  private final int query;
  private final boolean literal;
  private Optional<URI> uri;

  private Url(String text, Optional<URI> uri, boolean literal) {
    this.text = text;
    this.uri = uri;
    this.literal = literal;
    int authority = text.indexOf(AUTHORITY) + AUTHORITY.length();
    int mark = text.indexOf('?', authority);
    query = mark < 0 ? text.length() : mark;
    int slash = text.indexOf('/', authority);
    path = slash < 0 || slash > query ? query : slash;
  }

  public static Url of(URI uri) {
    return new Url(uri.toString(), Optional.of(uri), false);
  }

  /** A text that a {@link URI} can be made of. */
  static Url of(String text) {
    return new Url(text, Optional.empty(), false);
  }

  /** The same, of a link that browsers read as another URL. */
  Url asLiteral() {
    return new Url(text, uri, true);
  }

  /** Whether browsers read the link as another URL: its page may escape nothing, or may not. */
  public boolean isLiteral() {
    return literal;
  }

  /**
   * What browsers read a literal link as; empty where that would not be beside it, or would be a
   * place in what another row may name.
   */
  public static Optional<URI> browsed(URI literal) {
    String path = literal.getRawPath();
    String directory = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
    String name =
        path.substring(directory.length())
            .replace("%3F", "?")
            .replace("%3B", ";")
            .replace("%2B", "+")
            .replace("%25", "%");
    return Href.resolve(literal, of(literal).origin() + directory + name)
        .filter(
            read ->
                !name.contains("%23")
                    && !read.equals(literal)
                    && read.getRawPath().startsWith(directory)
                    && read.getRawPath().length() > directory.length());
  }

  /** The page that browsers ask for by a literal link that holds a number sign, if it does. */
  public static Optional<URI> unfragmented(URI literal) {
    String text = literal.toString();
    int sign = text.indexOf("%23", text.lastIndexOf('/'));
    return sign < 0 ? Optional.empty() : Optional.of(URI.create(text.substring(0, sign)));
  }

  /** The same as a URI. */
  public URI uri() {
    URI made = uri.orElseGet(() -> URI.create(text));
    uri = Optional.of(made);
    return made;
  }

  /** Scheme, host and port: what comes before the path. */
  String origin() {
    return text.substring(0, path);
  }

  public boolean isOfSameOrigin(Url other) {
    return path == other.path && text.regionMatches(0, other.text, 0, path);
  }

  String scheme() {
    return text.substring(0, text.indexOf(AUTHORITY));
  }

  public String rawPath() {
    return text.substring(path, query);
  }

  public boolean hasQuery() {
    return query < text.length();
  }

  /** Without its question mark; empty where there is none. */
  String rawQuery() {
    return hasQuery() ? text.substring(query + 1) : "";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Url url && text.equals(url.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
