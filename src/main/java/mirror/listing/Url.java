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
  private Optional<URI> uri;

  private Url(String text, Optional<URI> uri) {
    this.text = text;
    this.uri = uri;
    int authority = text.indexOf(AUTHORITY) + AUTHORITY.length();
    int mark = text.indexOf('?', authority);
    query = mark < 0 ? text.length() : mark;
    int slash = text.indexOf('/', authority);
    path = slash < 0 || slash > query ? query : slash;
  }

  public static Url of(URI uri) {
    return new Url(uri.toString(), Optional.of(uri));
  }

  /** A text that a {@link URI} can be made of. */
  static Url of(String text) {
    return new Url(text, Optional.empty());
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
